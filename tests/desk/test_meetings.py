"""The desk sees who has booked, ticks off who came, and makes registrations; each reading is logged."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.meetings.models import Booking
from recruitment.meetings.personal_data import erase_bookings
from recruitment.meetings.status import Status
from recruitment.privacy.models import AccessAction, AccessLogEntry
from tests.make.meetings import HOME, make_booking, make_home_party, make_meeting
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
MEETINGS = "/handlaggning/traffar/"


@pytest.fixture
def officer() -> Client:
    return signed_in("handler")


@pytest.fixture
def booking() -> Booking:
    """A seat at a meeting that began a moment ago."""
    now = timezone.now()
    meeting = make_meeting(at=now - timedelta(days=14), starts_at=now - timedelta(minutes=10))
    return make_booking(meeting, name="Åsa Öqvist", at=now - timedelta(days=3))


def page_of(booking: Booking) -> str:
    return f"{MEETINGS}{booking.meeting_id}/"


def test_the_list_has_figures_and_no_names(officer: Client, booking: Booking) -> None:
    page = officer.get(MEETINGS).content.decode()
    assert "1 av 10" in page
    assert "Åsa" not in page


def test_reading_who_has_booked_is_written_down(officer: Client, booking: Booking) -> None:
    page = officer.get(page_of(booking)).content.decode()
    assert "Åsa Öqvist" in page
    assert "070-174 06 05" in page
    row = AccessLogEntry.objects.get()
    assert (row.action, row.door, row.cases) == (AccessAction.READ, "desk:meeting", [booking.reference])


def test_who_came_is_ticked_and_the_tick_taken_back(officer: Client, booking: Booking) -> None:
    address = f"{page_of(booking)}{booking.reference}/narvaro/"
    for to in ("attended", "no_show", "booked"):
        assert officer.post(address, {"to": to}).status_code == 302
        assert Booking.objects.get().status == to
    officer.post(address, {"to": "cancelled"})
    assert Booking.objects.get().status == Status.BOOKED


def test_a_guest_becomes_a_registration_once(officer: Client, booking: Booking) -> None:
    address = f"{page_of(booking)}{booking.reference}/anmal/"
    for _time in range(2):
        answer = officer.post(address)
    lead = Lead.objects.get()
    assert answer["Location"] == f"/handlaggning/{lead.reference}/"
    assert lead.reference in officer.get(page_of(booking)).content.decode()
    assert "Bokade: Informationskväll" in officer.get(answer["Location"]).content.decode()


def test_a_booking_is_cancelled_for_somebody_who_calls(officer: Client) -> None:
    booking = make_booking()
    officer.post(f"{page_of(booking)}{booking.reference}/avboka/")
    assert Booking.objects.get().status == Status.CANCELLED


def test_the_address_of_a_home_is_not_shown_to_the_desk_either(officer: Client) -> None:
    booking = make_booking(make_home_party(address=HOME))
    assert "Kanarie" not in officer.get(page_of(booking)).content.decode()


def test_whoever_is_erased_is_gone_from_the_list(officer: Client, booking: Booking) -> None:
    erase_bookings(Booking.objects.all())
    page = officer.get(page_of(booking)).content.decode()
    assert booking.reference not in page
    assert officer.post(f"{page_of(booking)}{booking.reference}/anmal/").status_code == 404
