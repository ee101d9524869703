"""Rosters, absences and contact municipalities for tests."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from recruitment.duty.actions import Turns, register_absence, set_week, share_municipalities
from recruitment.duty.models import Absence
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.staff import make_staff


def make_away(person: User, *, at: datetime, days: int = 7, first_day: date | None = None) -> Absence:
    """Somebody away from today, or from `first_day`, with nothing handed on yet."""
    first = first_day or timezone.localdate(at)
    return register_absence(
        person=person,
        first_day=first,
        last_day=first + timedelta(days=days - 1),
        stand_in=None,
        by=person,
        at=at,
    )


def give_duty(*people: User, at: datetime, phone: User | None = None) -> None:
    """The same people take new registrations every weekday."""
    manager = make_staff(Role.UNIT_MANAGER, second_factor=False)
    set_week({day: Turns(phone, people) for day in range(5)}, by=manager, at=at)


def make_contacts(contacts: dict[str, User], *, at: datetime) -> None:
    """Municipality code -> whose it is."""
    share_municipalities(contacts, by=make_staff(Role.UNIT_MANAGER, second_factor=False), at=at)
