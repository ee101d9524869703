"""Seats: booked, given back, passed on, ticked off; the database refuses what the actions never do."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.meetings import actions, scheduling
from recruitment.meetings.letters import LETTER
from recruitment.meetings.models import Booking, Kind, Meeting
from recruitment.meetings.refusals import BookingRefused
from recruitment.meetings.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.meetings import NOW, make_booking, make_home_party, make_meeting
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def system() -> User:
    return User.objects.system()


def letters() -> list[str]:
    return [
        message.payload["about"]
        for message in OutboxMessage.objects.filter(kind=LETTER).order_by("created_at", "effect_key")
    ]


def test_a_seat_given_back_goes_to_the_first_that_fits(system: User) -> None:
    meeting = make_meeting(capacity=2, at=NOW)
    first, second = (make_booking(meeting, at=NOW) for _number in range(2))
    couple = make_booking(meeting, seats=2, at=NOW + timedelta(minutes=1))
    alone = make_booking(meeting, at=NOW + timedelta(minutes=2))
    actions.cancel(first, by=system, at=NOW)
    statuses = dict(Booking.objects.values_list("pk", "status"))
    assert (statuses[couple.pk], statuses[alone.pk]) == (Status.WAITING, Status.BOOKED)
    actions.cancel(second, by=system, at=NOW)
    actions.cancel(alone, by=system, at=NOW)
    couple.refresh_from_db()
    assert couple.status == Status.BOOKED
    assert letters().count("got_in") == 2
    meeting.refresh_from_db()
    assert meeting.seats_taken == 2


def test_a_larger_room_lets_the_waiting_in(system: User) -> None:
    meeting = make_meeting(capacity=1, at=NOW)
    make_booking(meeting, at=NOW)
    waiting = make_booking(meeting, at=NOW)
    scheduling.change(meeting, {"capacity": 2}, by=system, at=NOW)
    waiting.refresh_from_db()
    assert waiting.status == Status.BOOKED


def test_a_room_cannot_be_smaller_than_what_is_booked(system: User) -> None:
    meeting = make_meeting(capacity=3, at=NOW)
    make_booking(meeting, seats=2, at=NOW)
    with pytest.raises(BookingRefused):
        scheduling.change(meeting, {"capacity": 1}, by=system, at=NOW)


def test_the_database_itself_refuses_one_seat_too_many() -> None:
    meeting = make_meeting(capacity=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(seats_taken=2)


@pytest.mark.parametrize(
    "facts",
    [
        {"ends_at": NOW - timedelta(days=1)},
        {"capacity": 0},
        {"place": ""},
        {"slug": None},
        {"invitation_index": "x"},
        {"published_until": NOW - timedelta(days=400)},
        {"kind": Kind.HOME_PARTY},
        {"kind": Kind.DIGITAL},
    ],
)
def test_the_database_refuses_a_meeting_that_cannot_be(facts: dict) -> None:
    meeting = make_meeting(at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**facts)


@pytest.mark.parametrize("facts", [{"place": "Hemma"}, {"slug": "hemma"}, {"digital_link": "https://x.se"}])
def test_the_database_refuses_to_place_a_home_party(facts: dict) -> None:
    meeting = make_home_party(at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**facts)


@pytest.mark.parametrize("facts", [{"seats": 0}, {"seats": 5}, {"phone_index": "", "email_index": ""}])
def test_the_database_refuses_a_booking_that_cannot_be(facts: dict) -> None:
    booking = make_booking()
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(**facts)


def test_nobody_books_what_is_over_or_called_off(system: User) -> None:
    over = make_meeting(starts_at=NOW, at=NOW - timedelta(days=1))
    off = make_meeting(at=NOW)
    scheduling.call_off(off, by=system, at=NOW)
    for meeting in (over, off):
        with pytest.raises(BookingRefused):
            make_booking(meeting, at=NOW)


def test_the_trail_tells_every_move(system: User) -> None:
    booking = make_booking(at=NOW)
    actions.cancel(booking, by=system, at=NOW)
    actions.cancel(booking, by=system, at=NOW)
    assert list(booking.events.values_list("before", "after")) == [
        ("", Status.BOOKED),
        (Status.BOOKED, Status.CANCELLED),
    ]


def test_attendance_is_ticked_from_the_day_and_can_be_undone() -> None:
    officer = make_staff(Role.HANDLER)
    booking = make_booking(make_meeting(at=NOW), at=NOW)
    with pytest.raises(BookingRefused):
        actions.note_attendance(booking, to=Status.ATTENDED, by=officer, at=NOW)
    evening = booking.meeting.starts_at + timedelta(minutes=5)
    for to in (Status.ATTENDED, Status.NO_SHOW, Status.BOOKED):
        booking = actions.note_attendance(booking, to=to, by=officer, at=evening)
        assert booking.status == to
    assert Meeting.objects.get().seats_taken == 1
    assert AccessLogEntry.objects.filter(actor=officer).count() == 3


def test_a_new_time_is_told_once_to_everybody_with_an_address(system: User) -> None:
    meeting = make_meeting(at=NOW, capacity=1)
    make_booking(meeting, at=NOW)
    make_booking(meeting, at=NOW)
    make_booking(meeting, at=NOW, email="")
    later = {
        "starts_at": meeting.starts_at + timedelta(days=1),
        "ends_at": meeting.ends_at + timedelta(days=1),
    }
    for _time in range(2):
        scheduling.change(meeting, later, by=system, at=NOW)
    assert letters().count("changed") == 2
    assert Meeting.objects.get().version == 1


def test_an_edit_never_writes_over_seats_booked_meanwhile(system: User) -> None:
    meeting = make_meeting(at=NOW)
    make_booking(meeting, seats=3, at=NOW)
    scheduling.change(meeting, {"title": "En annan rubrik"}, by=system, at=NOW)
    assert Meeting.objects.get().seats_taken == 3


def test_calling_off_tells_everybody_once(system: User) -> None:
    meeting = make_meeting(at=NOW, capacity=1)
    make_booking(meeting, at=NOW)
    make_booking(meeting, at=NOW)
    for _time in range(2):
        scheduling.call_off(meeting, by=system, at=NOW)
    assert letters().count("called_off") == 2


def test_two_meetings_of_one_name_and_day_have_addresses_of_their_own() -> None:
    starts = timezone.now() + timedelta(days=3)
    one, other = (make_meeting(starts_at=starts) for _number in range(2))
    assert one.slug != other.slug
