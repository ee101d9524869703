"""How interest registrations have come in month by month, against the plan's line."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncMonth

from recruitment.report.goals import PlanGoals
from recruitment.report.intervals import Interval, poisson
from recruitment.report.periods import STOCKHOLM, Period
from recruitment.report.stages import households


@dataclass(frozen=True)
class Point:
    """The running sum when `day` ended; `part` is how much of the period had passed, 0 to 1."""

    day: date
    part: float
    count: int

    @property
    def interval(self) -> Interval:
        return poisson(self.count)


@dataclass(frozen=True)
class Progress:
    period: Period
    points: tuple[Point, ...]
    # The plan's running sum at the end of each half-year; empty without a goal.
    plan: tuple[float, ...]


def progress(period: Period, goals: PlanGoals, now: datetime) -> Progress:
    """One point for each month that has begun; months without registrations keep the sum."""
    by_month = (
        households()
        .filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
        .annotate(month=TruncMonth("received_at", tzinfo=STOCKHOLM))
        .values_list("month")
        .annotate(count=Count("pk"))
        .order_by()
    )
    counts = {month.date(): count for month, count in by_month}
    today = now.astimezone(STOCKHOLM).date()
    months = period.first_days_of_months()
    points, so_far = [], 0
    for month, following in zip(months, [*months[1:], period.end], strict=True):
        if month > today:
            break
        so_far += counts.get(month, 0)
        day = min(following - timedelta(days=1), today)
        points.append(Point(day, float(period.elapsed(day)), so_far))
    knots = goals.knots("leads", period)
    return Progress(period, tuple(points), tuple(float(knot) for knot in knots))
