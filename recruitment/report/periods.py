"""The periods a report can be asked for: a half-year, a year or three years, in Swedish time."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from recruitment.annual.half_years import half_year_words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HALF_YEAR, YEAR, THREE_YEARS = 6, 12, 36
FIRST_YEAR, LAST_YEAR = 2000, 2099

_CODE = re.compile(r"(?P<year>\d{4})(?:H(?P<half>[12])|-(?P<last>\d{4}))?", re.ASCII)


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` up to but not including `end`; `months` is 6, 12 or 36."""

    start: date
    months: int

    @property
    def end(self) -> date:
        return _months_later(self.start, self.months)

    @property
    def starts_at(self) -> datetime:
        """The first moment of the period, at midnight in Stockholm."""
        return _midnight(self.start)

    @property
    def ends_at(self) -> datetime:
        """The first moment after the period."""
        return _midnight(self.end)

    @property
    def code(self) -> str:
        """What stands in the address: 2026H2, 2026 or 2024-2026."""
        if self.months == HALF_YEAR:
            return f"{self.start.year}H{1 if self.start.month == 1 else 2}"
        if self.months == YEAR:
            return str(self.start.year)
        return f"{self.start.year}-{self.end.year - 1}"

    @property
    def label(self) -> str:
        """The period in words, as a sentence about it would name it."""
        if self.months == HALF_YEAR:
            return half_year_words(self.start)
        return self.code.replace("-", "–")

    @property
    def before(self) -> "Period":
        """The period of the same length that ended when this one began."""
        return Period(_months_later(self.start, -self.months), self.months)

    def holds(self, day: date) -> bool:
        return self.start <= day < self.end

    def half_years(self) -> list["Period"]:
        return [
            Period(_months_later(self.start, past), HALF_YEAR) for past in range(0, self.months, HALF_YEAR)
        ]

    def first_days_of_months(self) -> list[date]:
        return [_months_later(self.start, past) for past in range(self.months)]

    def elapsed(self, today: date) -> Fraction:
        """The share of the period's days that have passed when `today` ends: 0 before, 1 after."""
        days = (self.end - self.start).days
        return Fraction(min(max((today - self.start).days + 1, 0), days), days)


def half_year_of(day: date) -> Period:
    return Period(date(day.year, 1 if day.month <= 6 else 7, 1), HALF_YEAR)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), YEAR)


def parse(code: str) -> Period | None:
    """The period an address asks for; None when it is none that we report on."""
    match = _CODE.fullmatch(code)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    first = int(match["year"])
    if match["half"]:
        return Period(date(first, 1 if match["half"] == "1" else 7, 1), HALF_YEAR)
    if match["last"]:
        return Period(date(first, 1, 1), THREE_YEARS) if int(match["last"]) == first + 2 else None
    return year(first)


def choices(since: date, today: date) -> list[Period]:
    """What the picker offers, newest first: every half-year since the start, its years, three years."""
    halves = list(half_years(since, today))
    years = [year(number) for number in range(since.year, today.year + 1)]
    threes = [Period(date(number, 1, 1), THREE_YEARS) for number in range(since.year, today.year - 1)]
    return [*reversed(halves), *reversed(years), *reversed(threes)]


def half_years(since: date, until: date) -> Iterator[Period]:
    """Every half-year from the one that holds `since` to the one that holds `until`."""
    half = half_year_of(since)
    while half.start <= until:
        yield half
        half = half_year_of(half.end)


@dataclass(frozen=True)
class HalfYearCount:
    period: Period
    count: int


@dataclass(frozen=True)
class History:
    """Counts half-year by half-year without holes, and the pace over the months that were counted."""

    halves: tuple[HalfYearCount, ...]
    first_month: date
    last_month: date

    @property
    def total(self) -> int:
        return sum(half.count for half in self.halves)

    @property
    def months(self) -> int:
        years = self.last_month.year - self.first_month.year
        return years * 12 + self.last_month.month - self.first_month.month + 1

    @property
    def a_month(self) -> float:
        return self.total / self.months


def history(by_month: Mapping[date, int], until: date | None = None) -> History | None:
    """Half-year counts from counts by first day of month; months without a count are zeros.

    Runs to the last month that has one, or to `until`. None when there is nothing to count.
    """
    if not by_month:
        return None
    first, last = min(by_month), max(max(by_month), until or min(by_month)).replace(day=1)
    halves = tuple(
        HalfYearCount(half, sum(by_month.get(month, 0) for month in half.first_days_of_months()))
        for half in half_years(first, last)
    )
    return History(halves, first, last)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=STOCKHOLM)
