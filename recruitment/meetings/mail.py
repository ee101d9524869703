"""The letters to whoever has booked; the only place from which a home party's address leaves the house."""

from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from recruitment.languages.queries import spoken_instead_of
from recruitment.meetings.actions import line
from recruitment.meetings.calendar_file import FILE_NAME, calendar_file
from recruitment.meetings.letters import WITH_CALENDAR_FILE, About, still_holds
from recruitment.meetings.models import Booking
from recruitment.meetings.status import Status
from recruitment.meetings.waiting import place_in
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.words.queries import current


def send_booking_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter, unless what it would tell has ceased to be true while it waited."""
    booking = Booking.objects.select_related("meeting").filter(pk=payload["booking"]).first()
    if booking is None or booking.erased_at is not None:
        raise DeliveryFailed(_("The booking is gone"), permanent=True)
    about, meeting = About(payload["about"]), booking.meeting
    if not still_holds(about, booking, meeting):
        return
    with translation.override(spoken_instead_of(booking.language or meeting.language)):
        letter = EmailMessage(
            subject=current().says(f"letter-booking-{about}", "subject"),
            body=render_to_string(f"mail/booking/{about}.txt", _context(booking)),
            to=[booking.email],
            headers={
                "Message-ID": f"<{message_id}@{settings.UNIT.mail_domain}>",
                "Auto-Submitted": "auto-generated",
            },
        )
        if about in WITH_CALENDAR_FILE and booking.status == Status.BOOKED:
            file = calendar_file(meeting, at=timezone.now(), for_guest=True)
            letter.attach(FILE_NAME, file, "text/calendar")
    try:
        letter.send()
    except SMTPRecipientsRefused as refused:
        raise DeliveryFailed(_("The mail server does not know the address"), permanent=True) from refused


def _context(booking: Booking) -> dict[str, Any]:
    meeting = booking.meeting
    has_seat = booking.status == Status.BOOKED
    return {
        "booking": booking,
        "meeting": meeting,
        "unit": settings.UNIT,
        "link": settings.BASE_URL + reverse("booking:booking", args=[booking.token]),
        "calendar": settings.BASE_URL + reverse("booking:calendar"),
        "place_in_line": place_in(line(meeting), booking.pk),
        # Only somebody who has a seat learns where the home is.
        "address": meeting.address if meeting.is_home_party and has_seat else "",
        "digital_link": meeting.digital_link if has_seat else "",
    }
