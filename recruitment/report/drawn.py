"""Each plot of the report with its title and the words for whoever cannot see it, for page and file alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from recruitment.report import need_plots, plots
from recruitment.report.bar_plot import bar_plot
from recruitment.report.funnel import Families, Forms
from recruitment.report.funnel_plot import funnel_plot
from recruitment.report.gap import GapRow
from recruitment.report.goals import AgainstPlan
from recruitment.report.need_plots import GAP_WIDTH
from recruitment.report.need_trend import HalfYearNeed
from recruitment.report.needs import NeedRow
from recruitment.report.plots import HEIGHT, STANDING_HEIGHT, WIDTH
from recruitment.report.progress import Progress

# What a plot's file is called; the course and the standing are never seen by the same reader.
AGAINST_PLAN, HOMES, GAP, TREND, FAMILIES, FORMS = (
    "anmalningar-mot-planen",
    "behov-och-hem",
    "behov",
    "behov-halvar",
    "hushall-steg-for-steg",
    "formularet-steg-for-steg",
)


@dataclass(frozen=True)
class Drawn:
    """`shapes` is the template that draws the geometry `plot`, in units of the drawing."""

    name: str
    title: str
    words: str
    shapes: str
    plot: object
    width: int
    height: str
    # Where its file is, if not among the report's pictures.
    address: str = ""
    # Of how things stand, whatever period is asked for.
    is_of_today: bool = False


def progress(seen: Progress) -> Drawn:
    return Drawn(
        AGAINST_PLAN,
        _("Registrations against the plan"),
        _(
            "The running sum of interest registrations with a band of 95 per cent, and the plan's line. The "
            "table below has the same figures."
        ),
        "report/plots/progress.html",
        plots.progress_plot(seen),
        WIDTH,
        str(HEIGHT),
    )


def standing(against: AgainstPlan) -> Drawn:
    return Drawn(
        AGAINST_PLAN,
        _("Registrations against the plan"),
        _(
            "A bar for the registrations so far with its range, and marks for the plan. The list below has "
            "the same figures."
        ),
        "report/plots/standing.html",
        plots.standing_plot(against),
        WIDTH,
        str(STANDING_HEIGHT),
    )


def homes(rows: Sequence[NeedRow]) -> Drawn:
    plot = plots.need_plot(rows)
    return Drawn(
        HOMES,
        _("Needs and available homes"),
        _(
            "For each age: open needs as a circle, available homes as a square. The table below has the same "
            "figures."
        ),
        "report/plots/needs.html",
        plot,
        GAP_WIDTH,
        plot.height,
        is_of_today=True,
    )


def gap(rows: Sequence[GapRow]) -> Drawn | None:
    if not rows:
        return None
    plot = need_plots.gap_plot(rows)
    return Drawn(
        GAP,
        _("Needs, free homes and families on the way"),
        _(
            "Three bars for each age and part of the county: homes needed, free homes, and families on the "
            "way that could meet the need. The table beside has the same figures."
        ),
        "report/plots/gap.html",
        plot,
        GAP_WIDTH,
        plot.height,
        is_of_today=True,
    )


def trend(halves: Sequence[HalfYearNeed]) -> Drawn | None:
    plot = need_plots.trend_plot(halves)
    if plot is None:
        return None
    return Drawn(
        TREND,
        _("How the need has moved"),
        _(
            "A bar for each half-year, from the fewest to the most homes sought on any day, and a line "
            "across it for the last day. The table below has the same figures, and those of each age."
        ),
        "report/plots/trend.html",
        plot,
        WIDTH,
        plot.height,
        is_of_today=True,
    )


def families(came: Families, *, title: str = "", address: str = "") -> Drawn | None:
    plot = funnel_plot(came.steps) if came.registered else None
    if plot is None:
        return None
    return Drawn(
        FAMILIES,
        title or _("From registration to a child who has moved in"),
        _(
            "A bar for each step with its number of households, and a dashed part for those who may still "
            "come so far. A table has the same figures."
        ),
        "report/plots/funnel.html",
        plot,
        GAP_WIDTH,
        plot.height,
        address,
    )


def forms(counted: Forms) -> Drawn | None:
    plot = funnel_plot(counted.steps)
    if plot is None:
        return None
    return Drawn(
        FORMS,
        _("From the first visit to a form that is sent"),
        _(
            "A bar for each step of the form with how many forms passed it. The table beside has the same "
            "figures."
        ),
        "report/plots/funnel.html",
        plot,
        GAP_WIDTH,
        plot.height,
    )


def bars(block: Mapping[str, Any]) -> Drawn:
    """The plot of a document's block, frozen or new."""
    plot = bar_plot(block)
    return Drawn(
        block["name"],
        block["title"],
        block["description"],
        "report/plots/bars.html",
        plot,
        int(plot.width),
        plot.height,
    )
