"""R5: what each activity of the plan cost and gave."""

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.activities import ActivityTable, with_earlier_folded
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.terms import Terms
from recruitment.report.wording import each, each_range


def activities_block(seen: ActivityTable, terms: Terms) -> TableBlock:
    """The table as this reader may see it; a hidden count hides what each of them cost."""
    lines = [*with_earlier_folded(seen), seen.sum]
    return TableBlock(
        name="aktiviteter",
        title=_("Activities, in plan order"),
        clock=str(terms.clock.label),
        columns=columns(
            _("Activity"),
            _("Direct cost, kr"),
            _("Planned cost, kr"),
            _("Registered"),
            _("Handed over"),
            _("Suitable"),
            _("Still open"),
            _("Kr per registration"),
            _("95 per cent interval"),
        ),
        rows=tuple(
            (
                row.name,
                round(row.costs.direct) if row.costs else None,
                round(row.costs.planned) if row.costs else None,
                *(
                    counted(row.counts[name])
                    for name in ("submitted", "handed_over", "suitable", "still_open")
                ),
                each(row.per_submitted),
                each_range(row.per_submitted),
            )
            for row in lines
        ),
        sums=1,
        definitions=(
            (
                _("Registered"),
                _(
                    "Households that registered their interest."
                    " A second registration by the same household is not counted."
                ),
            ),
            (_("Handed over"), _("Handed over to investigation for the first time.")),
            (
                _("Suitable"),
                _(
                    "Judged suitable when the investigation was finished. It often takes months, so a recent"
                    " campaign has few."
                ),
            ),
            (
                _("Still open"),
                _(
                    "May still become a suitable home: not ended, or under investigation. Resting"
                    " registrations are included."
                ),
            ),
        ),
    )
