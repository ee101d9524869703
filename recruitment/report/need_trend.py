"""How the need has moved: the fewest and the most homes that were sought in each half-year."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate, groupby

from django.conf import settings

from recruitment.municipalities.models import NeedEvent
from recruitment.report.periods import STOCKHOLM, Period, half_years

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stated:
    """What the register said about one need from one row of its history on."""

    need: int
    at: datetime
    age: str
    count: int
    valid_until: date


@dataclass(frozen=True)
class Span:
    """So many homes for an age were sought from `start` up to but not including `end`."""

    age: str
    count: int
    start: date
    end: date


@dataclass(frozen=True)
class Range:
    """The fewest and the most homes sought on any day, and how many on the last."""

    low: int
    high: int
    last: int


@dataclass(frozen=True)
class HalfYearNeed:
    period: Period
    total: Range
    by_age: Mapping[str, Range]


def need_trend(today: date) -> list[HalfYearNeed]:
    """Every half-year since the register's first day, oldest first; the latest runs to today."""
    rows = NeedEvent.objects.filter(need__municipality__is_member=True).order_by("need", "at", "pk")
    stated = [Stated(*row) for row in rows.values_list("need", "at", "age_band", "count", "valid_until")]
    return ranges(spans(stated), today, ages=[band.key for band in settings.UNIT.age_bands])


def spans(stated: Iterable[Stated]) -> list[Span]:
    """Rows of one need follow each other in time; each holds until the next one, or until it runs out."""
    found = []
    for _need, rows in groupby(stated, lambda row: row.need):
        history = list(rows)
        days = [row.at.astimezone(STOCKHOLM).date() for row in history]
        for row, start, following in zip(history, days, [*days[1:], date.max], strict=True):
            end = min(row.valid_until + DAY, following)
            # Of several rows on one day the last holds.
            if start < end:
                found.append(Span(row.age, row.count, start, end))
    return found


def ranges(found: Sequence[Span], today: date, *, ages: Iterable[str]) -> list[HalfYearNeed]:
    """Days before the first row are not zeros: nobody had asked."""
    since = min((span.start for span in found), default=None)
    if since is None:
        return []
    total = _Level(found)
    of_age = {age: _Level([span for span in found if span.age == age]) for age in ages}
    return [
        HalfYearNeed(
            half,
            total.within(first, last),
            {age: level.within(first, last) for age, level in of_age.items()},
        )
        for half in half_years(since, today)
        for first, last in [(max(half.start, since), min(half.end - DAY, today))]
    ]


class _Level:
    """How many homes were sought, day by day, kept as the days on which the number changed."""

    def __init__(self, found: Iterable[Span]) -> None:
        steps: Counter[date] = Counter()
        for span in found:
            steps[span.start] += span.count
            steps[span.end] -= span.count
        self.days = sorted(steps)
        self.levels = list(accumulate((steps[day] for day in self.days), initial=0))

    def within(self, first: date, last: date) -> Range:
        before, after = bisect_right(self.days, first), bisect_right(self.days, last)
        levels = self.levels[before : after + 1]
        return Range(min(levels), max(levels), levels[-1])
