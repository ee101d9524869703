"""The funnel as plain geometry: a bar for each step, with a dashed part for those who may still come."""

from collections.abc import Sequence
from dataclasses import dataclass

from recruitment.report.funnel import Step
from recruitment.report.need_plots import BARS_FROM, GAP_WIDTH
from recruitment.report.plots import at
from recruitment.report.wording import percent, percent_span, whole

# A line of words above each bar, so that the plot can be as narrow as a phone without shrinking them.
LINE, BAR, BETWEEN = 26, 14, 12
REACH = GAP_WIDTH - 2 * BARS_FROM


@dataclass(frozen=True)
class FunnelBar:
    words: str
    words_y: str
    y: str
    length: str
    # Where the dashed part begins and how long it is; empty when nobody more may come.
    may_x: str
    may_length: str


@dataclass(frozen=True)
class FunnelPlot:
    bars: tuple[FunnelBar, ...]
    start: str
    bar_height: str
    height: str


def funnel_plot(steps: Sequence[Step]) -> FunnelPlot | None:
    """None where nobody began; lengths are of the largest step."""
    most = max((step.count + step.may_come for step in steps), default=0)
    if not most:
        return None
    bars = tuple(_bar(step, place * (LINE + BAR + BETWEEN), most) for place, step in enumerate(steps))
    return FunnelPlot(bars, at(BARS_FROM), at(BAR), at(len(bars) * (LINE + BAR + BETWEEN)))


def said(step: Step) -> str:
    """The step in words: its count, and its share with how sure it is."""
    if step.share is None:
        return f"{step.name}: {whole(step.count)}"
    return f"{step.name}: {whole(step.count)} ({percent(step.part)}, {percent_span(step.share)})"


def _bar(step: Step, top: float, most: int) -> FunnelBar:
    length, may_come = (count / most * REACH for count in (step.count, step.may_come))
    return FunnelBar(
        words=said(step),
        words_y=at(top + LINE - 10),
        y=at(top + LINE),
        length=at(length),
        may_x=at(BARS_FROM + length) if may_come else "",
        may_length=at(may_come) if may_come else "",
    )
