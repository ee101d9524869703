"""R5: what each channel cost and gave, and how much nobody can say."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.annual.document import TableBlock
from recruitment.report.activities import ActivityRow, ActivityTable
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.channels import by_channel
from recruitment.report.intervals import CostEach
from recruitment.report.suppression import Hidden, Shown
from recruitment.report.terms import Terms
from recruitment.report.wording import NOTHING, each, each_range, hidden, percent

COUNTS = ("landings", "starts", "submitted")
LATER = ("spoken_to", "handed_over", "suitable", "placed")


def channels_blocks(seen: ActivityTable, terms: Terms) -> tuple[TableBlock, ...]:
    """Two tables, so that both fit on a page of paper; none where the reader sees sums only."""
    if not seen.rows:
        return ()
    lines = (*by_channel(seen), seen.sum)
    return _what_they_gave(lines, terms), _what_each_cost(lines, terms)


def _what_they_gave(lines: Sequence[ActivityRow], terms: Terms) -> TableBlock:
    registered = lines[-1].counts["submitted"]
    return TableBlock(
        name="kanaler",
        title=_("Channels: what they gave"),
        clock=str(terms.clock.label),
        columns=columns(
            _("Channel"),
            _("Landings"),
            _("Forms started"),
            _("Registered"),
            _("Share of registered"),
            pgettext("column", "Spoken to"),
            _("Handed over"),
            _("Suitable"),
            _("Placed"),
        ),
        rows=tuple(
            (
                row.name,
                *(counted(row.counts[name]) for name in COUNTS),
                _share(row.counts["submitted"], registered),
                *(counted(row.counts[name]) for name in LATER),
            )
            for row in lines
        ),
        sums=1,
        definitions=(
            (
                _("Channel"),
                _("The activities of the table above, added up by the channel the plan gives them."),
            ),
            (
                _("Landings"),
                _(
                    "Visits that began with a code or a link, not people, where the browser itself said how"
                    " it came."
                ),
            ),
            (_("Forms started"), _("Forms in which somebody opened the first step.")),
            (
                _("Share of registered"),
                _(
                    "Of all who registered. What stands at “Direct or unknown source” is what we do not"
                    " know, and may have come by any channel."
                ),
            ),
            (pgettext("column", "Spoken to"), _("Households we have talked with, for the first time.")),
            (_("Placed"), _("Homes where a child has moved in.")),
        ),
    )


def _what_each_cost(lines: Sequence[ActivityRow], terms: Terms) -> TableBlock:
    return TableBlock(
        name="kanaler-kostnad",
        title=_("Channels: what they cost"),
        clock=str(terms.clock.label),
        columns=columns(
            _("Channel"),
            _("Direct cost, kr"),
            _("Kr per registration"),
            _("Kr per suitable home"),
            _("Kr per placed home"),
        ),
        rows=tuple(
            (
                row.name,
                round(row.costs.direct) if row.costs else None,
                *map(_each, (row.per_submitted, row.per_suitable, row.per_placed)),
            )
            for row in lines
        ),
        sums=1,
        definitions=(
            (
                _("Kr per registration"),
                _(
                    "Direct cost through how many they were, with the 95 per cent interval that chance gives"
                    " so small a number. The same holds for suitable and placed homes."
                ),
            ),
        ),
    )


def _share(part: Shown, of: Shown) -> str:
    if isinstance(part, Hidden) or isinstance(of, Hidden):
        return hidden()
    return percent(float(part / of)) if of else NOTHING


def _each(cost: CostEach | None) -> str:
    span = each_range(cost)
    return f"{each(cost)} ({span})" if span else each(cost)
