"""Does the plan aim at the homes that are needed: its goals beside their needs, and what nobody aims at.

For readers inside the unit: a need is told with its municipality.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from recruitment.municipalities.models import Need
from recruitment.municipalities.naming import name_and_state_of
from recruitment.municipalities.queries import open_needs
from recruitment.outcomes.models import OutcomeKind
from recruitment.plan.models import Activity, ActivityStatus, Goal, GoalPeriod
from recruitment.plan.queries import with_needs
from recruitment.report.gap import GapRow, could_meet, gap_of, offers
from recruitment.report.needs import available_homes
from recruitment.report.periods import STOCKHOLM, Period, half_year_of, year
from recruitment.report.stages import households, reached

# What an activity aims at: an age, a kind of home and a municipality; None is the whole county.
Aim = tuple[str, str, str | None]


@dataclass(frozen=True)
class GoalNeeds:
    """A goal, what it names, and how the homes stand to that.

    `came` is the suitable homes of the period that could meet one of the needs, those that have ended too:
    a need that ended may have been met by them. The rest is of the needs that stand today.
    """

    goal: Goal
    named: tuple[str, ...]
    came: int
    sought: int
    free: int
    missing: int


@dataclass(frozen=True)
class NotAimedAt:
    """A need that stands, and that nothing in the running plan is aimed at."""

    need: Need
    free: int

    @property
    def missing(self) -> int:
        return max(self.need.count - self.free, 0)


def goals_with_needs(period: Period, now: datetime) -> list[GoalNeeds]:
    """The goals of the period's plans that name a need, in the plan's order."""
    today = now.astimezone(STOCKHOLM).date()
    years = (period.start.year, (period.end - timedelta(days=1)).year)
    goals = Goal.objects.filter(plan__year__range=years, needs__isnull=False).distinct()
    found = [
        goal
        for goal in with_needs(goals.select_related("plan", "target_group"), today)
        if time_of(goal).start < period.end and period.start < time_of(goal).end
    ]
    if not found:
        return []
    free = offers(available_homes())
    came = offers(households().filter(pk__in=reached(OutcomeKind.SUITABLE, period).values("lead")))
    told = []
    for goal in found:
        standing = [need for need in goal.named if need.stands]
        told.append(
            GoalNeeds(
                goal=goal,
                named=tuple(name_and_state_of(need) for need in goal.named),
                came=could_meet(goal.named, came),
                sought=sum(need.count for need in standing),
                free=could_meet(standing, free),
                missing=_missing(gap_of(standing, on_the_way=(), homes=free)),
            )
        )
    return told


def needs_not_aimed_at(today: date) -> list[Need]:
    """Open needs that no goal names and no activity is aimed at, of the goals and activities not yet over."""
    named = {need.pk for goal in _goals_ahead(today) for need in goal.needs.all()}
    aims = set(_aims(today))
    return [
        need for need in open_needs(today) if need.pk not in named and aims.isdisjoint(_aims_that_hold(need))
    ]


def not_aimed_at(today: date) -> list[NotAimedAt]:
    """The same needs with the free homes that could meet each, the most missing first."""
    needs = needs_not_aimed_at(today)
    free = offers(available_homes()) if needs else ()
    told = [NotAimedAt(need, could_meet([need], free)) for need in needs]
    return sorted(told, key=lambda one: -one.missing)


def time_of(goal: Goal) -> Period:
    """The half-year or year the goal is for."""
    if goal.period == GoalPeriod.YEAR:
        return year(goal.plan.year)
    return half_year_of(date(goal.plan.year, 1 if goal.period == GoalPeriod.FIRST_HALF else 7, 1))


def _missing(rows: Iterable[GapRow]) -> int:
    """As the page about needs counts it: what one age in one part of the county lacks, no other fills."""
    return sum(row.missing for row in rows if isinstance(row.missing, int))


def _goals_ahead(today: date) -> list[Goal]:
    goals = Goal.objects.filter(plan__year=today.year).select_related("plan").prefetch_related("needs")
    return [goal for goal in goals if today < time_of(goal).end]


def _aims(today: date) -> Iterable[Aim]:
    """An activity for no age in particular is aimed at none; one without municipalities, at them all."""
    ahead = Q(plan__year__lte=today.year, ends_on__gte=today) & ~Q(status=ActivityStatus.CANCELLED)
    facts = ("target_groups__age_band", "target_groups__home_type", "municipalities")
    aims: Iterable[Aim] = Activity.objects.filter(ahead).order_by().values_list(*facts)
    return aims


def _aims_that_hold(need: Need) -> set[Aim]:
    return {(need.age_band, need.home_type, place) for place in (need.municipality_id, None)}
