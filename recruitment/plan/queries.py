"""Questions about a year's plan: its activities with what they were to cost and what they have cost."""

from decimal import Decimal

from django.db.models import DecimalField, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from recruitment.plan.models import Activity

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


def _sum(what: ExpressionWrapper, *, is_planned: bool) -> Coalesce:
    return Coalesce(Sum(what, filter=Q(costs__is_planned=is_planned)), Decimal(0), output_field=_KRONOR)
