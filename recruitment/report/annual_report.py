"""The activity report (verksamhetsberättelse) of a half-year or a year, whole, as this reader may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.annual.document import Block, Document, Section, TextBlock
from recruitment.annual.models import Audience
from recruitment.report import activities, data_quality, goals_page, obligatory
from recruitment.report.activities import ActivityTable
from recruitment.report.blocks.activities import activities_block
from recruitment.report.blocks.channels import channels_blocks
from recruitment.report.blocks.fairness import fairness_blocks
from recruitment.report.blocks.form_steps import form_steps
from recruitment.report.blocks.money import budget_outcome, cost_shares, staffing
from recruitment.report.blocks.needs import need_block, need_history
from recruitment.report.blocks.plan import plan_against_outcome
from recruitment.report.blocks.requests import requests_by_half_year
from recruitment.report.blocks.satisfaction import satisfaction_blocks
from recruitment.report.terms import Terms
from recruitment.report.touches import ways_here
from recruitment.report.wording import percent_span, whole

SUMMARY, FULFILMENT, ECONOMY, STAFF, AHEAD, LIMITS = (
    "summary", "fulfilment", "economy", "staff", "ahead", "limits",
)  # fmt: skip


def annual_report(terms: Terms, contents: Mapping[str, Any]) -> Document:
    """Figures by the period's own terms, and between them what people have written (`contents`)."""
    seen = _activities(terms)

    def words(key: str) -> Sequence[Block]:
        written = str(contents.get(key, "")).strip()
        return (TextBlock((written,)),) if written else ()

    shares, moved = cost_shares(terms.today), need_history(terms)
    sections = (
        Section(_("In short"), (*words(SUMMARY),)),
        Section(
            _("The plan, and what came of it"),
            (
                *plan_against_outcome(seen, terms),
                activities_block(seen, terms),
                *channels_blocks(seen, terms),
            ),
        ),
        *obligatory.sections(terms),
        Section(_("Where do families stop in the form?"), form_steps(terms)),
        Section(_("What do families and municipalities say of us?"), satisfaction_blocks(terms)),
        Section(_("The unit's five goals"), (TextBlock((goals_page.introduction(),)), *words(FULFILMENT))),
        *goals_page.sections(terms),
        Section(_("Which homes are needed?"), (need_block(terms), *((moved,) if moved else ()))),
        Section(_("What do the municipalities ask for?"), (requests_by_half_year(terms),)),
        Section(_("Economy"), (*words(ECONOMY), *budget_outcome(terms.period, contents))),
        Section(_("Who pays what?"), (shares,) if shares else ()),
        Section(_("Does every municipality get its part?"), fairness_blocks(terms)),
        Section(_("Staff"), (*words(STAFF), staffing(contents))),
        Section(_("Ahead"), (*words(AHEAD),)),
        Section(_("What we cannot say"), (TextBlock(tuple(limits(terms)), is_list=True), *words(LIMITS))),
    )
    return Document(
        title=_("Activity report, %(unit)s") % {"unit": settings.UNIT.name},
        period=terms.period.label,
        stamp=stamp(terms),
        sections=tuple(section for section in sections if section.blocks),
    )


def versions(terms: Terms, contents: Mapping[str, Any]) -> dict[Audience, Document]:
    """What is frozen together: the unit's version, and the one for readers outside it."""
    return {
        Audience.UNIT: annual_report(replace(terms, is_exact=True), contents),
        Audience.OUTSIDE: annual_report(replace(terms, is_exact=False), contents),
    }


def limits(terms: Terms) -> list[str]:
    """What the figures do not show, as far as the system itself can tell."""
    found = []
    if terms.period.end > terms.today:
        found.append(_("The period has not ended: every figure may still grow."))
    coverage = (
        data_quality.coverage(ways_here(terms.period))
        if terms.is_exact
        else data_quality.coverage_for_outside(terms.period, terms.smallest_cell)
    )
    if coverage and coverage.households:
        found.append(
            ngettext(
                "What brought the family is known for %(known)s of %(all)s household (%(share)s).",
                "What brought the family is known for %(known)s of %(all)s households (%(share)s).",
                coverage.households,
            )
            % {
                "known": whole(coverage.either),
                "all": whole(coverage.households),
                "share": percent_span(coverage.either_share),
            }
        )
    if len(terms.levels) > 1:
        found.append(
            _("The level of tracking was changed within the period, so arrivals before and after differ.")
        )
    return [
        *found,
        _("Cases take months. Who registered late in the period may still become a home, so the last"
          " half-year always looks weaker than it will be."),
        _("Numbers are small. Where an interval is wide, a difference between two half-years or two"
          " municipalities may be chance."),
        _("Needs and available homes by age stand as on the day the report was made, since homes change."),
        _("The system counts families, days and outcomes. It does not measure the quality of an"
          " investigation or how a child fares."),
        _("Figures that municipalities or others have told us are theirs; we have not checked them."),
    ]  # fmt: skip


def stamp(terms: Terms) -> tuple[tuple[str, str], ...]:
    """On what terms the figures hold. No time of day: the same figures give the same document."""
    return (
        (_("Period"), f"{terms.period.code} ({terms.period.label})"),
        (_("Figures as of"), terms.today.isoformat()),
        (_("Attribution model"), str(terms.model.label)),
        (_("Tracking level"), terms.level_words),
        (_("Suppression"), terms.suppression_words),
    )


def _activities(terms: Terms) -> ActivityTable:
    if terms.is_exact:
        return activities.table(terms.period, terms.clock, terms.model, terms.fetched_at)
    return activities.table_for_outside(terms.period, terms.fetched_at)
