"""What may be done with a year's plan: adopted, changed with a reason, copied to the next year."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from recruitment.municipalities.queries import open_needs
from recruitment.plan.facts import changes, digest_of, facts_of
from recruitment.plan.models import (
    Activity,
    ActivityStatus,
    Adoption,
    Amendment,
    Goal,
    PlanStatus,
    PlanYear,
)
from recruitment.staff.models import User


class ReasonMissing(Exception):
    """An adopted plan is changed only with a reason."""


class NotAdoptedYet(Exception):
    """A plan cannot have been adopted on a day that has not come."""


class YearTaken(Exception):
    """There is already a plan for that year."""


@transaction.atomic
def adopt(plan: PlanYear, *, adopted_on: date, adopted_by: str, by: User, at: datetime) -> Adoption:
    """Freezes the plan as a body adopted it; whoever was first stands, also when it is pressed twice."""
    if adopted_on > timezone.localdate(at):
        raise NotAdoptedYet
    current = PlanYear.objects.select_for_update().get(pk=plan.pk)
    standing = Adoption.objects.filter(plan=current).first()
    if standing is not None:
        return standing
    if current.status == PlanStatus.DRAFT:
        current.status = PlanStatus.ADOPTED
    current.adopted_on, current.adopted_by = adopted_on, adopted_by
    current.save(update_fields=["status", "adopted_on", "adopted_by"])
    facts = facts_of(current)
    log(instance=current, action="plan.adopt", user=by)
    return Adoption.objects.create(
        plan=current,
        adopted_on=adopted_on,
        adopted_by=adopted_by,
        entered_by=by,
        entered_at=at,
        snapshot=facts,
        digest=digest_of(facts),
    )


@contextmanager
def amending(plans: Iterable[int], *, reason: str, by: User, at: datetime) -> Iterator[None]:
    """Whatever changes these plans inside is kept beside them, if they are adopted.

    Raises ReasonMissing, and undoes what was done inside, when something changed and nobody says why.
    """
    with transaction.atomic():
        # In one order everywhere: two colleagues who save at once must not wait for each other.
        locked = list(PlanYear.objects.select_for_update().filter(pk__in=set(plans)).order_by("pk"))
        adoptions = list(Adoption.objects.filter(plan__in=locked).select_related("plan").order_by("pk"))
        before = {adoption.pk: facts_of(adoption.plan) for adoption in adoptions}
        yield
        for adoption in adoptions:
            plan = PlanYear.objects.get(pk=adoption.plan_id)
            found = changes(before[adoption.pk], facts_of(plan))
            if found and not reason.strip():
                raise ReasonMissing
            Amendment.objects.bulk_create(
                Amendment(
                    adoption=adoption,
                    part=change.part,
                    subject=change.subject[:200],
                    field=change.field,
                    before=change.before,
                    after=change.after,
                    reason=reason.strip(),
                    by=by,
                    at=at,
                )
                for change in found
            )


@transaction.atomic
def copy_year(source: PlanYear, *, to_year: int, by: User, at: datetime) -> PlanYear:
    """A draft for another year: goals, activities and planned costs moved there, nothing that happened.

    Tags stay with the year they were printed for, and needs that no longer stand with the goal that named
    them. Raises YearTaken.
    """
    if PlanYear.objects.filter(year=to_year).exists():
        raise YearTaken
    plan = PlanYear.objects.create(year=to_year, budget=source.budget, purpose=source.purpose)
    for goal in Goal.objects.filter(plan=source).order_by("pk"):
        standing = list(open_needs(timezone.localdate(at)).filter(goals=goal))
        goal.pk, goal._state.adding, goal.plan = None, True, plan
        goal.save(force_insert=True)
        goal.needs.set(standing)
    for activity in source.activities.exclude(status=ActivityStatus.CANCELLED):
        _copy_activity(activity, plan, years=to_year - source.year)
    log(instance=plan, action="plan.copy", user=by, data={"from": source.year})
    return plan


def _copy_activity(activity: Activity, plan: PlanYear, *, years: int) -> None:
    old, new = str(plan.year - years), str(plan.year)
    copy = Activity.objects.create(
        plan=plan,
        channel=activity.channel,
        name=_with_year(activity.name, old, new),
        public_label=_with_year(activity.public_label, old, new),
        message=activity.message,
        starts_on=moved(activity.starts_on, years),
        ends_on=moved(activity.ends_on, years),
        owner=activity.owner if activity.owner and activity.owner.is_active else None,
        budget=activity.budget,
        expected_reach=activity.expected_reach,
        planned_leads=activity.planned_leads,
        position=activity.position,
    )
    copy.target_groups.set(activity.target_groups.all())
    copy.municipalities.set(activity.municipalities.all())
    for cost in activity.costs.filter(is_planned=True):
        cost.pk, cost._state.adding, cost.activity = None, True, copy
        cost.on = moved(cost.on, years)
        cost.save(force_insert=True)


def moved(day: date, years: int) -> date:
    """The same day another year; the last of February where that year has no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _with_year(words: str, old: str, new: str) -> str:
    """“Radio 2026” becomes “Radio 2027”; a number that only holds the year's digits is left alone."""
    return re.sub(rf"(?<!\d){old}(?!\d)", new, words)
