"""What each activity in the plan cost and gave, from landing to a placed child, in the plan's own order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from recruitment.campaigns.models import Tag
from recruitment.plan.models import Activity, ActivityStatus, Cost, CostKind
from recruitment.report.attribution import Elsewhere, Model, Source, total
from recruitment.report.intervals import CostEach, cost_each
from recruitment.report.periods import Period
from recruitment.report.stages import Clock, Stages, stages
from recruitment.report.suppression import HIDDEN, Hidden, Number, Shown, outside_column, outside_total
from recruitment.report.touches import SAYS_NOTHING, ways_of
from recruitment.visits.models import ClassDay, FunnelDay, TagDay

STARTED = "started"
Counts = dict[str, dict[Source, Number]]
COUNTED = (
    "landings", "unverified", "starts", "submitted", "spoken_to", "handed_over", "suitable", "placed",
    "still_open",
)  # fmt: skip


@dataclass(frozen=True)
class Costs:
    """Kronor excluding VAT; hours are worth their rate on the day they were worked."""

    direct: Decimal = Decimal(0)
    hours: Decimal = Decimal(0)
    planned: Decimal = Decimal(0)

    @property
    def full(self) -> Decimal:
        return self.direct + self.hours


@dataclass(frozen=True)
class ActivityRow:
    """One line of the table; `counts` has an entry for each name in COUNTED."""

    # None for the sum.
    source: Source | None
    name: str
    channel: str
    # None for the rows beside the plan: nothing was paid for them.
    costs: Costs | None
    counts: Mapping[str, Shown]
    # Whether the activity ran in the period; the rows beside the plan always do.
    ran: bool = True

    @property
    def per_submitted(self) -> CostEach | None:
        return self._each("submitted")

    @property
    def per_suitable(self) -> CostEach | None:
        return self._each("suitable")

    @property
    def activity(self) -> int | None:
        """The activity's number; None for the rows beside the plan and for sums."""
        return self.source if isinstance(self.source, int) else None

    def whole(self, counted: str) -> int:
        """A count of visits or forms, which are never hidden from who sees the row by itself."""
        count = self.counts[counted]
        return 0 if isinstance(count, Hidden) else int(count)

    @property
    def per_placed(self) -> CostEach | None:
        return self._each("placed")

    def _each(self, counted: str) -> CostEach | None:
        """None where there is no cost, or where the count may not be known."""
        count = self.counts[counted]
        if self.costs is None or not self.costs.direct or isinstance(count, Hidden):
            return None
        return cost_each(float(self.costs.direct), float(count))


@dataclass(frozen=True)
class _Head:
    source: Source
    name: str
    channel: str = ""
    costs: Costs | None = None
    ran: bool = True


@dataclass(frozen=True)
class ActivityTable:
    """Activities in plan order, then what no activity can claim, then the sum."""

    rows: tuple[ActivityRow, ...]
    sum: ActivityRow
    # False when the reader sees sums only for this period.
    is_broken_down: bool = True


def table(period: Period, clock: Clock, model: Model, now: datetime) -> ActivityTable:
    """The whole truth of a period; for readers inside the unit."""
    heads, counts = _gathered(period, clock, model, now)
    sums: dict[str, Shown] = {name: sum(counts[name].values()) for name in COUNTED}
    return ActivityTable(_rows(heads, counts), _sum(heads, sums))


def table_for_outside(period: Period, now: datetime) -> ActivityTable:
    """What the steering group may see of the same table; see `suppression` for the rules."""
    heads, counts = _gathered(period, Clock.PERIOD, Model.DECLARED, now)
    halves = [_totals(half, now) for half in period.half_years()]
    # Cells beside a small one are hidden from the end: an activity's before what no activity can claim.
    sources = [head.source for head in (*heads[-2:], *heads[:-2])]
    k = settings.UNIT.smallest_cell
    sums: dict[str, Shown] = {}
    shown: dict[str, dict[Source, Shown]] = {}
    for name, column in counts.items():
        of_halves = [half[name] for half in halves]
        # The stock at the end of a year is that of its last half-year, not the sum of two stocks.
        sums[name] = outside_total(of_halves[-1:] if name == "still_open" else of_halves, k)
        cells = outside_column([column.get(source, 0) for source in sources], of_halves, k)
        shown[name] = dict(zip(sources, cells, strict=True))
    is_broken_down = len(halves) == 2
    return ActivityTable(_rows(heads, shown) if is_broken_down else (), _sum(heads, sums), is_broken_down)


def with_earlier_folded(table: ActivityTable) -> list[ActivityRow]:
    """The rows of a short table: activities that ran before the period stand together on one line."""
    earlier = [row for row in table.rows if not row.ran]
    if len(earlier) < 2 or any(shown is HIDDEN for row in earlier for shown in row.counts.values()):
        return list(table.rows)
    heads = [_Head(Elsewhere.UNKNOWN, row.name, row.channel, row.costs) for row in earlier]
    counts = {name: _together(row.counts[name] for row in earlier) for name in COUNTED}
    folded = replace(_sum(heads, counts), name=_("Earlier activities"))
    return [folded, *(row for row in table.rows if row.ran)]


