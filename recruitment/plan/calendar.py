"""A year's activities as a calendar: plain geometry that the page draws, with the same facts in a table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from recruitment.plan.models import Activity

# Drawing surface in SVG units; the page scales it.
WIDTH, LEFT, TOP, ROW, BAR = 960, 4, 30, 46, 14
# So that an evening is seen as well as a whole autumn.
NARROWEST = 8.0
# Words that begin further to the right than this would run out of the picture.
ROOM_FOR_WORDS = 0.62


@dataclass(frozen=True)
class Bar:
    """One activity in its row; coordinates are text, so that no language puts commas into them."""

    activity: Activity
    x: str
    y: str
    width: str
    middle: str
    words_x: str
    words_y: str
    anchor: str
    is_warned: bool

    @property
    def period(self) -> str:
        days = (self.activity.starts_on, self.activity.ends_on)
        return "–".join(date_format(day, "j M").lower() for day in days)


@dataclass(frozen=True)
class Month:
    x: str
    words: str


@dataclass(frozen=True)
class Calendar:
    bars: tuple[Bar, ...]
    months: tuple[Month, ...]
    # Where today stands; empty in another year.
    today_x: str
    bottom: str
    width: int = WIDTH
    top: int = TOP

    @property
    def height(self) -> int:
        return TOP + ROW * max(len(self.bars), 1) + 12


def calendar_of(
    year: int, activities: Sequence[Activity], *, today: date, warned: Collection[int] = ()
) -> Calendar:
    """The activities in the plan's order; what lies outside the year is cut at its ends.

    `warned` are those that should not start now, by their keys.
    """
    bars = tuple(_bar(year, activity, row, activity.pk in warned) for row, activity in enumerate(activities))
    months = tuple(
        Month(_text(_x(year, date(year, month, 1))), date_format(date(year, month, 1), "M").lower())
        for month in range(1, 13)
    )
    bottom = TOP + ROW * max(len(activities), 1)
    return Calendar(bars, months, _text(_x(year, today)) if today.year == year else "", _text(bottom))


def _bar(year: int, activity: Activity, row: int, is_warned: bool) -> Bar:
    start = _x(year, activity.starts_on)
    width = max(_x(year, activity.ends_on + timedelta(days=1)) - start, NARROWEST)
    start = min(start, WIDTH - LEFT - width)
    top = TOP + ROW * row
    has_room = start < WIDTH * ROOM_FOR_WORDS
    return Bar(
        activity,
        x=_text(start),
        y=_text(top + 24),
        width=_text(width),
        middle=_text(top + 24 + BAR / 2),
        words_x=_text(start if has_room else start + width),
        words_y=_text(top + 18),
        anchor="start" if has_room else "end",
        is_warned=is_warned,
    )


def _x(year: int, day: date) -> float:
    """Where a day begins, within the year's ends."""
    first, last = date(year, 1, 1), date(year + 1, 1, 1)
    part = (min(max(day, first), last) - first).days / (last - first).days
    return LEFT + part * (WIDTH - 2 * LEFT)


def _text(value: float) -> str:
    return f"{value:.1f}"
