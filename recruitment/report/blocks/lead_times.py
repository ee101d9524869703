"""R2: days from interest registration to finished investigation, by each of the two clocks for itself."""

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import Row, by_place, columns, days, whole_unit
from recruitment.report.lead_times import LeadTime, lead_time, lead_times_by_place
from recruitment.report.places import places
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms
from recruitment.report.wording import hidden


def finished_in_period(terms: Terms) -> TableBlock:
    """What was finished in the period, whenever the families had registered."""
    of_all = lead_time(terms.period, Clock.PERIOD, terms.fetched_at)
    if terms.is_exact:
        lines = places()
        by_line = lead_times_by_place(terms.period, Clock.PERIOD, terms.fetched_at, lines)
        rows = by_place(lines, lambda key: _cells(by_line[key]), _cells(of_all))
    else:
        halves = [lead_time(half, Clock.PERIOD, terms.fetched_at) for half in terms.period.half_years()]
        shows = all(min(half.finished, half.open) >= terms.smallest_cell for half in halves)
        rows = whole_unit(_cells(of_all) if shows else (hidden(),) * 4)
    return TableBlock(
        name="ledtider",
        title=_("Days from interest registration to finished investigation"),
        clock=str(Clock.PERIOD.label),
        columns=columns(
            _("Municipality"),
            _("Finished"),
            _("Days, median"),
            _("Days, nine of ten"),
            _("Under investigation at the end"),
        ),
        rows=rows,
        sums=1 if terms.is_exact else 0,
        definitions=(
            (
                _("Finished"),
                _(
                    "Investigations that came to suitable or unsuitable in the period, whenever the family"
                    " registered, by the municipality the family lives in."
                ),
            ),
            (
                _("Days, median"),
                _("Half of them took this many days or fewer, from the day of the interest registration."),
            ),
            (_("Days, nine of ten"), _("Nine of ten took this many days or fewer.")),
            (
                _("Under investigation at the end"),
                _("Handed over and not yet decided when the period ended, or today if it has not."),
            ),
        ),
        notes=(_without_imported(),),
    )


def followed_from_registration(terms: Terms) -> TableBlock | None:
    """Those who registered in the period, with the ones who still wait counted in; for the unit itself."""
    if not terms.is_exact:
        return None
    lines = places()
    by_line = lead_times_by_place(terms.period, Clock.COHORT, terms.fetched_at, lines)
    of_all = lead_time(terms.period, Clock.COHORT, terms.fetched_at)
    return TableBlock(
        name="ledtider-kohort",
        title=_("Days to finished investigation, with those who still wait counted in"),
        clock=str(Clock.COHORT.label),
        columns=columns(
            _("Municipality"),
            _("Finished"),
            _("Days, median"),
            _("Days, nine of ten"),
            _("Not finished"),
        ),
        rows=by_place(lines, lambda key: _cells(by_line[key]), _cells(of_all)),
        sums=1,
        definitions=(
            (
                _("Finished"),
                _(
                    "Families who registered in the period, were handed over, and have had an investigation"
                    " that came to suitable or unsuitable."
                ),
            ),
            (
                _("Days, median"),
                _(
                    "Reckoned by Kaplan–Meier: who still waits counts for as long as the wait has lasted, so"
                    " that the figure does not look better than it is. Empty until half have finished."
                ),
            ),
            (_("Days, nine of ten"), _("Reckoned in the same way. Empty until it can be said.")),
            (
                _("Not finished"),
                _("Handed over and still waiting, or left before the investigation was finished."),
            ),
        ),
        notes=(_without_imported(),),
    )


def _cells(time: LeadTime) -> Row:
    return time.finished, days(time.median), days(time.ninth_decile), time.open


def _without_imported() -> str:
    return _("Families imported from earlier lists are left out: when they turned to us we had no desk.")
