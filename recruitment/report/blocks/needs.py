"""R6: what is needed, which homes could meet it, and how the need has moved."""

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.gap import for_outside, gap
from recruitment.report.need_trend import Range, need_trend
from recruitment.report.terms import Terms
from recruitment.report.wording import day_words, whole


def need_block(terms: Terms) -> TableBlock:
    rows = gap(terms.fetched_at)
    if not terms.is_exact:
        rows = for_outside(rows, terms.smallest_cell)
    return TableBlock(
        name="behov",
        title=_("Needs, free homes and families on the way"),
        clock=_("as it stood on %(day)s") % {"day": day_words(terms.today)},
        columns=columns(
            _("Age and part of the county"), _("Needed"), _("Free homes"), _("On the way"), _("Missing")
        ),
        rows=tuple(
            (
                f"{row.age}, {row.place}",
                *map(counted, (row.needed, row.homes, row.on_the_way, row.missing)),
            )
            for row in rows
        ),
        definitions=(
            (
                _("Needed"),
                _(
                    "Homes that the member municipalities seek today."
                    " A need past its last day is not counted."
                ),
            ),
            (
                _("Free homes"),
                _(
                    "Suitable homes that are free and could meet one of the needs: right kind of home, right"
                    " age, siblings if wanted, in the same municipality or part of the county."
                ),
            ),
            (
                _("On the way"),
                _(
                    "Families at the desk, resting or under investigation that could meet one of the needs,"
                    " by what they have said so far."
                ),
            ),
        ),
    )


def need_history(terms: Terms) -> TableBlock | None:
    """How the need has moved; needs are public, so every reader sees the same."""
    halves = need_trend(terms.today)
    if not halves:
        return None
    labels = {band.key: str(band.label) for band in settings.UNIT.age_bands}
    return TableBlock(
        name="behov-halvar",
        title=_("The need, half-year by half-year"),
        clock=_("homes sought on any day of the half-year"),
        columns=columns(_("Half-year"), _("All ages"), *labels.values()),
        rows=tuple(
            (
                half.period.label.capitalize(),
                *map(_range_words, (half.total, *(half.by_age[key] for key in labels))),
            )
            for half in reversed(halves)
        ),
        definitions=(
            (
                _("All ages"),
                _("The fewest and the most homes that were sought at once. One number where they are alike."),
            ),
        ),
    )


def _range_words(found: Range) -> str:
    low, high = whole(found.low), whole(found.high)
    return low if low == high else f"{low}–{high}"
