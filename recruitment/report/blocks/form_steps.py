"""R10: where families stop in the form, one table for each version of it that was met."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.annual.document import Block, TableBlock, TextBlock
from recruitment.report.blocks.cells import columns
from recruitment.report.form_use import FormUse, form_use
from recruitment.report.form_words import EVENTS
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms
from recruitment.report.wording import whole


def form_steps(terms: Terms) -> tuple[Block, ...]:
    """For the unit itself: see the fourth rule of `suppression`."""
    if not terms.is_exact:
        return (
            TextBlock(
                (_("The form's steps are counted in small numbers, and stand in the unit's own version."),)
            ),
        )
    versions = form_use(terms.period)
    return tuple(map(_table, versions)) or (TextBlock((_("Nobody opened the form in this period."),)),)


def _table(use: FormUse) -> TableBlock:
    return TableBlock(
        name=f"formularet-{use.version}",
        title=_("Step by step, version %(version)s of the form") % {"version": use.version},
        clock=str(Clock.PERIOD.label),
        columns=columns(
            pgettext("form", "Step"),
            *map(str, EVENTS),
        ),
        rows=tuple((step.title, *step.counts) for step in use.steps),
        definitions=(
            (
                pgettext("form step", "Shown"),
                _("Forms in which the step was opened. A form counts once for each step."),
            ),
            (pgettext("form step", "Passed"), _("Of them, those that went on to the next step.")),
            (
                _("Left there for good"),
                _("Forms that stood at this step when their time was out, and were removed unsent."),
            ),
        ),
        notes=(
            _("%(started)s began, %(submitted)s sent.")
            % {"started": whole(use.started), "submitted": whole(use.submitted)},
            _(
                "A form counts once for each step and each thing that happened there. What anybody answered"
                " is never counted, and no time of day is kept."
            ),
        ),
    )
