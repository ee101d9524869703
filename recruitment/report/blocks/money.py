"""Budget outcome and staffing as somebody at the unit entered them, and how the members share the cost."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.annual.document import Bar, PlotBlock, TableBlock
from recruitment.report.blocks.cells import columns
from recruitment.report.cost_split import member_split, round_half_up
from recruitment.report.periods import YEAR, Period
from recruitment.report.wording import NOTHING, percent_exact, whole

# Keys of what is entered (see `words_form`).
SPENT, POSTS_PLANNED, POSTS_FILLED = "spent", "posts_planned", "posts_filled"


def budget_outcome(period: Period, contents: Mapping[str, Any]) -> tuple[TableBlock | PlotBlock, ...]:
    """The unit's budget for the period beside what has been entered as spent; nothing without a budget."""
    budget = settings.UNIT.budget
    if budget is None:
        return ()
    spent: Mapping[str, int | None] = contents.get(SPENT, {})
    planned = {row.label: _part(row.amount, period) for row in budget.rows}
    known = {label: amount for label in planned if (amount := spent.get(label)) is not None}
    is_whole = len(known) == len(planned)
    rows = [
        (label, amount, known.get(label), known[label] - amount if label in known else None)
        for label, amount in planned.items()
    ]
    total = sum(known.values()) if is_whole else None
    of_all = _part(budget.total, period)
    title = _("Budget and outcome")
    table = TableBlock(
        name="budget",
        title=title,
        clock=_("kronor in the period"),
        columns=columns(_("Expense"), _("Budget"), _("Outcome"), _("Difference")),
        rows=(*rows, (_("Total"), of_all, total, None if total is None else total - of_all)),
        sums=1,
        definitions=(
            (
                _("Budget"),
                _("The year's budget, or half of it for a half-year. Source: %(source)s.")
                % {"source": budget.source},
            ),
            (
                _("Outcome"),
                _("Entered by the unit from the host municipality's accounts. Empty where missing."),
            ),
            (_("Difference"), _("Outcome less budget: above zero is more than planned.")),
        ),
    )
    bars = tuple(
        Bar(label, known[label], whole(known[label]), goal=amount)
        for label, amount in planned.items()
        if label in known
    )
    if not bars:
        return (table,)
    plot = PlotBlock(
        name="budget",
        title=title,
        description=_(
            "A bar for each outcome and a thick line at the budget. The table below has the same figures."
        ),
        bars=bars,
    )
    return plot, table


def staffing(contents: Mapping[str, Any]) -> TableBlock:
    return TableBlock(
        name="bemanning",
        title=_("Staffing"),
        clock=_("average of the period"),
        columns=columns(_("Posts"), _("Number")),
        rows=(
            (_("Posts by the budget"), _posts(contents.get(POSTS_PLANNED))),
            (_("Posts filled, on average"), _posts(contents.get(POSTS_FILLED))),
        ),
        definitions=((_("Posts"), _("Full-time posts, entered by the unit. Empty where missing.")),),
    )


def cost_shares(today: date) -> TableBlock | None:
    """R11: the split by children, as on its own page."""
    shared = member_split(today)
    if shared is None:
        return None
    return TableBlock(
        name="kostnadsfordelning",
        title=_("Cost split"),
        clock=_("kronor a year"),
        columns=columns(
            _("Municipality"), _("Children 0–17"), _("Share"), _("Kr a year"), _("Kr a year, adding up")
        ),
        rows=(
            *(
                (share.name, share.children, percent_exact(share.percent), share.year, share.year_adding_up)
                for share in shared.shares
            ),
            (_("Total"), shared.children, NOTHING, shared.year_sum, shared.adding_up_sum),
        ),
        sums=1,
        definitions=(
            (_("Children 0–17"), str(settings.UNIT.population_source)),
            (_("Kr a year"), _("By the number of children, rounded as in the final report.")),
            (_("Kr a year, adding up"), _("Rounded by the largest remainder, so that the column adds up.")),
        ),
    )


def _part(amount: int, period: Period) -> int:
    return amount if period.months == YEAR else round_half_up(Fraction(amount * period.months, YEAR))


def _posts(value: Any) -> float | None:
    return None if value is None else float(value)
