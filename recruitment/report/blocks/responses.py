"""R7: how soon families are spoken to, and how many promises are broken."""

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import Row, by_place, columns, days, whole_unit
from recruitment.report.places import places
from recruitment.report.promise import PromiseKeeping, promise_keeping, promise_keeping_by_place
from recruitment.report.responses import FirstTalks, first_talks, together
from recruitment.report.stages import Clock
from recruitment.report.suppression import outside_share
from recruitment.report.terms import Terms
from recruitment.report.wording import hidden


def promises_by_place(terms: Terms) -> TableBlock:
    kept = promise_keeping(terms.period, terms.fetched_at)
    talks = first_talks(terms.period, terms.fetched_at)
    if terms.is_exact:
        lines = places()
        kept_by_line = promise_keeping_by_place(terms.period, terms.fetched_at, lines)
        talks_by_line = lines.sorted_out(talks, lambda talk: talk[0])
        rows = by_place(
            lines,
            lambda key: _cells(kept_by_line[key], together(talks_by_line[key])),
            _cells(kept, together(talks)),
        )
    else:
        halves = [promise_keeping(half, terms.fetched_at) for half in terms.period.half_years()]
        parts = [share for half in halves for share in ((half.reached, half.due), (half.tried, half.due))]
        shows = outside_share(parts, terms.smallest_cell)
        rows = whole_unit(_cells(kept, together(talks)) if shows else (hidden(),) * 6)
    return TableBlock(
        name="svarstider",
        title=_("Response times and broken promises"),
        clock=str(Clock.COHORT.label),
        columns=columns(
            _("Municipality"),
            _("Promises due"),
            _("Spoken to in time"),
            _("Tried in time"),
            _("Broken"),
            _("Days to first talk, median"),
            _("Days to first talk, nine of ten"),
        ),
        rows=rows,
        sums=1 if terms.is_exact else 0,
        definitions=(
            (
                _("Promises due"),
                _(
                    "Registrations that came in the period and whose promised time has passed, or that were"
                    " spoken to before it. The first promise counts, whatever was said later."
                ),
            ),
            (_("Spoken to in time"), _("We talked with the family before the promised time.")),
            (_("Tried in time"), _("Those, and those who were called in time and left a way back.")),
            (_("Broken"), _("Promises due that were not even tried in time.")),
            (
                _("Days to first talk, median"),
                _(
                    "Calendar days from the registration, reckoned by Kaplan–Meier so that who still waits"
                    " counts too. 0 is the same day."
                ),
            ),
        ),
    )


def distribution(terms: Terms) -> TableBlock | None:
    """How long it took, in steps; single days are small numbers, so it is for the unit itself."""
    if not terms.is_exact:
        return None
    talks = together(first_talks(terms.period, terms.fetched_at))
    words = (
        _("The same day"),
        _("The next day"),
        _("After 2–3 days"),
        _("After 4–7 days"),
        _("After more than 7 days"),
        _("Ended without a talk"),
        _("Not yet spoken to"),
    )
    return TableBlock(
        name="svarstider-fordelning",
        title=_("How soon was the first talk?"),
        clock=str(Clock.COHORT.label),
        columns=columns(_("First talk"), _("Households")),
        rows=(*zip(words, talks.by_step, strict=True), (_("Total"), talks.registered)),
        sums=1,
        definitions=(
            (
                _("Households"),
                _("Households that registered in the period, by calendar days to the first talk."),
            ),
        ),
    )


def _cells(kept: PromiseKeeping, talks: FirstTalks) -> Row:
    return (
        kept.due,
        kept.reached,
        kept.tried,
        kept.due - kept.tried,
        days(talks.median),
        days(talks.ninth_decile),
    )
