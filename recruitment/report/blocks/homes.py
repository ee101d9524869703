"""R4: homes that stand free in the common pool."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import by_place, columns, counted, whole_unit
from recruitment.report.homes import free_on, stays
from recruitment.report.periods import half_year_of, half_years
from recruitment.report.places import places
from recruitment.report.suppression import outside_total
from recruitment.report.terms import Terms
from recruitment.report.wording import day_words


def free_by_place(terms: Terms) -> TableBlock:
    day = _last_day(terms.period.end, terms)
    free = free_on(day, stays())
    if terms.is_exact:
        lines = places()
        by_line = lines.sorted_out(free, lambda home: home.municipality)
        rows = by_place(lines, lambda key: (len(by_line[key]),), (len(free),))
    else:
        rows = whole_unit((counted(outside_total([len(free)], terms.smallest_cell)),))
    return TableBlock(
        name="lediga-hem",
        title=_("Homes available in the pool"),
        clock=_("as it stood on %(day)s") % {"day": day_words(day)},
        columns=columns(_("Municipality"), _("Available homes")),
        rows=rows,
        sums=1 if terms.is_exact else 0,
        definitions=(_definition(),),
    )


def free_by_half_year(terms: Terms) -> TableBlock | None:
    """The stock at the end of each half-year since the first home."""
    homes = stays()
    if not homes:
        return None
    since = half_year_of(min(home.since for home in homes)).start
    rows = []
    for half in half_years(since, terms.today):
        count = len(free_on(_last_day(half.end, terms), homes))
        shown = count if terms.is_exact else outside_total([count], terms.smallest_cell)
        rows.append((half.label.capitalize(), counted(shown)))
    return TableBlock(
        name="lediga-hem-halvar",
        title=_("Homes available in the pool, half-year by half-year"),
        clock=_("as it stood on the last day of each half-year, or today"),
        columns=columns(_("Half-year"), _("Available homes")),
        rows=tuple(reversed(rows)),
        definitions=(_definition(),),
    )


def _last_day(end: date, terms: Terms) -> date:
    return min(end - timedelta(days=1), terms.today)


def _definition() -> tuple[str, str]:
    return (
        _("Available homes"),
        _(
            "Suitable homes that were free to offer when the day ended: available, and neither matched,"
            " placed in nor gone. By the municipality the home lies in."
        ),
    )