def _gathered(period: Period, clock: Clock, model: Model, now: datetime) -> tuple[list[_Head], Counts]:
    counts: Counts = _arrivals(period) | _credits(stages(period, clock, now), model)
    costs = _costs(period)
    seen = {source for column in counts.values() for source in column} | set(costs)
    heads = [
        _Head(
            activity.pk,
            activity.name,
            activity.channel.name,
            _with_budget(activity, costs, period),
            activity.starts_on < period.end and activity.ends_on >= period.start,
        )
        for activity in _in_plan_order(period, {source for source in seen if isinstance(source, int)})
    ]
    heads.append(_Head(Elsewhere.OUTSIDE_PLAN, _("Known source outside the plan")))
    heads.append(_Head(Elsewhere.UNKNOWN, _("Direct or unknown source")))
    return heads, counts


def _credits(came: Stages, model: Model) -> Counts:
    return {stage: {**total(model, ways_of(leads))} for stage, leads in came.by_name().items()}


def _arrivals(period: Period) -> Counts:
    """Landings and form starts by activity; untagged ones by whether their source is known."""
    days = {"day__gte": period.start, "day__lt": period.end}
    landings: dict[Source, Number] = {}
    unverified: dict[Source, Number] = {}
    tagged = TagDay.objects.filter(**days).values_list("tag__activity")
    untagged = ClassDay.objects.filter(**days).values_list("source_class")
    sums = {"seen": Sum("verified"), "unseen": Sum("unverified")}
    for source, verified, not_verified in [
        *tagged.annotate(**sums).order_by(),
        *((_row_of_class(name), *both) for name, *both in untagged.annotate(**sums).order_by()),
    ]:
        landings[source] = landings.get(source, 0) + verified
        unverified[source] = unverified.get(source, 0) + not_verified
    return {"landings": landings, "unverified": unverified, "starts": _starts(period)}


def _starts(period: Period) -> dict[Source, Number]:
    """Form starts; one without a code is unknown, since the counter keeps no more than the code."""
    by_code = (
        FunnelDay.objects.filter(day__gte=period.start, day__lt=period.end, event=STARTED)
        .values_list("tag_code")
        .annotate(count=Sum("count"))
        .order_by()
    )
    counted = dict(by_code)
    activity_of = dict(Tag.objects.filter(code__in=counted).values_list("code", "activity"))
    starts: dict[Source, Number] = {}
    for code, count in counted.items():
        source = activity_of.get(code, Elsewhere.UNKNOWN)
        starts[source] = starts.get(source, 0) + count
    return starts


def _row_of_class(name: str) -> Elsewhere:
    return Elsewhere.UNKNOWN if name in SAYS_NOTHING else Elsewhere.OUTSIDE_PLAN


def _costs(period: Period) -> dict[int, Costs]:
    hours = Q(kind=CostKind.HOURS)
    rows = (
        Cost.objects.filter(on__gte=period.start, on__lt=period.end)
        .values_list("activity")
        .annotate(
            direct=Sum("amount", filter=~hours & Q(is_planned=False)),
            paid_hours=Sum(F("hours") * F("hourly_rate") + F("amount"), filter=hours & Q(is_planned=False)),
            planned=Sum("amount", filter=~hours & Q(is_planned=True)),
        )
        .order_by()
    )
    return {activity: Costs(*(Decimal(amount or 0) for amount in amounts)) for activity, *amounts in rows}


def _in_plan_order(period: Period, seen: set[int]) -> Iterable[Activity]:
    """Activities that ran in the period, and any other that has a figure in it: old posters stay up."""
    ran = Q(starts_on__lt=period.end, ends_on__gte=period.start) & ~Q(status=ActivityStatus.CANCELLED)
    planned_costs = Cost.objects.filter(activity=OuterRef("pk"), is_planned=True)
    in_order: QuerySet[Activity] = (
        Activity.objects.filter(ran | Q(pk__in=seen))
        .select_related("channel")
        .annotate(has_planned_costs=Exists(planned_costs))
        .order_by("plan__year", "position", "starts_on", "pk")
    )
    return in_order


def _with_budget(activity: Activity, costs: Mapping[int, Costs], period: Period) -> Costs:
    """An activity without planned cost rows has its budget as the plan, in the period it starts."""
    spent = costs.get(activity.pk, Costs())
    if getattr(activity, "has_planned_costs", False) or not period.holds(activity.starts_on):
        return spent
    return replace(spent, planned=Decimal(activity.budget))


def _rows(heads: Sequence[_Head], counts: Mapping[str, Mapping[Source, Shown]]) -> tuple[ActivityRow, ...]:
    return tuple(
        ActivityRow(
            head.source,
            head.name,
            head.channel,
            head.costs,
            {name: counts[name].get(head.source, 0) for name in COUNTED},
            head.ran,
        )
        for head in heads
    )


def _sum(heads: Sequence[_Head], counts: Mapping[str, Shown]) -> ActivityRow:
    costs = [head.costs for head in heads if head.costs is not None]
    together = Costs(
        sum((cost.direct for cost in costs), Decimal(0)),
        sum((cost.hours for cost in costs), Decimal(0)),
        sum((cost.planned for cost in costs), Decimal(0)),
    )
    return ActivityRow(None, _("Total"), "", together, counts)


def _together(counts: Iterable[Shown]) -> Number:
    return sum(count for count in counts if not isinstance(count, Hidden))


def _totals(period: Period, now: datetime) -> dict[str, Number]:
    """The sum of each column, without asking who is credited."""
    came = stages(period, Clock.PERIOD, now)
    sums: dict[str, Number] = {name: sum(column.values()) for name, column in _arrivals(period).items()}
    return sums | {stage: leads.count() for stage, leads in came.by_name().items()}
