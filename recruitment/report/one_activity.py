"""One activity by itself: what it cost and gave, who met it and how we know, its codes and its needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from recruitment.leads.models import TouchKind
from recruitment.plan.models import Activity
from recruitment.report import activities
from recruitment.report.activities import ActivityRow
from recruitment.report.attribution import Contact, Model, credit
from recruitment.report.funnel import Families, Step, families
from recruitment.report.goals import AgainstPlan
from recruitment.report.needs import NeedRow, need_picture
from recruitment.report.periods import Period, of_months
from recruitment.report.stages import came_in
from recruitment.report.tag_use import ActivityTags, tag_use
from recruitment.report.terms import Terms
from recruitment.report.touches import MEASURED, contacts_of
from recruitment.visits.models import FunnelDay


@dataclass(frozen=True)
class Met:
    """How the households that registered in the period met the activity, each once in a line."""

    by_code: int
    told: int
    noted: int
    # In time, whatever the model.
    first: int
    last: int
    told_and_measured: int

    @property
    def told_only(self) -> int:
        return self.told - self.told_and_measured

    @property
    def measured_only(self) -> int:
        return self.by_code - self.told_and_measured


@dataclass(frozen=True)
class OneActivity:
    row: ActivityRow
    # Arrivals with its codes, and the forms begun and sent with them; each step is of the one before.
    visits: tuple[Step, ...]
    # The households that the model gives it, whole or in part.
    families: Families
    # What was planned for the whole activity; None where nothing was, or where only a part of it is shown.
    against: AgainstPlan | None
    # Of those who came to a meeting or the like, how many registered.
    of_attendance: Step | None
    met: Met
    tags: ActivityTags | None
    needs: tuple[NeedRow, ...]


def one_activity(activity: Activity, terms: Terms) -> OneActivity:
    """For readers inside the unit: every figure is exact."""
    came_here: list[UUID] = list(came_in(terms.period).values_list("pk", flat=True))
    ways = contacts_of(came_here)
    came = families(terms.period, among=given_to(activity.pk, ways, terms.model))
    row = _row(activity, terms)
    ages = {group.age_band for group in activity.target_groups.all()}
    attended = activity.attendance or 0
    return OneActivity(
        row=row,
        visits=_visits(activity, row, terms.period),
        families=came,
        against=_against(activity, came.registered, terms),
        of_attendance=Step(_("Registered"), came.registered, attended) if attended else None,
        met=met(activity.pk, ways.values()),
        tags=next(iter(tag_use(terms.period, of=activity)), None),
        needs=tuple(need for need in need_picture(terms.today).rows if need.key in ages),
    )


def whole_time(activity: Activity, today: date) -> Period:
    """From the activity's first month to this one, since posters stay up; its own months if it lies ahead."""
    last = today if activity.starts_on <= today else activity.ends_on
    period = of_months(activity.starts_on, last)
    return period or Period(activity.starts_on.replace(day=1), 1)


def given_to(activity: int, ways: Mapping[UUID, Sequence[Contact]], model: Model) -> list[UUID]:
    """The households of which the model gives the activity at least a part."""
    return [household for household, contacts in ways.items() if credit(model, contacts).get(activity)]


def met(activity: int, ways: Iterable[Sequence[Contact]]) -> Met:
    whole = {activity: Fraction(1)}
    by_code = told = noted = first = last = both = 0
    for contacts in ways:
        kinds = {contact.kind for contact in contacts if contact.activity == activity}
        by_code += not kinds.isdisjoint(MEASURED)
        told += TouchKind.SELF_REPORT in kinds
        noted += not kinds.isdisjoint({TouchKind.STAFF, TouchKind.BOOKING})
        both += TouchKind.SELF_REPORT in kinds and not kinds.isdisjoint(MEASURED)
        first += credit(Model.FIRST, contacts) == whole
        last += credit(Model.LAST, contacts) == whole
    return Met(by_code, told, noted, first, last, both)


def _row(activity: Activity, terms: Terms) -> ActivityRow:
    table = activities.table(terms.period, terms.clock, terms.model, terms.fetched_at)
    nothing = ActivityRow(
        activity.pk,
        activity.name,
        activity.channel.name,
        activities.Costs(),
        dict.fromkeys(activities.COUNTED, 0),
    )
    return next((row for row in table.rows if row.source == activity.pk), nothing)


def _visits(activity: Activity, row: ActivityRow, period: Period) -> tuple[Step, ...]:
    sent = FunnelDay.objects.filter(
        day__gte=period.start,
        day__lt=period.end,
        event="submitted",
        tag_code__in=activity.tags.values("code"),
    ).aggregate(sum=Sum("count", default=0))["sum"]
    landings, starts = row.whole("landings"), row.whole("starts")
    return (
        Step(_("Verified arrivals"), landings),
        Step(_("Began a form"), starts, landings),
        Step(_("Sent it"), sent, starts),
    )


def _against(activity: Activity, registered: int, terms: Terms) -> AgainstPlan | None:
    """Judged by the part of its days that have passed, where the period holds all of those."""
    period, today = terms.period, terms.today
    if not activity.planned_leads or period.start > activity.starts_on:
        return None
    if period.end <= min(activity.ends_on, today):
        return None
    days = (activity.ends_on - activity.starts_on).days + 1
    passed = min(max((today - activity.starts_on).days + 1, 0), days)
    goal = Fraction(activity.planned_leads)
    return AgainstPlan(registered, goal, goal * Fraction(passed, days))
