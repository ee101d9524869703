"""Bars of a document as plain geometry: as wide as a phone shows without shrinking the words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recruitment.report.plots import at

WIDTH, NAMES, WORDS = 430, 84, 86
LANE, BAR, TOP = 30, 18, 10
# Longer names stand above their bars.
LONGEST_BESIDE = 9
NAME_LINE = 22


@dataclass(frozen=True)
class DrawnBar:
    """Coordinates are text, so that no language puts commas into them; empty where nothing is drawn."""

    label: str
    words: str
    y: str
    middle: str
    name_x: str
    name_y: str
    text_y: str
    width: str
    words_x: str
    low_x: str = ""
    high_x: str = ""
    goal_x: str = ""
    mark_top: str = ""
    mark_bottom: str = ""


@dataclass(frozen=True)
class BarPlot:
    bars: tuple[DrawnBar, ...]
    start: str
    width: str
    height: str
    # Where the bars begin, as a path; none between names that stand above their bars.
    axis: str


def bar_plot(block: Mapping[str, Any]) -> BarPlot:
    """The plot of a document's block, frozen or new."""
    bars: Sequence[Mapping[str, Any]] = block["bars"]
    ends = [end for bar in bars for end in (bar["value"], bar["high"], bar["goal"]) if end is not None]
    beside = all(len(bar["label"]) <= LONGEST_BESIDE for bar in bars)
    start, head = (NAMES, 0) if beside else (2, NAME_LINE)
    scale = (WIDTH - start - WORDS) / max([1, *ends])
    bottom = TOP + (LANE + head) * len(bars)
    return BarPlot(
        tuple(
            _drawn(bar, start, TOP + head + (LANE + head) * lane, scale, beside=beside)
            for lane, bar in enumerate(bars)
        ),
        start=at(start),
        width=str(WIDTH),
        height=at(bottom + 4),
        axis=f"M{at(start)} 4V{at(bottom)}" if beside else "",
    )


def _drawn(bar: Mapping[str, Any], start: float, top: float, scale: float, *, beside: bool) -> DrawnBar:
    def x(value: float | None) -> str:
        return "" if value is None else at(start + value * scale)

    middle = top + BAR / 2
    furthest = max(bar["value"], bar["high"] or 0, bar["goal"] or 0)
    return DrawnBar(
        label=bar["label"],
        words=bar["words"],
        y=at(top),
        middle=at(middle),
        name_x="0" if beside else at(start),
        name_y=at(middle + 5 if beside else top - 6),
        text_y=at(middle + 5),
        width=at(max(bar["value"] * scale, 1)),
        words_x=at(start + furthest * scale + 8),
        low_x=x(bar["low"]),
        high_x=x(bar["high"]),
        goal_x=x(bar["goal"]),
        mark_top=at(middle - 5),
        mark_bottom=at(middle + 5),
    )
