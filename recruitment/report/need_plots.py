"""The plots of the page about needs as plain geometry: bars by age and place, ranges by half-year."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.report.gap import GapRow
from recruitment.report.need_trend import DAY, HalfYearNeed
from recruitment.report.plots import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, Tick, at, round_ticks
from recruitment.report.suppression import Hidden, Shown
from recruitment.report.wording import count, hidden

# The gap plot is as wide as a phone can show without shrinking its words.
GAP_WIDTH, BARS_FROM, ROOM_FOR_WORDS = 430, 8, 130
LANE, BAR, HEAD, BETWEEN = 24, 13, 30, 12
MOST_HALF_YEARS = 6
BAR_WIDTH = 26
# The second line under a half-year: its year.
YEAR_LINE = 24


@dataclass(frozen=True)
class GapBar:
    """`kind` is a word of report.css; a hidden count has words and no length."""

    kind: str
    y: str
    length: str
    words: str
    text_x: str
    text_y: str


@dataclass(frozen=True)
class GapGroup:
    """One age and place with its three bars."""

    heading: str
    y: str
    bars: tuple[GapBar, ...]


@dataclass(frozen=True)
class GapPlot:
    groups: tuple[GapGroup, ...]
    start: str
    height: str


@dataclass(frozen=True)
class RangeMark:
    x: str
    left: str
    top: str
    height: str
    last_y: str
    words: str
    words_y: str
    months: str
    year: str


@dataclass(frozen=True)
class TrendPlot:
    marks: tuple[RangeMark, ...]
    up: tuple[Tick, ...]
    height: str
    months_y: str
    year_y: str
    bar_width: str


def gap_plot(rows: Sequence[GapRow]) -> GapPlot:
    """Three bars for each age and place, each with its own words, so that no colour has to be known."""
    known = [shown for row in rows for shown in (row.needed, row.homes, row.on_the_way)]
    most = max([1, *(int(shown) for shown in known if not isinstance(shown, Hidden))])
    groups, top = [], 0.0
    for row in rows:
        lanes = (
            ("need", row.needed, _("%(count)s needed"), _("needed: %(hidden)s")),
            ("home", row.homes, _("%(count)s free"), _("free: %(hidden)s")),
            ("way", row.on_the_way, _("%(count)s on the way"), _("on the way: %(hidden)s")),
        )
        bars = tuple(
            _gap_bar(kind, shown, _said(shown, words, few), top + HEAD + LANE * lane, most)
            for lane, (kind, shown, words, few) in enumerate(lanes)
        )
        heading = _("%(age)s, %(place)s") % {"age": row.age, "place": row.place}
        groups.append(GapGroup(heading, at(top + HEAD - 9), bars))
        top += HEAD + LANE * len(lanes) + BETWEEN
    return GapPlot(tuple(groups), at(BARS_FROM), at(max(top, 1)))


def trend_plot(halves: Sequence[HalfYearNeed]) -> TrendPlot | None:
    """The latest half-years as bars from the fewest to the most, each with a mark for its last day."""
    shown = halves[-MOST_HALF_YEARS:]
    if not shown:
        return None
    highest = max(1, *(half.total.high for half in shown))
    ticks = round_ticks(highest)
    reach = max(highest * 1.12, ticks[-1])
    width = (WIDTH - LEFT - RIGHT) / len(shown)

    def y(homes: float) -> float:
        return HEIGHT - BOTTOM - homes / reach * (HEIGHT - TOP - BOTTOM)

    return TrendPlot(
        marks=tuple(
            RangeMark(
                x=at(LEFT + width * (index + 0.5)),
                left=at(LEFT + width * (index + 0.5) - BAR_WIDTH / 2),
                top=at(y(half.total.high)),
                # A need that stood still is a line, not nothing.
                height=at(max(y(half.total.low) - y(half.total.high), 2)),
                last_y=at(y(half.total.last)),
                words=f"{count(half.total.low)}–{count(half.total.high)}",
                words_y=at(y(half.total.high) - 8),
                months="–".join(
                    date_format(day, "M").lower() for day in (half.period.start, half.period.end - DAY)
                ),
                year=str(half.period.start.year),
            )
            for index, half in enumerate(shown)
        ),
        up=tuple(Tick(at(y(homes)), count(homes)) for homes in ticks),
        height=at(HEIGHT + YEAR_LINE),
        months_y=at(HEIGHT - BOTTOM + 23),
        year_y=at(HEIGHT - BOTTOM + 23 + YEAR_LINE),
        bar_width=at(BAR_WIDTH),
    )


def _gap_bar(kind: str, shown: Shown, words: str, y: float, most: int) -> GapBar:
    reach = GAP_WIDTH - BARS_FROM - ROOM_FOR_WORDS
    length = 0.0 if isinstance(shown, Hidden) else float(shown) / most * reach
    return GapBar(
        kind=kind,
        y=at(y),
        length=at(length),
        words=words,
        text_x=at(BARS_FROM + length + 8),
        text_y=at(y + BAR - 2),
    )


def _said(shown: Shown, words: str, few: str) -> str:
    return few % {"hidden": hidden()} if isinstance(shown, Hidden) else words % {"count": count(shown)}
