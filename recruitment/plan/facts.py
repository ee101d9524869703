"""What a plan promises, as plain facts: frozen when it is adopted, and compared when it is changed.

What has happened since (money spent, people who came, what was learnt, whether an activity runs) is no
promise and stands outside. Choices are kept as their keys and everything else by its name, so that a
snapshot can be read when the rows it was made from have other names.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from recruitment.municipalities.naming import name_of as name_of_need
from recruitment.plan.models import (
    Activity,
    ActivityStatus,
    Cost,
    Goal,
    GoalMetric,
    GoalPeriod,
    Part,
    PlanYear,
)

SCHEMA = 1
# A cost says whose it is so that it can be named; an activity with a new name has changed once.
NAMES_IT = "activity"

Facts = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One thing that no longer is as it was; an empty `field` is the whole thing."""

    part: Part
    subject: str
    field: str
    before: Any
    after: Any


def facts_of(plan: PlanYear) -> Facts:
    """The whole promise of a year, in plain values that JSON can hold."""
    activities = plan.activities.select_related("channel", "message").prefetch_related(
        "target_groups", "municipalities", "costs"
    )
    facts = {
        "schema": SCHEMA,
        "plan": {"year": plan.year, "budget": plan.budget, "purpose": plan.purpose},
        "goals": {
            str(goal.pk): _goal(goal)
            for goal in plan.goals.select_related("target_group")
            .prefetch_related("needs__municipality")
            .order_by("pk")
        },
        "activities": {str(activity.pk): _activity(activity) for activity in activities},
        "costs": {
            str(cost.pk): _cost(cost, activity)
            for activity in activities
            for cost in activity.costs.all()
            if cost.is_planned
        },
    }
    # As JSON gives it back, so that what is compared is what is kept.
    return dict(json.loads(_canonical(facts)))


def digest_of(facts: Facts) -> str:
    """The fingerprint of a snapshot: the same facts give the same, however the database orders them."""
    return hashlib.sha256(_canonical(facts).encode()).hexdigest()


def changes(before: Facts, after: Facts) -> list[Change]:
    """What is different, in the plan's own order."""
    year = str(after["plan"]["year"])
    found = list(_changed_fields(Part.PLAN, year, before["plan"], after["plan"]))
    for part, group in ((Part.GOAL, "goals"), (Part.ACTIVITY, "activities"), (Part.COST, "costs")):
        found += _changed_group(part, before[group], after[group])
    return found


def name_of(part: Part | str, facts: Mapping[str, Any]) -> str:
    """What a thing is called in the record, in the words of that day: a goal by what it counts."""
    if part == Part.ACTIVITY:
        return str(facts["name"])
    if part == Part.COST:
        return f"{facts['activity']}: {facts['note'] or facts['on']}"
    counted = [GoalMetric(facts["metric"]).label, GoalPeriod(facts["period"]).label]
    return ", ".join(str(word) for word in [*counted, facts["target_group"], facts["area"]] if word)


def _changed_group(part: Part, before: Mapping[str, Facts], after: Mapping[str, Facts]) -> Iterable[Change]:
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None:
            yield from _changed_fields(part, name_of(part, new), old, new)
        else:
            yield Change(part, name_of(part, old or new or {}), "", old, new)


def _changed_fields(part: Part, subject: str, before: Facts, after: Facts) -> Iterable[Change]:
    for field, new in after.items():
        if field != NAMES_IT and before.get(field) != new:
            yield Change(part, subject, field, before.get(field), new)


def _goal(goal: Goal) -> Facts:
    return {
        "metric": goal.metric,
        "period": goal.period,
        "value": goal.value,
        "target_group": str(goal.target_group or ""),
        "area": goal.area,
        # By its row too: two needs may have one name, and the register keeps what became of each.
        "needs": {str(need.pk): name_of_need(need) for need in goal.needs.all()},
    }


def _activity(activity: Activity) -> Facts:
    return {
        "name": activity.name,
        "public_label": activity.public_label,
        "channel": activity.channel.name,
        "message": str(activity.message or ""),
        "target_groups": sorted(str(group) for group in activity.target_groups.all()),
        "municipalities": sorted(str(place) for place in activity.municipalities.all()),
        "starts_on": activity.starts_on,
        "ends_on": activity.ends_on,
        "budget": activity.budget,
        "expected_reach": activity.expected_reach,
        "planned_leads": activity.planned_leads,
        "is_cancelled": activity.status == ActivityStatus.CANCELLED,
    }


def _cost(cost: Cost, activity: Activity) -> Facts:
    return {
        "activity": activity.name,
        "on": cost.on,
        "kind": cost.kind,
        "amount": cost.amount,
        "hours": cost.hours,
        "hourly_rate": cost.hourly_rate,
        "note": cost.note,
    }


def _canonical(facts: Facts) -> str:
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
