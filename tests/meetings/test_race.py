"""Many families at the same second, on real connections: the room is never overbooked, nobody doubled."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from recruitment.meetings import actions
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import Status
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES
from tests.make.meetings import make_booking, make_meeting

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the suite's SQLite lives in one connection"),
]
NOW = timezone.now()
HANDS = 12


@pytest.fixture(autouse=True)
def roles(transactional_db: None) -> None:
    """These tests empty the database when they end, the page tree with it: the bare groups suffice."""
    for name in GROUP_NAMES.values():
        Group.objects.get_or_create(name=name)
    User.objects.system()


def together(*deeds: Callable[[], object]) -> list[object]:
    """Does all deeds at once, each on a connection of its own."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> object:
        start.wait(timeout=20)
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_the_room_holds_as_many_as_it_holds() -> None:
    meeting = make_meeting(capacity=5, at=NOW)
    together(*(lambda: make_booking(meeting, at=NOW) for _hand in range(HANDS)))
    assert Booking.objects.filter(status=Status.BOOKED).count() == 5
    assert Booking.objects.filter(status=Status.WAITING).count() == HANDS - 5
    assert Meeting.objects.get().seats_taken == 5


def test_one_form_sent_many_times_at_once_is_one_booking() -> None:
    meeting = make_meeting(capacity=5, at=NOW)
    made = together(*(lambda: make_booking(meeting, token="t" * 22, at=NOW) for _hand in range(HANDS)))
    assert len({booking.pk for booking in made}) == 1
    assert Booking.objects.count() == 1


def test_seats_given_back_while_others_book_are_never_lost() -> None:
    meeting = make_meeting(capacity=4, at=NOW)
    held = [make_booking(meeting, at=NOW) for _seat in range(4)]
    system = User.objects.system()
    together(
        *(lambda booking=booking: actions.cancel(booking, by=system, at=NOW) for booking in held),
        *(lambda: make_booking(meeting, at=NOW) for _hand in range(6)),
    )
    assert Meeting.objects.get().seats_taken == 4
    assert Booking.objects.filter(status=Status.BOOKED).count() == 4
    assert Booking.objects.filter(status=Status.WAITING).count() == 2
