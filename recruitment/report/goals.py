"""What the adopted plan promised for a period, and whether the outcome can be told from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from recruitment.plan.models import Goal, GoalPeriod
from recruitment.report.intervals import Interval, poisson
from recruitment.report.periods import Period


class Verdict(Enum):
    NO_GOAL = "no_goal"
    UNDER = "under"
    CANNOT_TELL = "cannot_tell"
    OVER = "over"


@dataclass(frozen=True)
class AgainstPlan:
    """An outcome, the goal of the whole period, and the pace: the goal's part that should be there by now."""

    outcome: int
    goal: Fraction | None
    pace: Fraction | None
    # By the cohort clock: families of the cohort that may still add to the outcome.
    may_come: int = 0

    @property
    def interval(self) -> Interval:
        return poisson(self.outcome)

    @property
    def verdict(self) -> Verdict:
        """Under or over only when the pace lies outside what chance alone could give."""
        if self.pace is None:
            return Verdict.NO_GOAL
        if self.interval.holds(float(self.pace)) or self.outcome < self.pace <= self.outcome + self.may_come:
            return Verdict.CANNOT_TELL
        return Verdict.UNDER if self.pace > self.outcome else Verdict.OVER


@dataclass(frozen=True)
class PlanGoals:
    """The goals of the plans that touch a period, read once."""

    goals: tuple[Goal, ...]

    def of(self, metric: str, period: Period) -> Fraction | None:
        """The goal of a whole period; None when a half-year of it has none, since the rest proves nothing.

        A period of one's own that cuts a half-year in two has none either.
        """
        if not period.has_whole_half_years:
            return None
        parts = [self._of_half_year(metric, half) for half in period.half_years()]
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if len(known) == len(parts) else None

    def pace(self, metric: str, period: Period, today: date) -> Fraction | None:
        """The part of the goal that should be there when `today` ends, half-year by half-year."""
        if self.of(metric, period) is None:
            return None
        return sum(
            ((self._of_half_year(metric, half) or 0) * half.elapsed(today) for half in period.half_years()),
            Fraction(0),
        )

    def knots(self, metric: str, period: Period) -> list[Fraction]:
        """The plan's running sum at the end of each half-year, for a plot; empty without a goal."""
        if self.of(metric, period) is None:
            return []
        sums, so_far = [], Fraction(0)
        for half in period.half_years():
            so_far += self._of_half_year(metric, half) or 0
            sums.append(so_far)
        return sums

    def _of_half_year(self, metric: str, half: Period) -> Fraction | None:
        """The half-year's own goal, or half of the year's."""
        name = GoalPeriod.FIRST_HALF if half.start.month == 1 else GoalPeriod.SECOND_HALF
        of_year = [goal for goal in self.goals if goal.metric == metric and goal.plan.year == half.start.year]
        own = _together(goal for goal in of_year if goal.period == name)
        if own is not None:
            return Fraction(own)
        whole_year = _together(goal for goal in of_year if goal.period == GoalPeriod.YEAR)
        other_half = _together(goal for goal in of_year if goal.period not in {name, GoalPeriod.YEAR})
        if whole_year is None:
            return None
        return Fraction(whole_year - other_half) if other_half is not None else Fraction(whole_year, 2)


def plan_goals(period: Period) -> PlanGoals:
    """One question to the database."""
    years = (period.start.year, period.end.year)
    return PlanGoals(tuple(Goal.objects.filter(plan__year__range=years).select_related("plan")))


def _together(goals: Iterable[Goal]) -> int | None:
    """A goal for the whole county and every group, else the sum of the goals by group or area."""
    found: Sequence[Goal] = list(goals)
    whole = [goal.value for goal in found if goal.target_group_id is None and not goal.area]
    if whole:
        return max(whole)
    return sum(goal.value for goal in found) if found else None
