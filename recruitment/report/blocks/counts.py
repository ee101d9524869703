"""R1: interest registrations, opened cases, matches, placements and trained homes by municipality."""

from django.utils.translation import gettext as _

from recruitment.annual.document import Bar, PlotBlock, TableBlock
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.intervals import poisson
from recruitment.report.municipality_statistics import (
    imported_by_half_year,
    interest_history,
    table,
    table_for_outside,
)
from recruitment.report.periods import HalfYearCount
from recruitment.report.stages import Clock
from recruitment.report.suppression import Hidden, Shown, outside_total
from recruitment.report.terms import Terms
from recruitment.report.wording import one_decimal, whole


def five_counts(terms: Terms) -> TableBlock:
    seen = table(terms.period) if terms.is_exact else table_for_outside(terms.period)
    lines = [*seen.rows, seen.sum, *([seen.imported] if seen.imported else [])]
    return TableBlock(
        name="statistik",
        title=_("Statistics by municipality"),
        clock=str(Clock.PERIOD.label),
        columns=columns(
            _("Municipality"),
            _("Interest registrations"),
            _("Cases opened"),
            _("Matches"),
            _("Placements"),
            _("Trained homes"),
        ),
        rows=tuple((row.name, *(counted(shown) for shown in row.counts.values())) for row in lines),
        sums=len(lines) - len(seen.rows),
        definitions=(
            (
                _("Interest registrations"),
                _(
                    "Households that registered in the period, by the municipality they live in. A second"
                    " registration by the same household is not counted."
                ),
            ),
            (
                _("Cases opened"),
                _(
                    "Households whose case was opened for the first time in the period, by the municipality"
                    " they live in. A case opens when the family is handed over to investigation."
                ),
            ),
            (
                _("Matches"),
                _(
                    "Homes matched with a municipality in the period, by the municipality they were matched"
                    " with."
                ),
            ),
            (
                _("Placements"),
                _("Homes in which a child was placed in the period, by the municipality that placed."),
            ),
            (
                _("Trained homes"),
                _("Homes that finished the basic training in the period, by the municipality they live in."),
            ),
        ),
    )


def half_years_of_interest(terms: Terms) -> tuple[TableBlock | PlotBlock, ...]:
    """Interest registrations since the first one: a plot, and the table that says the same."""
    past = interest_history(terms.today)
    if past is None:
        return ()
    imported = imported_by_half_year(terms.today) if terms.is_exact else {}
    rows = tuple(
        (
            half.period.label.capitalize(),
            counted(_seen(half, terms)),
            *([imported.get(half.period, 0)] if imported else []),
        )
        for half in reversed(past.halves)
    )
    title = _("Interest registrations, half-year by half-year")
    words = [_("Half-year"), _("Interest registrations"), *([_("of which imported")] if imported else [])]
    pace = _("%(total)s in %(months)s months: %(pace)s a month.") % {
        "total": whole(past.total),
        "months": whole(past.months),
        "pace": one_decimal(past.a_month),
    }
    table_block = TableBlock(
        name="halvar",
        title=title,
        clock=str(Clock.PERIOD.label),
        columns=columns(*words),
        rows=rows,
        definitions=((_("Interest registrations"), _("Households by the half-year they registered in.")),),
        notes=(pace,) if terms.is_exact else (),
    )
    bars = [_bar(half, _seen(half, terms)) for half in past.halves[-8:]]
    shown = tuple(bar for bar in bars if bar)
    if len(shown) < 2:
        return (table_block,)
    plot = PlotBlock(
        name="halvar",
        title=title,
        description=_(
            "A bar for each half-year with its 95 per cent interval. The table below has the same figures."
        ),
        bars=shown,
    )
    return plot, table_block


def _seen(half: HalfYearCount, terms: Terms) -> Shown:
    return half.count if terms.is_exact else outside_total([half.count], terms.smallest_cell)


def _bar(half: HalfYearCount, seen: Shown) -> Bar | None:
    if isinstance(seen, Hidden):
        return None
    interval = poisson(half.count)
    return Bar(
        half.period.code, half.count, whole(half.count), round(interval.low, 1), round(interval.high, 1)
    )
