"""The statistics the unit must keep, in the final report's order: the page's sections and their tables."""

from django.utils.translation import gettext as _

from recruitment.annual.document import Block, Section
from recruitment.report.blocks.counts import five_counts, half_years_of_interest
from recruitment.report.blocks.homes import free_by_half_year, free_by_place
from recruitment.report.blocks.lead_times import finished_in_period, followed_from_registration
from recruitment.report.blocks.placements import share_by_half_year, share_by_place
from recruitment.report.blocks.responses import distribution, promises_by_place
from recruitment.report.blocks.ways_out import exits_by_place, reasons_by_stage
from recruitment.report.terms import Terms


def sections(terms: Terms) -> tuple[Section, ...]:
    """R1–R4, R7 and R8 as this reader may see them; a fixed number of questions to the database."""
    return (
        _section(_("How many, in which municipality?"), five_counts(terms), *half_years_of_interest(terms)),
        _section(_("How long does it take?"), finished_in_period(terms), followed_from_registration(terms)),
        _section(
            _("How many opened cases end in a placement?"), share_by_place(terms), share_by_half_year(terms)
        ),
        _section(_("How many homes are available?"), free_by_place(terms), free_by_half_year(terms)),
        _section(_("Do we answer in time?"), promises_by_place(terms), distribution(terms)),
        _section(_("Who left, and why?"), exits_by_place(terms), reasons_by_stage(terms)),
    )


def _section(title: str, *blocks: Block | None) -> Section:
    return Section(title, tuple(block for block in blocks if block is not None))
