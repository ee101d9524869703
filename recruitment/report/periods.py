"""The periods a report can be asked for: a half-year, a year, three years or months of one's own choice."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

from recruitment.annual.half_years import half_year_words

STOCKHOLM = ZoneInfo("Europe/Stockholm")
HALF_YEAR, YEAR, THREE_YEARS = 6, 12, 36
FIRST_YEAR, LAST_YEAR = 2000, 2099
MOST_MONTHS = 240

_CODE = re.compile(r"(?P<year>\d{4})(?:H(?P<half>[12])|-(?P<last>\d{4}))?", re.ASCII)
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", re.ASCII)
# Between the first and the last month of a period of one's own.
_TO = "--"


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start`, the first of a month, up to but not including `end`, in Swedish time."""

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
        """What stands in the address: 2026H2, 2026, 2024-2026 or 2016-05--2019-06."""
        if self.is_own:
            return f"{self.first_month}{_TO}{self.last_month}"
        if self.months == HALF_YEAR:
            return f"{self.start.year}H{1 if self.start.month == 1 else 2}"
        if self.months == YEAR:
            return str(self.start.year)
        return f"{self.start.year}-{self.end.year - 1}"

    @property
    def label(self) -> str:
        """The period in words, as a sentence about it would name it."""
        if self.is_own:
            first, last = (date_format(day, "F Y").lower() for day in (self.start, self._starts_last_month))
            return first if first == last else f"{first}–{last}"
        if self.months == HALF_YEAR:
            return half_year_words(self.start)
        return self.code.replace("-", "–")

    @property
    def is_own(self) -> bool:
        """Whether the months are somebody's own choice: no half-year, no year, no three years."""
        if self.months == HALF_YEAR:
            return self.start.month not in (1, 7)
        return self.start.month != 1 or self.months not in (YEAR, THREE_YEARS)

    @property
    def has_whole_half_years(self) -> bool:
        return self.start.month in (1, 7) and self.months % HALF_YEAR == 0

    @property
    def first_month(self) -> str:
        return f"{self.start:%Y-%m}"

    @property
    def last_month(self) -> str:
        return f"{self._starts_last_month:%Y-%m}"

    @property
    def _starts_last_month(self) -> date:
        return _months_later(self.start, self.months - 1)

    @property
    def before(self) -> "Period":
        """The period of the same length that ended when this one began."""
        return Period(_months_later(self.start, -self.months), self.months)

    def holds(self, day: date) -> bool:
        return self.start <= day < self.end

    def half_years(self) -> list["Period"]:
        """The half-years it is made of; ask only where it `has_whole_half_years`."""
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


def of_months(first: date, last: date) -> Period | None:
    """The period from the month of one day to that of another; None when it is none to report on."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 1 <= months <= MOST_MONTHS:
        return None
    return Period(first.replace(day=1), months)


def parse(code: str) -> Period | None:
    """The period an address asks for; None when it is none that we report on."""
    first_month, _to, last_month = code.partition(_TO)
    if last_month:
        return own(first_month, last_month)
    match = _CODE.fullmatch(code)
    if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
        return None
    first = int(match["year"])
    if match["half"]:
        return Period(date(first, 1 if match["half"] == "1" else 7, 1), HALF_YEAR)
    if match["last"]:
        return Period(date(first, 1, 1), THREE_YEARS) if int(match["last"]) == first + 2 else None
    return year(first)


def own(first_month: str, last_month: str) -> Period | None:
    """The period between two months written as 2016-05."""
    days = []
    for text in (first_month, last_month):
        match = _MONTH.fullmatch(text)
        if match is None or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            return None
        days.append(date(int(match["year"]), int(match["month"]), 1))
    return of_months(*days)


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
