"""When things happen in the demo's six half-years: the season, the working day, and never the future."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from recruitment.leads.promise import is_working_day, next_working_day

HALF_YEARS = 6
# How eager people are to write, month by month: after Christmas, and in the weeks of the campaign.
MONTH_WEIGHTS = (1.25, 1.15, 1.05, 0.95, 0.85, 0.55, 0.45, 0.9, 1.3, 1.5, 1.1, 0.55)
# Most write in the evening, when the children sleep.
HOUR_WEIGHTS = (1, 0, 0, 0, 0, 1, 3, 5, 7, 8, 9, 8, 9, 8, 7, 7, 8, 9, 11, 14, 18, 19, 12, 4)
OFFICE_HOURS = (8, 9, 9, 10, 10, 11, 13, 13, 14, 15)


@dataclass(frozen=True)
class HalfYear:
    year: int
    half: int

    @property
    def starts_on(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def ends_on(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


def half_years(today: date) -> list[HalfYear]:
    """The six half-years that end with today's, oldest first."""
    index = today.year * 2 + (0 if today.month <= 6 else 1)
    return [HalfYear(n // 2, n % 2 + 1) for n in range(index - HALF_YEARS + 1, index + 1)]


def draw_moment(rng: Random, start: date, end: date) -> datetime:
    """A moment between two days, inclusive, as the season and the hour of day weigh it."""
    days = days_between(start, end)
    day = rng.choices(days, weights=[MONTH_WEIGHTS[day.month - 1] for day in days])[0]
    return local(day, rng.choices(range(24), weights=HOUR_WEIGHTS)[0], rng.randint(0, 59))


def at_work(rng: Random, after: datetime, *, days: int) -> datetime:
    """A moment in office hours, so many working days after another moment and always later."""
    day = timezone.localdate(after)
    for _step in range(days):
        day = next_working_day(day)
    if not is_working_day(day):
        day = next_working_day(day)
    moment = local(day, rng.choice(OFFICE_HOURS), rng.randint(0, 59))
    return moment if moment > after else at_work(rng, after, days=days + 1)


def local(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=timezone.get_current_timezone())


def days_between(start: date, end: date) -> list[date]:
    """Every day from `start` to `end`, inclusive."""
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def spread(rng: Random, total: int, over: Sequence[date]) -> dict[date, int]:
    """So many events scattered over these days."""
    counts: dict[date, int] = {}
    for day in rng.choices(over, k=total) if over else ():
        counts[day] = counts.get(day, 0) + 1
    return counts
