"""The report's first page: are we on plan, which need is uncovered, what to do this week."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.plan.models import GoalMetric
from recruitment.report import activities
from recruitment.report.activities import ActivityRow, ActivityTable
from recruitment.report.arrivals import Arrivals, arrivals, arrivals_for_outside
from recruitment.report.goal_needs import needs_not_aimed_at
from recruitment.report.goals import AgainstPlan, PlanGoals, Verdict, plan_goals
from recruitment.report.intervals import CostEach
from recruitment.report.lead_times import LeadTime, lead_time
from recruitment.report.needs import NeedPicture, for_outside, need_picture
from recruitment.report.periods import Period
from recruitment.report.progress import Progress, progress
from recruitment.report.promise import PromiseKeeping, promise_keeping, waiting_past_promise
from recruitment.report.silence import Silence, silence
from recruitment.report.stages import Clock
from recruitment.report.suppression import HIDDEN, Hidden, Number, Shown, outside_share
from recruitment.report.tasks import Task, tasks
from recruitment.report.terms import Terms
from recruitment.report.wording import whole


@dataclass(frozen=True)
class Overview:
    """Every figure of the first page; a part the reader may not see is None or HIDDEN."""

    table: ActivityTable
    leads: AgainstPlan | None
    suitable: AgainstPlan | None
    still_open: Shown
    cost_each: CostEach | None
    needs: NeedPicture
    # Open needs that nothing in the plan is aimed at.
    not_aimed_at: int | None
    progress: Progress | None
    promise: PromiseKeeping | None
    past_promise: Shown
    silence: Silence | None
    lead_time: LeadTime | None
    tasks: tuple[Task, ...]
    arrivals: Arrivals | None

    @property
    def short_rows(self) -> list[ActivityRow]:
        return activities.with_earlier_folded(self.table)


def overview(terms: Terms) -> Overview:
    """A number of questions to the database that does not grow with the data."""
    now, period = terms.fetched_at, terms.period
    goals = plan_goals(period)
    if terms.is_exact:
        table = activities.table(period, terms.clock, terms.model, now)
    else:
        table = activities.table_for_outside(period, now)
    needs = need_picture(terms.today)
    if not terms.is_exact:
        needs = for_outside(needs, settings.UNIT.smallest_cell)
    todo = tasks(needs, now)
    page = Overview(
        table=table,
        leads=_against_plan(table, "submitted", GoalMetric.LEADS, goals, terms),
        suitable=_against_plan(table, "suitable", GoalMetric.SUITABLE, goals, terms),
        still_open=table.sum.counts["still_open"],
        cost_each=table.sum.per_submitted,
        needs=needs,
        not_aimed_at=len(needs_not_aimed_at(terms.today)),
        progress=progress(period, goals, now),
        promise=promise_keeping(period, now),
        past_promise=waiting_past_promise(now),
        silence=silence(),
        lead_time=lead_time(period, terms.clock, now),
        tasks=tuple(todo),
        arrivals=arrivals(period),
    )
    return page if terms.is_exact else _for_outside(page, period, now)


def sentences(page: Overview) -> list[str]:
    """The three answers, in the order the questions are asked."""
    return [_on_plan(page.leads), _uncovered(page.needs), _this_week(page.tasks)]


def _against_plan(
    table: ActivityTable, counted: str, metric: GoalMetric, goals: PlanGoals, terms: Terms
) -> AgainstPlan | None:
    outcome = table.sum.counts[counted]
    if isinstance(outcome, Hidden):
        return None
    still_open = table.sum.counts["still_open"]
    waits_for_outcome = terms.clock == Clock.COHORT and metric != GoalMetric.LEADS
    return AgainstPlan(
        int(outcome),
        goals.of(metric, terms.period),
        goals.pace(metric, terms.period, terms.today),
        int(still_open) if waits_for_outcome and not isinstance(still_open, Hidden) else 0,
    )


def _for_outside(page: Overview, period: Period, now: datetime) -> Overview:
    """Leaves out what small numbers could be solved from, month by month or beside their complement."""
    k = settings.UNIT.smallest_cell
    halves = period.half_years()
    promises = [promise_keeping(half, now) for half in halves]
    times = [lead_time(half, Clock.PERIOD, now) for half in halves]
    shares: list[tuple[Number, Number]] = [
        share for kept in promises for share in ((kept.reached, kept.due), (kept.tried, kept.due))
    ]
    times_show = all(min(time.finished, time.open) >= k for time in times)
    return replace(
        page,
        not_aimed_at=None,
        progress=None,
        promise=page.promise if outside_share(shares, k) else None,
        past_promise=page.past_promise if _at_least(page.past_promise, k) else HIDDEN,
        silence=page.silence.for_outside(k) if page.silence else None,
        lead_time=page.lead_time if times_show else None,
        tasks=tuple(task for task in page.tasks if task.is_for_everyone),
        arrivals=arrivals_for_outside(period, k),
    )


def _at_least(shown: Shown, k: int) -> bool:
    return not isinstance(shown, Hidden) and shown >= k


def _on_plan(leads: AgainstPlan | None) -> str:
    if leads is None:
        return _("So few families have registered that the figure is hidden here.")
    figures = {
        "outcome": whole(leads.outcome),
        "pace": whole(leads.pace or 0),
        "goal": whole(leads.goal or 0),
    }
    words = {
        Verdict.NO_GOAL: _(
            "%(outcome)s interest registrations so far. The plan has no goal for the whole period, so we "
            "cannot say whether we follow it."
        ),
        Verdict.UNDER: _(
            "We are behind the plan: %(outcome)s interest registrations, where the plan's pace would be "
            "%(pace)s by now."
        ),
        Verdict.OVER: _(
            "We are ahead of the plan: %(outcome)s interest registrations, where the plan's pace would be "
            "%(pace)s by now."
        ),
        Verdict.CANNOT_TELL: _(
            "We follow the plan as far as can be told: %(outcome)s interest registrations, where the plan's "
            "pace would be %(pace)s by now. The difference may be chance."
        ),
    }
    return words[leads.verdict] % figures


def _uncovered(needs: NeedPicture) -> str:
    if needs.is_empty:
        return _("No municipality has an open need registered, so coverage cannot be told.")
    missing = needs.most_missing
    if missing is None:
        return _("Every open need has an available home that could meet it.")
    figures = {"age": missing.label, "needed": missing.needed}
    if isinstance(missing.available, Hidden):
        few = {"few": settings.UNIT.smallest_cell}
        return _("Most homes are missing for %(age)s: %(needed)s needed, fewer than %(few)s available.") % (
            figures | few
        )
    return _("Most homes are missing for %(age)s: %(needed)s needed, %(available)s available.") % (
        figures | {"available": missing.available}
    )


def _this_week(todo: tuple[Task, ...]) -> str:
    if not todo:
        return _("Nothing is urgent this week.")
    return _("This week: %(task)s") % {"task": todo[0]}
