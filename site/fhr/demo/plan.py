"""Makes the demo's communication plans, year by year, from `plan.toml`."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from fhr.demo.calendar import HalfYear
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.models import Tag
from recruitment.municipalities.models import Urgency
from recruitment.municipalities.queries import open_needs
from recruitment.plan.actions import adopt, amending
from recruitment.plan.models import (
    Activity,
    ActivityStatus,
    Channel,
    Cost,
    CostKind,
    Goal,
    GoalMetric,
    Message,
    PlanStatus,
    PlanYear,
    TargetGroup,
)
from recruitment.staff.models import User

Facts = dict[str, Any]
AFTERWARDS = ("attendance", "print_run", "places", "lessons")


@dataclass(frozen=True)
class Planned:
    """One activity of one year with its tags, and what the generator needs to know about it."""

    activity: Activity
    tags: Sequence[Tag]
    channel: str
    share: int
    tagged: float
    reach: int


def make_plans(
    half_years: Sequence[HalfYear], *, owner: User, landing: Page | None, today: date
) -> list[Planned]:
    """Every activity of the half-years, oldest first; plan, costs, goals and tags come with it."""
    facts = read_plan()
    channels = {row["key"]: _channel(row) for row in facts["channels"]}
    groups = {row["age_band"]: _target_group(row) for row in facts["target_groups"]}
    planned = []
    years = sorted({half.year for half in half_years})
    for year in years:
        plan = _plan_year(year, facts, today=today)
        halves = {half.half for half in half_years if half.year == year}
        for position, row in enumerate(facts["activities"], start=1):
            if (1 if row["from"][0] <= 6 else 2) not in halves:
                continue
            activity = _activity(row, plan, channels[row["channel"]], position, owner=owner, today=today)
            activity.target_groups.set([groups[band] for band in row["target_groups"]])
            _costs(activity, row, year, first_year=half_years[0].year, today=today)
            page = landing if row.get("landing") else None
            tags = [_tag(activity, variant, page, row) for variant in row["variants"]]
            planned.append(Planned(activity, tags, row["channel"], row["share"], row["tagged"], row["reach"]))
        _adopt(plan, by=owner)
    _amend(planned[-1].activity, by=owner, today=today)
    return planned


def read_plan() -> Facts:
    return tomllib.loads((Path(__file__).parent / "plan.toml").read_text(encoding="utf-8"))


def _channel(row: Facts) -> Channel:
    values = {name: row[name] for name in ("name", "kind", "utm_source", "utm_medium")}
    return Channel.objects.create(**values)


def _target_group(row: Facts) -> TargetGroup:
    group = TargetGroup.objects.create(
        label=row["label"], age_band=row["age_band"], rationale=row["rationale"]
    )
    Message.objects.create(text=row["message"]).target_groups.add(group)
    return group


def _plan_year(year: int, facts: Facts, *, today: date) -> PlanYear:
    plan = PlanYear.objects.create(
        year=year,
        status=PlanStatus.CLOSED if year < today.year else PlanStatus.ADOPTED,
        budget=sum(row["budget"] for row in facts["activities"]),
        adopted_on=date(year - 1, 12, 10),
        adopted_by=facts["adopted_by"],
        purpose=facts["purpose"],
    )
    for row in facts["goals"]:
        Goal.objects.create(plan=plan, **row)
    return plan


def _adopt(plan: PlanYear, *, by: User) -> None:
    day, body = plan.adopted_on, plan.adopted_by
    if day is not None:
        adopt(plan, adopted_on=day, adopted_by=body, by=by, at=_morning(day))


def _amend(activity: Activity, *, by: User, today: date) -> None:
    """One change with its reason, so that the year's page has something to tell."""
    reason = "Fler kommuner ville ha en egen puff. Styrgruppen fick veta det i september."
    with amending([activity.plan_id], reason=reason, by=by, at=_morning(min(today, date(today.year, 9, 14)))):
        activity.expected_reach = (activity.expected_reach or 0) + 400
        activity.save(update_fields=["expected_reach"])


def aim_at_needs(*, by: User, now: datetime) -> None:
    """The year's goal of suitable homes names the teenagers whose municipalities wait now."""
    today = timezone.localdate(now)
    teenagers = settings.UNIT.age_bands[-1].key
    goal = Goal.objects.get(plan__year=today.year, metric=GoalMetric.SUITABLE)
    reason = "Styrgruppen vill se vilka behov målet gäller."
    with amending([goal.plan_id], reason=reason, by=by, at=now):
        goal.needs.set(open_needs(today).filter(age_band=teenagers, urgency=Urgency.NOW))


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def _activity(
    row: Facts, plan: PlanYear, channel: Channel, position: int, *, owner: User, today: date
) -> Activity:
    starts_on, ends_on = date(plan.year, *row["from"]), date(plan.year, *row["to"])
    if ends_on < today:
        status = ActivityStatus.DONE
    else:
        status = ActivityStatus.RUNNING if starts_on <= today else ActivityStatus.PLANNED
    return Activity.objects.create(
        plan=plan,
        channel=channel,
        name=row["name"],
        public_label=row["public_label"],
        message=Message.objects.filter(target_groups__age_band=row["target_groups"][0]).first(),
        starts_on=starts_on,
        ends_on=ends_on,
        status=status,
        owner=owner,
        budget=row["budget"],
        expected_reach=row["reach"],
        planned_leads=row["share"],
        position=position,
        # What is known afterwards alone.
        **({name: row[name] for name in AFTERWARDS if name in row} if status == ActivityStatus.DONE else {}),
    )


def _costs(activity: Activity, row: Facts, year: int, *, first_year: int, today: date) -> None:
    """What was spent, two per cent dearer each year; what lies ahead stands as planned."""
    for kind, (month, day), amount in row["costs"]:
        on = date(year, month, day)
        dearer = Decimal(100 + 2 * (year - first_year)) / 100
        Cost.objects.create(
            activity=activity,
            on=on,
            kind=CostKind(kind),
            is_planned=on > today,
            amount=(amount * dearer).quantize(Decimal(1)),
        )


def _tag(activity: Activity, variant: str, page: Page | None, row: Facts) -> Tag:
    return Tag.objects.create(
        code=new_code(),
        activity=activity,
        variant=variant,
        landing_page=page,
        is_printed=row["channel"] in {"poster", "paper", "word", "party"},
    )
