"""Builds communication plans and what hangs on them."""

from datetime import date
from typing import Any

from recruitment.plan.models import Activity, Channel, ChannelKind, PlanYear, TargetGroup


def make_plan(year: int = 2026, **fields: Any) -> PlanYear:
    """The plan of a year; asked twice, the same one."""
    plan, _created = PlanYear.objects.get_or_create(year=year, defaults={"budget": 187_000, **fields})
    return plan


def make_channel(name: str = "Affisch", **fields: Any) -> Channel:
    channel, _created = Channel.objects.get_or_create(
        name=name, defaults={"kind": ChannelKind.OFFLINE, **fields}
    )
    return channel


def make_target_group(label: str = "Par med vuxna barn", **fields: Any) -> TargetGroup:
    group, _created = TargetGroup.objects.get_or_create(label=label, defaults=fields)
    return group


def make_activity(name: str = "Affisch mataffärer höst", **fields: Any) -> Activity:
    """A running poster activity; `plan` and `channel` are made unless given."""
    facts: dict[str, Any] = {
        "public_label": "Affisch i mataffären",
        "starts_on": date(2026, 9, 1),
        "ends_on": date(2026, 12, 31),
        "status": "running",
        "budget": 4_000,
        **fields,
    }
    facts.setdefault("plan", make_plan())
    facts.setdefault("channel", make_channel())
    return Activity.objects.create(name=name, **facts)
