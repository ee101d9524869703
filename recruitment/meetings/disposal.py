"""Forgets who booked a meeting, and where a home party was, when their time is over."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import ngettext

from recruitment.meetings.models import Booking, Kind, Meeting
from recruitment.meetings.personal_data import case_of, forget_homes
from recruitment.privacy.register import PersonalData
from recruitment.privacy.retention import erase_cases

HOME_STAYS = timedelta(days=1)
RULE = "booking_days"
# One transaction each: no worker holds a long one.
BATCH = 200


def forget_guests(at: datetime, *, register: Iterable[PersonalData]) -> int:
    """Erases bookings of meetings that ended longer ago than the unit keeps them; returns how many."""
    over = at - timedelta(days=settings.UNIT.retention.booking_days)
    due = Booking.objects.filter(erased_at__isnull=True, meeting__ends_at__lt=over).order_by("pk")
    register, count = tuple(register), 0
    while bookings := list(due[:BATCH]):
        with transaction.atomic():
            cases = [case_of(booking) for booking in bookings]
            erase_cases(cases, register=register, rule=RULE, at=at, room="meetings")
        count += len(bookings)
    return count


@transaction.atomic
def forget_addresses(at: datetime) -> str:
    """Empties addresses of home parties that are over, once."""
    over = Meeting.objects.filter(kind=Kind.HOME_PARTY, ends_at__lt=at - HOME_STAYS)
    # The locked column tells nothing to a query: what is empty is seen when it is opened.
    still = [meeting.pk for meeting in over if meeting.address or meeting.invitation]
    count = forget_homes(Meeting.objects.filter(pk__in=still))
    return ngettext("%(count)s address", "%(count)s addresses", count) % {"count": count} if count else ""
