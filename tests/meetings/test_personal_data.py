"""Who booked, and where a home party was, is forgotten in time; seats and attendance stay as numbers."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from recruitment.hallway import PERSONAL_DATA
from recruitment.meetings.disposal import forget_addresses, forget_guests
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.personal_data import erase_bookings
from recruitment.meetings.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import Disposal
from tests.make.leads import make_lead
from tests.make.meetings import make_booking, make_home_party, make_meeting

pytestmark = pytest.mark.django_db


def test_guests_are_forgotten_after_the_units_time_and_not_before() -> None:
    now = timezone.now()
    booking = make_booking(make_meeting(at=now), seats=2, at=now)
    kept_until = booking.meeting.ends_at + timedelta(days=settings.UNIT.retention.booking_days)
    assert forget_guests(kept_until, register=PERSONAL_DATA) == 0
    assert forget_guests(kept_until + timedelta(minutes=1), register=PERSONAL_DATA) == 1
    assert forget_guests(kept_until + timedelta(days=1), register=PERSONAL_DATA) == 0
    booking = Booking.objects.get()
    assert (booking.name, booking.phone, booking.email, booking.arrivals) == ("", "", "", {})
    assert (booking.phone_index, booking.email_index, booking.token_hash) == ("", "", None)
    assert booking.seats == 2
    assert booking.erased_at is not None
    assert not OutboxMessage.objects.exists()
    assert Disposal.objects.get().room == "meetings"


def test_somebody_erased_before_the_meeting_gives_the_seat_back() -> None:
    meeting = make_meeting(capacity=1)
    first = make_booking(meeting)
    waiting = make_booking(meeting)
    erase_bookings(Booking.objects.filter(pk=first.pk))
    waiting.refresh_from_db()
    assert waiting.status == Status.BOOKED
    assert Meeting.objects.get().seats_taken == 1


def test_erasing_a_family_erases_what_it_has_booked() -> None:
    booking, other = make_booking(), make_booking(phone="", email="annan@example.se")
    call_command("erase_lead", make_lead().reference, decision="2026-1", stdout=StringIO())
    booking.refresh_from_db()
    other.refresh_from_db()
    assert (booking.name, other.name) == ("", "Kim Exempelsson")


def test_a_home_is_forgotten_the_day_after() -> None:
    now = timezone.now()
    party = make_home_party(at=now)
    assert forget_addresses(party.ends_at + timedelta(hours=23)) == ""
    assert forget_addresses(party.ends_at + timedelta(hours=25)) == "1 adress"
    assert forget_addresses(party.ends_at + timedelta(hours=26)) == ""
    party = Meeting.objects.get()
    assert (party.address, party.invitation) == ("", "")
