"""What may be done with seats: booked, given back, passed on to the waiting list, ticked off."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.meetings import letters
from recruitment.meetings.letters import About
from recruitment.meetings.models import Booking, BookingEvent, Meeting
from recruitment.meetings.reference import new_reference
from recruitment.meetings.refusals import BookingRefused
from recruitment.meetings.status import OPEN, SEATED, Status, may_move
from recruitment.meetings.waiting import InLine, let_in
from recruitment.privacy import access_log
from recruitment.privacy.contact import clean, email_index, normalise_phone, phone_index
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.tasks.actions import no_longer_needed
from recruitment.tasks.models import Task

REFERENCE_TRIES = 5


@dataclass(frozen=True)
class Guest:
    """Whoever books; at least a telephone number or an e-mail address is given."""

    name: str
    phone: str = ""
    email: str = ""


@transaction.atomic
def book(
    meeting: Meeting,
    guest: Guest,
    *,
    seats: int,
    token: str,
    arrivals: Sequence[dict[str, Any]] = (),
    language: str = "",
    looks_automatic: bool = False,
    at: datetime,
) -> Booking:
    """Seats at the meeting, or a place on its waiting list; a form sent again gets its first booking.

    Raises BookingRefused when the meeting is over, called off, or full without a waiting list.
    """
    current = hold(meeting.pk)
    if earlier := find(token):
        return earlier
    _check_open(current, seats, at=at)

    status = Status.BOOKED if seats <= current.seats_left else Status.WAITING
    booking = _insert(
        Booking(
            meeting=current,
            status=status,
            seats=seats,
            booked_at=at,
            name=clean(guest.name),
            phone=normalise_phone(guest.phone) or clean(guest.phone),
            email=clean(guest.email),
            phone_index=phone_index(guest.phone),
            email_index=email_index(guest.email),
            arrivals=list(arrivals),
            language=language,
            looks_automatic=looks_automatic,
            token=token,
            token_hash=fingerprint(token),
        )
    )
    if status == Status.BOOKED:
        _take(current, seats)
    _note(booking, before="", by=User.objects.system(), at=at)
    letters.queue(About.BOOKED if status == Status.BOOKED else About.WAITING, booking, at=at)
    return booking


@transaction.atomic
def cancel(booking: Booking, *, by: User, at: datetime) -> Booking:
    """Gives the seats back, and passes them on at once; done twice, it is done once."""
    meeting, current = _hold_both(booking)
    if current.status == Status.CANCELLED:
        return current
    if current.status not in OPEN or at >= meeting.starts_at:
        raise BookingRefused(_("The meeting has begun, so there is nothing to cancel."))
    _move(current, meeting, Status.CANCELLED, by=by, at=at)
    # Nobody needs to call a guest who is not coming.
    no_longer_needed(Task.objects.filter(case=current.reference), at=at)
    _log(current, by=by, at=at)
    pass_on_seats(meeting, at=at)
    return current


@transaction.atomic
def note_attendance(booking: Booking, *, to: Status, by: User, at: datetime) -> Booking:
    """Ticks somebody off as there or not there; BOOKED takes the tick away."""
    meeting, current = _hold_both(booking)
    if current.status == to:
        return current
    if timezone.localdate(at) < timezone.localdate(meeting.starts_at):
        raise BookingRefused(_("Who came can be noted from the day of the meeting."))
    if to not in SEATED or not may_move(Status(current.status), to):
        raise BookingRefused(_("That cannot be noted for this booking."))
    _move(current, meeting, to, by=by, at=at)
    _log(current, by=by, at=at)
    return current


def pass_on_seats(meeting: Meeting, *, at: datetime) -> None:
    """Gives free seats to whoever waits, in order. The caller holds the meeting and the transaction."""
    if meeting.is_cancelled or at >= meeting.starts_at:
        return
    for entering in let_in(line(meeting), free=meeting.seats_left):
        booking = Booking.objects.get(pk=entering)
        _move(booking, meeting, Status.BOOKED, by=User.objects.system(), at=at)
        letters.queue(About.GOT_IN, booking, at=at)


def line(meeting: Meeting) -> list[InLine]:
    """The meeting's waiting list."""
    waiting = Booking.objects.filter(meeting=meeting, status=Status.WAITING)
    return [InLine(*row) for row in waiting.values_list("booked_at", "pk", "seats")]


def find(token: str) -> Booking | None:
    """The booking whose page this is the key to."""
    return Booking.objects.select_related("meeting").filter(token_hash=fingerprint(token)).first()


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def hold(meeting: UUID) -> Meeting:
    """The meeting as it stands; nobody else's booking comes in between until the transaction ends."""
    return Meeting.objects.select_for_update().get(pk=meeting)


def _hold_both(booking: Booking) -> tuple[Meeting, Booking]:
    meeting = hold(booking.meeting_id)
    current = Booking.objects.get(pk=booking.pk)
    current.meeting = meeting
    return meeting, current


def _check_open(meeting: Meeting, seats: int, *, at: datetime) -> None:
    if meeting.is_cancelled:
        raise BookingRefused(_("The meeting is called off."))
    if at >= meeting.starts_at:
        raise BookingRefused(_("The meeting has begun, so it can no longer be booked."))
    if seats > meeting.seats_left and not meeting.has_waiting_list:
        if meeting.seats_left == 0:
            raise BookingRefused(_("The meeting is full."))
        raise BookingRefused(
            ngettext(
                "There is only %(left)s seat left.", "There are only %(left)s seats left.", meeting.seats_left
            )
            % {"left": meeting.seats_left}
        )


def _insert(booking: Booking) -> Booking:
    for _try in range(REFERENCE_TRIES):
        booking.reference = new_reference()
        try:
            with transaction.atomic():
                booking.save(force_insert=True)
        except IntegrityError:
            if Booking.objects.filter(reference=booking.reference).exists():
                continue
            raise
        return booking
    raise IntegrityError("no free reference found")


def _move(booking: Booking, meeting: Meeting, to: Status, *, by: User, at: datetime) -> None:
    """Writes every change of status, with the seats it takes or frees and its row in the trail."""
    before = Status(booking.status)
    if not may_move(before, to):
        raise BookingRefused(_("That cannot be noted for this booking."))
    booking.meeting, booking.status = meeting, to
    booking.save(update_fields=["status"])
    _take(meeting, booking.seats * ((to in SEATED) - (before in SEATED)))
    _note(booking, before=before, by=by, at=at)


def _take(meeting: Meeting, seats: int) -> None:
    if seats:
        meeting.seats_taken += seats
        meeting.save(update_fields=["seats_taken"])


def _note(booking: Booking, *, before: str, by: User, at: datetime) -> None:
    sequence = booking.events.count() + 1
    BookingEvent.objects.create(
        booking=booking, sequence=sequence, before=before, after=booking.status, at=at, by=by
    )


def _log(booking: Booking, *, by: User, at: datetime) -> None:
    """What staff do to a booking is read in the access log too; a guest's own doing is in the trail."""
    if by.is_active:
        access_log.record(
            by=by, action=AccessAction.CHANGE, door="desk:meeting", cases=[booking.reference], at=at
        )
