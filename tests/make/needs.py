"""Fills the need register, and writes words about it."""

from datetime import date, timedelta
from typing import Any

from recruitment.municipalities.models import Municipality, Need, NeedStatement
from recruitment.municipalities.statements import approve, propose
from tests.make.staff import make_staff

PLACES = {"2080": ("Falun", "mellersta"), "2081": ("Borlänge", "mellersta"), "2085": ("Ludvika", "södra")}


def make_place(code: str) -> Municipality:
    name, area = PLACES[code]
    place, _created = Municipality.objects.get_or_create(
        code=code, defaults={"name": name, "area": area, "is_member": True}
    )
    return place


def make_need(code: str = "2080", *, today: date, **fields: Any) -> Need:
    """A confirmed need of a teenager's home that stands for a month."""
    facts: dict[str, Any] = {
        "age_band": "13-17",
        "valid_until": today + timedelta(days=30),
        "last_confirmed_on": today,
        **fields,
    }
    return Need.objects.create(municipality=make_place(code), **facts)


def make_statement(*, at: Any, by: Any = None, **fields: Any) -> NeedStatement:
    """Words about teenagers' homes in the whole county, waiting for the manager."""
    facts: dict[str, Any] = {
        "words": "Hem för tonåringar",
        "words_in_english": "Homes for teenagers",
        "age_band": "13-17",
        "expires_on": at.date() + timedelta(days=60),
        **fields,
    }
    return propose(NeedStatement(**facts), by=by or make_staff("communicator"), at=at)


def make_approved(*, at: Any, **fields: Any) -> NeedStatement:
    statement = make_statement(at=at, **fields)
    approve(statement, proposed_at=statement.proposed_at, by=make_staff("unit_manager"), at=at)
    statement.refresh_from_db()
    return statement
