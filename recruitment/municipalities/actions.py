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
    today = timezone.localdate(at)
    named = set()
    for facts in settings.UNIT.municipalities:
        _keep(facts, is_member=_is_member(facts, today))
        named.add(facts.code)
    for facts in settings.UNIT.neighbours:
        _keep(facts, is_member=False)
        named.add(facts.code)
    Municipality.objects.exclude(pk__in=named).filter(is_member=True).update(is_member=False)
    return len(named)


def _keep(facts: Any, *, is_member: bool) -> None:
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
    Municipality.objects.update_or_create(pk=facts.code, defaults=values)


def _is_member(facts: Any, today: date) -> bool:
    has_joined = facts.member_since is None or facts.member_since <= today
    has_left = facts.member_until is not None and facts.member_until < today
    return has_joined and not has_left
