"""How far the figures can be trusted: what was left out, what we know of the way here, and what agrees."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from recruitment.leads.models import TouchKind
from recruitment.plan.models import Activity
from recruitment.report.attribution import Contact, Elsewhere
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.stages import households
from recruitment.report.suppression import Number, outside_share
from recruitment.report.touches import contacts_of
from recruitment.visits.classify import Filtered
from recruitment.visits.models import EntryDay, FilteredDay

MEASURED = frozenset({TouchKind.TAG, TouchKind.SOURCE})


@dataclass(frozen=True)
class Requests:
    """What was asked of the public pages: arrivals, and what was no arrival by its reason."""

    verified: int
    unverified: int
    # Reason in words, and how often; every reason has its row.
    filtered: tuple[tuple[str, int], ...]

    @property
    def left_out(self) -> int:
        return sum(count for _reason, count in self.filtered)


@dataclass(frozen=True)
class Coverage:
    """Of how many households we know anything about the way here, and by which of two ways."""

    households: int
    measured: int
    told: int
    both: int
    # Asked us to take away what we believed.
    removed: int

    @property
    def either(self) -> int:
        return self.measured + self.told - self.both

    @property
    def either_share(self) -> Interval:
        return wilson(self.either, self.households)

    @property
    def shares(self) -> tuple[tuple[str, int, Interval], ...]:
        counts = (
            (_("A code or another website met on arrival"), self.measured),
            (_("The family has told"), self.told),
            (_("Both"), self.both),
            (_("Neither: direct or unknown"), self.households - self.either),
            (_("Took away what we believed"), self.removed),
        )
        return tuple((words, count, wilson(count, self.households)) for words, count in counts)


@dataclass(frozen=True)
class Agreement:
    """What families told beside what we measured, for those where we have both.

    They agree when both name the same channel of the plan. A friend or the radio is in no link, so what
    does not agree is not wrong: it is what only one of the two can see.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    both: int
    agree: int

    @property
    def share(self) -> Interval:
        return wilson(self.agree, self.both)

    @property
    def lines(self) -> list[tuple[str, tuple[int, ...]]]:
        return list(zip(self.rows, self.cells, strict=True))


def requests(period: Period) -> Requests:
    within = {"day__gte": period.start, "day__lt": period.end}
    entries = EntryDay.objects.filter(**within).aggregate(
        verified=Sum("verified", default=0), unverified=Sum("unverified", default=0)
    )
    rows = FilteredDay.objects.filter(**within).values_list("reason").annotate(times=Sum("count"))
    counts = dict(rows)
    filtered = tuple((str(reason.label), counts.get(reason.value, 0)) for reason in Filtered)
    return Requests(**entries, filtered=filtered)


def ways_here(period: Period) -> list[list[Contact]]:
    """The contacts of every household whose first registration came in the period."""
    came = households().filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
    leads: list[UUID] = list(came.values_list("pk", flat=True))
    return list(contacts_of(leads).values())


def coverage(ways: Sequence[Sequence[Contact]]) -> Coverage:
    measured = [any(contact.kind in MEASURED for contact in contacts) for contacts in ways]
    told = [any(contact.kind == TouchKind.SELF_REPORT for contact in contacts) for contacts in ways]
    removed = [any(contact.kind == TouchKind.REMOVED for contact in contacts) for contacts in ways]
    both = [one and other for one, other in zip(measured, told, strict=True)]
    return Coverage(len(ways), sum(measured), sum(told), sum(both), sum(removed))


def coverage_for_outside(period: Period, smallest: int) -> Coverage | None:
    """None where a share or its complement is small in any half-year, or what one has beyond the other."""
    halves = [coverage(ways_here(half)) for half in period.half_years()]
    shares: list[tuple[Number, Number]] = [
        (count, of)
        for half in halves
        for count, of in (
            (half.measured, half.households),
            (half.told, half.households),
            (half.either, half.households),
            (half.removed, half.households),
            (half.both, half.measured),
            (half.both, half.told),
        )
    ]
    return coverage(ways_here(period)) if outside_share(shares, smallest) else None


def agreement(ways: Sequence[Sequence[Contact]]) -> Agreement:
    """Told × measured by channel: the first thing told beside the last way measured."""
    channels = dict(Activity.objects.values_list("pk", "channel__name"))
    outside = _("nothing in the plan")
    pairs: Counter[tuple[str, str]] = Counter()
    for contacts in ways:
        told = next((one for one in contacts if one.kind == TouchKind.SELF_REPORT), None)
        measured = next((one for one in reversed(contacts) if one.kind in MEASURED), None)
        if told is not None and measured is not None:
            pairs[(_channel(told, channels, outside), _channel(measured, channels, outside))] += 1
    rows, columns = (_names([pair[side] for pair in pairs], outside) for side in (0, 1))
    return Agreement(
        rows,
        columns,
        tuple(tuple(pairs[(row, column)] for column in columns) for row in rows),
        both=pairs.total(),
        agree=sum(count for (row, column), count in pairs.items() if row == column != outside),
    )


def _channel(contact: Contact, channels: dict[int, str], outside: str) -> str:
    source = contact.source
    return outside if isinstance(source, Elsewhere) else channels.get(source, outside)


def _names(found: Sequence[str], outside: str) -> tuple[str, ...]:
    """By name, with what stands beside the plan last."""
    return tuple(sorted(set(found), key=lambda name: (name == outside, name)))
