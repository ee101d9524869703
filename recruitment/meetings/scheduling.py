"""From a communicator's form to the calendar: a meeting is announced, changed and called off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from recruitment.campaigns.actions import create_tag
from recruitment.campaigns.models import Tag
from recruitment.meetings import letters
from recruitment.meetings.actions import hold, pass_on_seats
from recruitment.meetings.invitations import invitation_index, new_invitation
from recruitment.meetings.letters import About
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.refusals import BookingRefused
from recruitment.meetings.status import OPEN
from recruitment.staff.models import User

# Whoever has booked is told when one of these changes.
TOLD = frozenset({"starts_at", "ends_at", "place", "digital_link", "address"})


@transaction.atomic
def announce(meeting: Meeting, *, by: User, at: datetime) -> Meeting:
    """Puts a new meeting into the calendar, with its own address or its own invitation code."""
    if meeting.is_home_party:
        meeting.invitation = new_invitation()
        meeting.invitation_index = invitation_index(meeting.invitation)
    else:
        meeting.slug = _free_slug(meeting)
    meeting.tag = _tag(meeting, by=by, at=at)
    meeting.save(force_insert=True)
    log(instance=meeting, action="wagtail.create", user=by)
    return meeting


@transaction.atomic
def change(meeting: Meeting, facts: Mapping[str, Any], *, by: User, at: datetime) -> Meeting:
    """Writes what has changed, and nothing else: seats may have been booked since the form was drawn.

    Who has booked is told of a new time or place, and who waits gets the seats of a larger room.
    Raises BookingRefused when more seats are taken than the room would have.
    """
    current = hold(meeting.pk)
    changed = {name: value for name, value in facts.items() if getattr(current, name) != value}
    if not changed:
        return current
    if changed.get("capacity", current.capacity) < current.seats_taken:
        raise BookingRefused(_("More seats than that are already booked."))
    for name, value in changed.items():
        setattr(current, name, value)
    if "activity" in changed:
        current.tag = _tag(current, by=by, at=at)
        changed["tag"] = current.tag
    is_news = not TOLD.isdisjoint(changed) and at < current.starts_at
    if is_news:
        current.version += 1
        changed["version"] = current.version
    current.save(update_fields=sorted(changed))
    log(instance=current, action="wagtail.edit", user=by)
    if is_news:
        if "starts_at" in changed:
            # The day before is another day now.
            Booking.objects.filter(meeting=current).update(reminded_at=None)
        _tell_all(current, About.CHANGED, at=at)
    pass_on_seats(current, at=at)
    return current


@transaction.atomic
def call_off(meeting: Meeting, *, by: User, at: datetime) -> None:
    """Calls the meeting off and tells everybody who has booked or waits; done twice, it is done once."""
    current = hold(meeting.pk)
    if current.is_cancelled or at >= current.ends_at:
        return
    current.cancelled_at = at
    current.version += 1
    current.save(update_fields=["cancelled_at", "version"])
    log(instance=current, action="meetings.call_off", user=by)
    _tell_all(current, About.CALLED_OFF, at=at)


def _tell_all(meeting: Meeting, about: About, *, at: datetime) -> None:
    for booking in Booking.objects.filter(meeting=meeting, status__in=sorted(OPEN)):
        booking.meeting = meeting
        letters.queue(about, booking, at=at)


def _free_slug(meeting: Meeting) -> str:
    day = timezone.localtime(meeting.starts_at)
    wished = slugify(f"{meeting.title} {day:%Y-%m-%d}")[:90].strip("-")
    taken = set(Meeting.objects.filter(slug__startswith=wished).values_list("slug", flat=True))
    number, slug = 1, wished
    while slug in taken:
        number += 1
        slug = f"{wished}-{number}"
    return slug


def _tag(meeting: Meeting, *, by: User, at: datetime) -> Tag | None:
    """The meeting's own tag in its activity; a home party's has no words of its own."""
    if meeting.activity is None:
        return None
    return create_tag(
        activity=meeting.activity, variant="" if meeting.is_home_party else str(meeting)[:80], by=by, at=at
    )
