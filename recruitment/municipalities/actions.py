"""Brings the municipalities in line with the unit file."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from recruitment.municipalities.models import Municipality


@transaction.atomic
def load_unit(*, at: datetime) -> int:
    """Creates and updates every municipality the unit file names; may run at every start.

    A fact the file leaves out keeps what staff have entered. A municipality that left the file stays,
    since registrations point at it, but is no longer a member.
    """
    today, unit = timezone.localdate(at), settings.UNIT
    named = {facts.code: _values(facts, is_member=_is_member(facts, today)) for facts in unit.municipalities}
    named |= {facts.code: _values(facts, is_member=False) for facts in unit.neighbours}
    known = Municipality.objects.select_for_update().in_bulk(named)
    missing = [Municipality(pk=code, **values) for code, values in named.items() if code not in known]
    # Another process that starts just now may make them too.
    Municipality.objects.bulk_create(missing, ignore_conflicts=True)
    for code, municipality in known.items():
        _update(municipality, named[code])
    Municipality.objects.exclude(pk__in=named).filter(is_member=True).update(is_member=False)
    return len(named)


def _values(facts: Any, *, is_member: bool) -> dict[str, Any]:
    """What the file says of a municipality."""
    stated = {
        "area": facts.area,
        "member_since": facts.member_since,
        "member_until": facts.member_until,
        "website": facts.website,
        "emergency_phone": facts.emergency_phone,
    }
    values: dict[str, Any] = {name: value for name, value in stated.items() if value}
    values |= {"name": facts.name, "is_member": is_member}
    if facts.children:
        values |= {"children": facts.children, "children_source": settings.UNIT.population_source[:200]}
    return values


def _update(municipality: Municipality, values: dict[str, Any]) -> None:
    changed = {name: value for name, value in values.items() if getattr(municipality, name) != value}
    for name, value in changed.items():
        setattr(municipality, name, value)
    if changed:
        municipality.save(update_fields=list(changed))


def _is_member(facts: Any, today: date) -> bool:
    has_joined = facts.member_since is None or facts.member_since <= today
    has_left = facts.member_until is not None and facts.member_until < today
    return has_joined and not has_left
