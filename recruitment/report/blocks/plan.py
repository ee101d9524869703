"""The plan against the outcome: what was promised for the period, and whether the two can be told apart."""

from fractions import Fraction

from django.utils.translation import gettext as _

from recruitment.annual.document import Bar, Cell, PlotBlock, TableBlock
from recruitment.plan.models import GoalMetric
from recruitment.report.activities import ActivityTable
from recruitment.report.blocks.cells import columns, counted
from recruitment.report.goals import AgainstPlan, Verdict, plan_goals
from recruitment.report.stages import Clock
from recruitment.report.suppression import Hidden
from recruitment.report.terms import Terms
from recruitment.report.wording import NOTHING, span, whole

COUNTED = (
    (GoalMetric.LEADS, "submitted"),
    (GoalMetric.HANDED_OVER, "handed_over"),
    (GoalMetric.SUITABLE, "suitable"),
)


def plan_against_outcome(seen: ActivityTable, terms: Terms) -> tuple[TableBlock | PlotBlock, ...]:
    goals = plan_goals(terms.period)
    rows: list[tuple[Cell, ...]] = []
    bars = []
    for metric, name in COUNTED:
        outcome, goal = seen.sum.counts[name], goals.of(metric, terms.period)
        label = str(metric.label).capitalize()
        if isinstance(outcome, Hidden):
            rows.append((label, counted(outcome), _number(goal), None, NOTHING, NOTHING))
            continue
        pace = goals.pace(metric, terms.period, terms.today)
        against = AgainstPlan(int(outcome), goal, pace)
        rows.append(
            (
                label,
                int(outcome),
                _number(goal),
                _number(pace),
                span(against.interval),
                verdict_words(against),
            )
        )
        bars.append(
            Bar(
                label,
                int(outcome),
                whole(outcome),
                round(against.interval.low, 1),
                round(against.interval.high, 1),
                None if goal is None else float(goal),
            )
        )
    title = _("Plan against outcome")
    table = TableBlock(
        name="plan",
        title=title,
        clock=str(Clock.PERIOD.label),
        columns=columns(
            _("What was counted"),
            _("Outcome"),
            _("Goal"),
            _("Pace by now"),
            _("95 per cent interval"),
            _("Verdict"),
        ),
        rows=tuple(rows),
        definitions=(
            (_("Goal"), _("What the adopted plan says for the whole period. Empty where it says nothing.")),
            (
                _("Pace by now"),
                _("The part of the goal that should be there, after the days that have passed."),
            ),
            (
                _("95 per cent interval"),
                _("What chance alone could have made of the outcome. A pace within it cannot be told apart."),
            ),
        ),
    )
    if not bars:
        return (table,)
    plot = PlotBlock(
        name="plan",
        title=title,
        description=_(
            "A bar for each outcome with its 95 per cent interval, and a thick line at the goal. The table"
            " below has the same figures."
        ),
        bars=tuple(bars),
    )
    return plot, table


def verdict_words(against: AgainstPlan) -> str:
    return {
        Verdict.NO_GOAL: _("no goal"),
        Verdict.UNDER: _("below the plan"),
        Verdict.OVER: _("above the plan"),
        Verdict.CANNOT_TELL: _("cannot be told from the plan"),
    }[against.verdict]


def _number(value: Fraction | None) -> Cell:
    return None if value is None else round(value)
