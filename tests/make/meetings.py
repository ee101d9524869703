"""Meetings and bookings for tests, made as a communicator and a visitor make them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from recruitment.meetings import actions, scheduling
from recruitment.meetings.actions import Guest
from recruitment.meetings.models import Booking, Kind, Meeting
from recruitment.staff.models import User

NOW = datetime(2026, 11, 16, 10, 0, tzinfo=timezone.get_default_timezone())
HOME = "Kanariestigen 7, Fågelbyn. Ring på hos Fågelsson."


def make_meeting(*, at: datetime | None = None, by: User | None = None, **facts: Any) -> Meeting:
    """An information evening a fortnight after `at`, with ten seats and a waiting list."""
    at = at or timezone.now()
    facts.setdefault("kind", Kind.EVENING)
    facts.setdefault("title", "Informationskväll")
    facts.setdefault("starts_at", at + timedelta(days=14))
    facts.setdefault("ends_at", facts["starts_at"] + timedelta(hours=2))
    facts.setdefault("capacity", 10)
    facts.setdefault("published_from", at - timedelta(days=1))
    if facts["kind"] == Kind.EVENING:
        facts.setdefault("place", "Biblioteket, Exempelgatan 1")
    if facts["kind"] == Kind.DIGITAL:
        facts.setdefault("digital_link", "https://mote.example.se/traff")
    return scheduling.announce(Meeting(**facts), by=by or User.objects.system(), at=at)


def make_home_party(**facts: Any) -> Meeting:
    """A home party whose address is a canary: whoever reads it where it should not be has found a leak."""
    facts.setdefault("title", "Hemmaträff")
    facts.setdefault("address", HOME)
    return make_meeting(kind=Kind.HOME_PARTY, **facts)


def make_booking(meeting: Meeting | None = None, *, at: datetime | None = None, **facts: Any) -> Booking:
    """A seat for one, booked by somebody with a telephone and an address."""
    at = at or timezone.now()
    guest = Guest(
        facts.pop("name", "Kim Exempelsson"),
        facts.pop("phone", "070-174 06 05"),
        facts.pop("email", "kim@example.se"),
    )
    return actions.book(
        meeting or make_meeting(at=at),
        guest,
        seats=facts.pop("seats", 1),
        token=facts.pop("token", uuid4().hex[:22]),
        at=at,
        **facts,
    )
