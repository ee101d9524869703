"""R3: how many opened cases end in a placement, followed from the half-year the case was opened in."""

from django.utils.translation import gettext as _

from recruitment.annual.document import Column, TableBlock
from recruitment.report.blocks.cells import Row, by_place, columns, whole_unit
from recruitment.report.periods import YEAR
from recruitment.report.placements import Placed, by_half_year, opened_cases, opened_in, placed_of
from recruitment.report.places import places
from recruitment.report.suppression import outside_band
from recruitment.report.terms import Terms
from recruitment.report.wording import hidden, share_with_span


def share_by_place(terms: Terms) -> TableBlock:
    """The period's cohort, municipality by municipality; outside readers get the unit's share in a band."""
    cohort = opened_in(opened_cases(), terms.period)
    until, now = terms.period.end, terms.fetched_at
    of_all = placed_of(cohort, until=until, now=now)
    if not terms.is_exact:
        return _for_outside(of_all, terms)
    lines = places()
    by_line = lines.sorted_out(cohort, lambda case: case.municipality)
    rows = by_place(lines, lambda key: _cells(placed_of(by_line[key], until=until, now=now)), _cells(of_all))
    return TableBlock(
        name="placerade",
        title=_("Opened cases that ended in a placement"),
        clock=_cohort_of_cases(),
        columns=_columns(_("Municipality")),
        rows=rows,
        sums=1,
        definitions=_definitions(),
    )


def share_by_half_year(terms: Terms) -> TableBlock | None:
    """Every half-year's cohort, so that young ones are not compared with old ones; for the unit itself."""
    if not terms.is_exact:
        return None
    halves = by_half_year(opened_cases(), until=terms.today, now=terms.fetched_at)
    return TableBlock(
        name="placerade-halvar",
        title=_("Opened cases that ended in a placement, half-year by half-year"),
        clock=_cohort_of_cases(),
        columns=_columns(_("Case opened")),
        rows=tuple((half.label.capitalize(), *_cells(placed)) for half, placed in reversed(halves)),
        definitions=_definitions(),
    )


def _for_outside(of_all: Placed, terms: Terms) -> TableBlock:
    band = None
    if terms.period.months == YEAR:
        band = outside_band(of_all.placed, of_all.opened, terms.smallest_cell)
    words = _("%(low)s–%(high)s per cent") % {"low": band[0], "high": band[1]} if band else hidden()
    return TableBlock(
        name="placerade",
        title=_("Opened cases that ended in a placement"),
        clock=_cohort_of_cases(),
        columns=columns(_("Municipality"), _("Share placed")),
        rows=whole_unit((words,)),
        definitions=(
            (
                _("Share placed"),
                _(
                    "Of the households whose case was opened in the year: those in whose home a child has"
                    " been placed, until today. The share grows as long as cases are still open."
                ),
            ),
        ),
        notes=(_("Shown for whole years, as a band wide enough that no single family can be told."),),
    )


def _cells(placed: Placed) -> Row:
    return (
        placed.opened,
        placed.placed,
        share_with_span(placed.placed, placed.opened),
        placed.within_a_year,
        placed.still_open,
    )


def _columns(first: str) -> tuple[Column, ...]:
    return columns(
        first,
        _("Cases opened"),
        _("Placed so far"),
        _("Share placed"),
        _("Placed within a year"),
        _("Still open"),
    )


def _cohort_of_cases() -> str:
    return _("what became of the cases opened in the period")


def _definitions() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Cases opened"),
            _("Households whose case was opened in the period, by the municipality they live in."),
        ),
        (_("Placed so far"), _("Those of them in whose home a child has been placed, until today.")),
        (
            _("Share placed"),
            _(
                "With a 95 per cent interval. It grows as long as cases are still open, so compare young"
                " half-years with care."
            ),
        ),
        (
            _("Placed within a year"),
            _("Placed within 365 days from the opening. Empty until every case has had its year."),
        ),
        (_("Still open"), _("Neither placed nor ended: they may still become a placement.")),
    )
