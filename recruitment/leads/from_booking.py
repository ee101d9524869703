"""Makes a registration of somebody who booked a meeting and said there that they want to go on."""

from datetime import datetime

from django.db import transaction

from recruitment.leads.intake import ApplicantDetails, receive
from recruitment.leads.models import EntryChannel, Lead
from recruitment.meetings.models import Booking
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User


@transaction.atomic
def register(booking: Booking, *, by: User, at: datetime) -> Lead:
    """The registration of this booking: made now, or the one an earlier call made.

    The booking's own key stands as the registration's run, so the database refuses a second one. The
    meeting, and the way to it, become touches by the same telephone or address (`leads.intake`).
    """
    lead = receive(
        applicants=[ApplicantDetails(booking.name, booking.phone, booking.email)],
        answers={},
        municipality=booking.meeting.municipality,
        entry_channel=EntryChannel.BOOKING,
        language=booking.language or booking.meeting.language,
        run=booking.pk,
        by=by,
        at=at,
    )
    access_log.record(
        by=by,
        action=AccessAction.CHANGE,
        door="desk:register_guest",
        cases=[booking.reference, lead.reference],
        at=at,
    )
    return lead


def leads_of(bookings: list[Booking]) -> dict[str, Lead]:
    """The registrations already made of these bookings, by the booking's reference."""
    by_run = Lead.objects.in_bulk([booking.pk for booking in bookings], field_name="run")
    return {booking.reference: by_run[booking.pk] for booking in bookings if booking.pk in by_run}
