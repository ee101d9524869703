"""Questions about a year's plan: what its activities cost, and which needs its goals are to meet."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from django.db.models import DecimalField, ExpressionWrapper, F, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from recruitment.municipalities.models import Need
from recruitment.municipalities.queries import RegisteredNeed, in_register
from recruitment.plan.models import Activity, Goal, PlanYear

if TYPE_CHECKING:

    class GoalWithNeeds(Goal):
        """A goal with the needs it names, as the register lists them."""

        named: list[RegisteredNeed]

        class Meta:
            abstract = True
else:
    GoalWithNeeds = Goal

_KRONOR = DecimalField(max_digits=12, decimal_places=2)
_HOURS = ExpressionWrapper(F("costs__hours") * F("costs__hourly_rate"), output_field=_KRONOR)
_WHOLE = ExpressionWrapper(F("costs__amount") + F("costs__hours") * F("costs__hourly_rate"), _KRONOR)


def with_costs(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Adds `planned`, `spent` and the part of `spent` that is our own hours, in kronor; gaps are zeros.

    Hours cost what they cost by the hourly rate of their own row.
    """
    with_sums: QuerySet[Activity] = activities.annotate(
        planned=_sum(_WHOLE, is_planned=True),
        spent=_sum(_WHOLE, is_planned=False),
        spent_on_hours=_sum(_HOURS, is_planned=False),
    )
    return with_sums


def with_needs(goals: QuerySet[Goal], today: date) -> QuerySet[GoalWithNeeds]:
    """Adds `named`, the needs of each goal as the register lists them: those that stand first."""
    as_listed = Prefetch("needs", queryset=in_register(today), to_attr="named")
    return cast("QuerySet[GoalWithNeeds]", goals.prefetch_related(as_listed))


def needs_to_choose(goal: Goal, today: date) -> QuerySet[RegisteredNeed]:
    """The needs that stand, and those the goal names already."""
    named = Need.objects.filter(goals=goal) if goal.pk else Need.objects.none()
    return in_register(today).filter(Q(stands=True) | Q(pk__in=named.values("pk")))


def needs_left_behind(source: PlanYear, copy: PlanYear) -> QuerySet[Need]:
    """Needs that the goals of one year name and those of its copy do not."""
    behind = Need.objects.filter(goals__plan=source).exclude(goals__plan=copy)
    return behind.select_related("municipality").distinct()


def _sum(what: ExpressionWrapper, *, is_planned: bool) -> Coalesce:
    return Coalesce(Sum(what, filter=Q(costs__is_planned=is_planned)), Decimal(0), output_field=_KRONOR)
