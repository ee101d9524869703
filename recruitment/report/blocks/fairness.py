"""R9: what each municipality pays and gets, and what is told outside the unit of the same."""

from django.utils.translation import gettext as _

from recruitment.annual.document import Block, Cell, Column, TableBlock, TextBlock
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import OfferRule, reason_label
from recruitment.report.blocks.cells import columns, days
from recruitment.report.fairness import Line, Verdict, ledger, offer_rules
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms
from recruitment.report.wording import NOTHING, percent, percent_span


def fairness_blocks(terms: Terms) -> tuple[Block, ...]:
    """By municipality for the unit itself: see the fifth rule of `suppression`."""
    if not terms.is_exact:
        return (
            TextBlock(
                (
                    _(
                        "What each municipality asked for and got is so few requests and homes that single"
                        " families could be told from it. It stands in the unit's own version. The five"
                        " counts above, the cost split and the requests of all the municipalities together"
                        " are what can be shown here."
                    ),
                )
            ),
        )
    return (_ledger(terms), _rules(terms))


def _ledger(terms: Terms) -> TableBlock:
    lines = ledger(terms.period, terms.today)
    return TableBlock(
        name="rattvisa",
        title=_("What each municipality pays and gets"),
        clock=str(Clock.PERIOD.label),
        columns=(
            *columns(
                _("Municipality"),
                _("Share of the cost"),
                _("Interest registrations"),
                _("Requests"),
                _("Requests with an offer"),
                _("Days to first offer, median"),
                _("Offers"),
                _("Matches"),
                _("Share of matches (95 %)"),
                _("Placements"),
            ),
            Column(_("Matches against cost"), is_number=False),
        ),
        rows=tuple(_cells(line) for line in lines),
        definitions=(
            (_("Share of the cost"), _("By the number of children, as in the cost split. Members only.")),
            (
                _("Interest registrations"),
                _("Families who live in the municipality and registered in the period."),
            ),
            (
                _("Requests"),
                _("What the municipality asked us for in the period, and how many of that got an offer."),
            ),
            (
                _("Days to first offer, median"),
                _("Of the requests that got an offer. Those that still wait are not in it."),
            ),
            (_("Offers"), _("Offers made in the period, also in answer to earlier requests.")),
            (_("Matches"), _("Homes matched with the municipality in the period.")),
            (
                _("Share of matches (95 %)"),
                _("Its part of all matches in the period, as the 95 per cent interval that chance allows."),
            ),
            (_("Placements"), _("Homes in which the municipality placed a child in the period.")),
            (
                _("Matches against cost"),
                _(
                    "Whether the share of the cost lies outside the interval of the share of matches. Where"
                    " it lies within, the difference may be chance."
                ),
            ),
        ),
        notes=(
            _(
                "Among many municipalities chance alone makes one of them look different now and then. A"
                " municipality that has not asked for a home has no matches either."
            ),
        ),
    )


def _cells(line: Line) -> tuple[Cell, ...]:
    return (
        line.name,
        NOTHING if line.cost_share is None else percent(float(line.cost_share)),
        line.registered,
        line.requests,
        line.answered,
        days(line.days_to_offer),
        line.offers,
        line.matched,
        percent_span(line.match_share) if line.all_matched else NOTHING,
        line.placed,
        _verdict_words(line.verdict),
    )


def _verdict_words(verdict: Verdict | None) -> str:
    if verdict is None:
        return NOTHING
    return {
        Verdict.FEWER: _("fewer than its share"),
        Verdict.MORE: _("more than its share"),
        Verdict.CANNOT_TELL: _("may be chance"),
    }[verdict]


def _rules(terms: Terms) -> TableBlock:
    found = offer_rules(terms.period)
    known = [rule for rule in OfferRule.values if found.get(rule)]
    others = sorted(rule for rule in found if rule and rule not in OfferRule.values)
    silent = [(_("no rule was told"), found[""])] if found.get("") else []
    words = [(reason_label(OutcomeKind.OFFERED, rule), found[rule]) for rule in (*known, *others)]
    return TableBlock(
        name="fordelningsregler",
        title=_("By which rule was the municipality chosen?"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Rule"), _("Homes offered")),
        rows=tuple((rule[:1].upper() + rule[1:], count) for rule, count in (*words, *silent)),
        definitions=(
            (
                _("Homes offered"),
                _("Homes first offered to a municipality in the period, by the rule noted."),
            ),
        ),
    )
