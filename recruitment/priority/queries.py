"""Which rule of the queue is in force on a day, and all that have been adopted."""

from datetime import date

from recruitment.priority.models import PriorityRule
from recruitment.priority.rules import FIRST, WEIGHTS, Rule


def rule_in_force(today: date) -> Rule:
    """The version with the latest first day that has come; of two with the same day, the later adopted."""
    stored = PriorityRule.objects.filter(in_force_from__lte=today).order_by("-in_force_from", "-number")
    found = stored.first()
    return FIRST if found is None else as_rule(found)


def as_rule(version: PriorityRule) -> Rule:
    points = {name: getattr(version, name) for name in WEIGHTS}
    return Rule(number=version.number, since=version.in_force_from, **points)


def adopted() -> list[PriorityRule]:
    """Every version ever adopted, the newest first; the first of all has no row."""
    return list(PriorityRule.objects.select_related("adopted_by").order_by("-number"))
