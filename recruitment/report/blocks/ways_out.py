"""R8: who left without becoming a home, by municipality, reason and how far they had come."""

from collections import Counter

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import Row, by_place, columns, counted
from recruitment.report.places import places
from recruitment.report.stages import Clock
from recruitment.report.suppression import outside_column, outside_total
from recruitment.report.terms import Terms
from recruitment.report.ways_out import WAYS, Stage, WayOut, way_words, ways_out


def exits_by_place(terms: Terms) -> TableBlock:
    if not terms.is_exact:
        return _for_outside(terms)
    left = ways_out(terms.period)
    lines = places()
    by_line = lines.sorted_out(left, lambda one: one.municipality)
    return TableBlock(
        name="avslut",
        title=_("Who left without becoming a home"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Municipality"), *(way_words(way).capitalize() for way in WAYS), _("All")),
        rows=by_place(lines, lambda key: _by_way(by_line[key]), _by_way(left)),
        sums=1,
        definitions=_definitions(),
    )


def reasons_by_stage(terms: Terms) -> TableBlock | None:
    """Reasons are small numbers about single families, so the table is for the unit itself."""
    if not terms.is_exact:
        return None
    left = ways_out(terms.period)
    reasons = Counter((one.way, one.reason_words) for one in left)
    cells = Counter((one.way, one.reason_words, one.stage) for one in left)
    ordered = sorted(reasons, key=lambda reason: (WAYS.index(reason[0]), -reasons[reason], reason[1]))
    rows: list[Row] = [
        (
            f"{way_words(way).capitalize()}: {words}",
            *(cells[way, words, stage] for stage in Stage),
            reasons[way, words],
        )
        for way, words in ordered
    ]
    rows.append((_("Total"), *(sum(one.stage == stage for one in left) for stage in Stage), len(left)))
    return TableBlock(
        name="avslut-skal",
        title=_("Why they left, and how far they had come"),
        clock=str(Clock.PERIOD.label),
        columns=columns(
            _("Way out and reason"), *(str(stage.label).capitalize() for stage in Stage), _("All")
        ),
        rows=tuple(rows),
        sums=1,
        definitions=_definitions(),
    )


def _for_outside(terms: Terms) -> TableBlock:
    halves = [Counter(one.way for one in ways_out(half)) for half in terms.period.half_years()]
    sums = [half.total() for half in halves]
    cells = outside_column([sum(half[way] for half in halves) for way in WAYS], sums, terms.smallest_cell)
    # A half-year shows its sum alone, as everywhere outside the unit.
    ways = zip(WAYS, cells, strict=True) if len(halves) == 2 else ()
    return TableBlock(
        name="avslut",
        title=_("Who left without becoming a home"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Way out"), _("Households")),
        rows=(
            *((way_words(way).capitalize(), counted(cell)) for way, cell in ways),
            (_("Total"), counted(outside_total(sums, terms.smallest_cell))),
        ),
        sums=1,
        definitions=_definitions(),
    )


def _by_way(left: list[WayOut]) -> tuple[int, ...]:
    ways = Counter(one.way for one in left)
    return *(ways[way] for way in WAYS), len(left)


def _definitions() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Left"),
            _(
                "Households whose registration was ended in the period and has not been taken up again, and"
                " those found unsuitable in it, by the municipality they live in. A second registration by"
                " a household is not counted."
            ),
        ),
        (
            way_words(WAYS[-1]).capitalize(),
            _("The investigation came to unsuitable. The others left before or during it."),
        ),
    )
