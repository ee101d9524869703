"""The letters and texts about bookings; only a letter carries a home party's address out of the house."""

from typing import Any
from uuid import UUID

from django.conf import settings
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
from recruitment.outbox.delivery import DeliveryFailed, NoLongerNeeded
from recruitment.outbox.letters import File, post
from recruitment.outbox.sms.sending import send_text
from recruitment.outbox.words import letter_subject, letter_words, sms_words


def send_booking_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter, unless what it would tell has ceased to be true while it waited."""
    about, booking = _told(payload)
    meeting = booking.meeting
    with translation.override(_language(booking)):
        files = []
        if about in WITH_CALENDAR_FILE and booking.status == Status.BOOKED:
            content = calendar_file(meeting, at=timezone.now(), for_guest=True)
            files.append(File(FILE_NAME, content, "text/calendar"))
        name = f"booking/{about}"
        subject, body = letter_subject(name), letter_words(name, _context(booking))
        post(subject=subject, body=body, to=[booking.email], message_id=message_id, files=files)


def send_booking_text(payload: dict[str, Any], message_id: UUID) -> None:
    """The news, the day and the booking's own page, to who gave a mobile number alone; never an address."""
    about, booking = _told(payload)
    with translation.override(_language(booking)):
        facts = {
            "booking": booking,
            "meeting": booking.meeting,
            "news": letter_subject(f"booking/{about}"),
            "link": settings.BASE_URL + reverse("booking:booking", args=[booking.token]),
        }
        send_text(number=booking.phone, text=sms_words("booking", facts), message_id=message_id)


def _told(payload: dict[str, Any]) -> tuple[About, Booking]:
    booking = Booking.objects.select_related("meeting").filter(pk=payload["booking"]).first()
    if booking is None or booking.erased_at is not None:
        raise DeliveryFailed(_("The booking is gone"), permanent=True)
    about = About(payload["about"])
    if not still_holds(about, booking, booking.meeting):
        raise NoLongerNeeded
    return about, booking


def _language(booking: Booking) -> str:
    return spoken_instead_of(booking.language or booking.meeting.language)


def _context(booking: Booking) -> dict[str, Any]:
    meeting = booking.meeting
    has_seat = booking.status == Status.BOOKED
    return {
        "booking": booking,
        "meeting": meeting,
        "link": settings.BASE_URL + reverse("booking:booking", args=[booking.token]),
        "calendar": settings.BASE_URL + reverse("booking:calendar"),
        "place_in_line": place_in(line(meeting), booking.pk),
        # Only somebody who has a seat learns where the home is.
        "address": meeting.address if meeting.is_home_party and has_seat else "",
        "digital_link": meeting.digital_link if has_seat else "",
    }
