"""Who has booked a meeting, as a row of the desk's list reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recruitment.leads.models import Lead
from recruitment.meetings.models import Booking
from recruitment.meetings.status import Status
from recruitment.privacy.contact import readable_phone


@dataclass(frozen=True)
class GuestRow:
    """One booking, and what may be done with it now."""

    booking: Booking
    phone: str
    status: str
    lead: Lead | None
    may_tick: bool
    may_cancel: bool
    came: bool
    stayed_away: bool


def guest_rows(
    bookings: Sequence[Booking], leads: Mapping[str, Lead], *, has_come: bool, is_open: bool
) -> list[GuestRow]:
    """The rows of a meeting's list; `has_come` says that its day is here, `is_open` that it lies ahead."""
    return [
        GuestRow(
            booking=booking,
            phone=readable_phone(booking.phone) if booking.phone else "",
            status=booking.get_status_display(),
            lead=leads.get(booking.reference),
            may_tick=has_come and booking.status not in {Status.WAITING, Status.CANCELLED},
            may_cancel=is_open and booking.status in {Status.BOOKED, Status.WAITING},
            came=booking.status == Status.ATTENDED,
            stayed_away=booking.status == Status.NO_SHOW,
        )
        for booking in bookings
    ]
