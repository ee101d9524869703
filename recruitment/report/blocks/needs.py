"""R6: what is needed, and which homes could meet it."""

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.gap import for_outside, gap
from recruitment.report.terms import Terms
from recruitment.report.wording import day_words


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
