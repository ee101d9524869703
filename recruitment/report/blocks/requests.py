"""Municipalities' requests and our offers, half-year by half-year, for all of them together."""

from django.utils.translation import gettext as _

from recruitment.annual.document import TableBlock
from recruitment.report.blocks.cells import columns, counted, days
from recruitment.report.requests import COUNTED, half_by_half
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms


def requests_by_half_year(terms: Terms) -> TableBlock:
    """How long an offer took is for the unit itself."""
    waited = (_("Days to first offer, median"),) if terms.is_exact else ()
    return TableBlock(
        name="forfragningar-halvar",
        title=_("Municipalities’ requests and our offers"),
        clock=str(Clock.PERIOD.label),
        columns=columns(
            _("Half-year"),
            _("Requests"),
            _("Homes asked for"),
            _("Requests with an offer"),
            _("Offers"),
            _("Matches"),
            *waited,
        ),
        rows=tuple(
            (
                half.period.label.capitalize(),
                *(counted(half.counts[name]) for name in COUNTED),
                *((days(half.days_to_offer),) if terms.is_exact else ()),
            )
            for half in half_by_half(terms.today, is_exact=terms.is_exact)
        ),
        definitions=(
            (
                _("Requests"),
                _("Requests that came in the half-year. Those written down by mistake are not counted."),
            ),
            (_("Homes asked for"), _("How many homes those requests asked for.")),
            (
                _("Requests with an offer"),
                _("How many of those requests have been answered with an offer, whenever it was made."),
            ),
            (_("Offers"), _("Offers made in the half-year, also in answer to earlier requests.")),
            (_("Matches"), _("Homes matched with a municipality in the half-year.")),
        ),
        notes=(
            _(
                "A request does not point at a home or a child, so a match cannot be followed back to the"
                " request it began with."
            ),
        ),
    )
