"""How far the figures can be trusted: what was left out, and of how many we know the way here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from recruitment.campaigns.channels import class_of_website
from recruitment.leads.models import TouchKind
from recruitment.report.attribution import Contact
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.suppression import Number, outside_share
from recruitment.report.touches import MEASURED, ways_here
from recruitment.visits.classify import Filtered
from recruitment.visits.models import ClassDay, EntryDay, FilteredDay

MOST_WEBSITES = 30


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
class Website:
    """A website that visits without a code came from, and what it is by the table of today."""

    host: str
    kind: str
    verified: int
    unverified: int


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


def requests(period: Period) -> Requests:
    within = {"day__gte": period.start, "day__lt": period.end}
    entries = EntryDay.objects.filter(**within).aggregate(
        verified=Sum("verified", default=0), unverified=Sum("unverified", default=0)
    )
    rows = FilteredDay.objects.filter(**within).values_list("reason").annotate(times=Sum("count"))
    counts = dict(rows)
    filtered = tuple((str(reason.label), counts.get(reason.value, 0)) for reason in Filtered)
    return Requests(**entries, filtered=filtered)


def websites(period: Period) -> list[Website]:
    """Those that sent most, told anew by the table in use now; one question to the database."""
    rows = (
        ClassDay.objects.filter(day__gte=period.start, day__lt=period.end)
        .exclude(host="")
        .values_list("host")
        .annotate(seen=Sum("verified"), unseen=Sum("unverified"))
        .order_by("-seen", "-unseen", "host")
    )
    return [
        Website(host, str(class_of_website(host).label), *counts) for host, *counts in rows[:MOST_WEBSITES]
    ]


def coverage(ways: Collection[Sequence[Contact]]) -> Coverage:
    measured = [any(contact.kind in MEASURED for contact in contacts) for contacts in ways]
    told = [any(contact.kind == TouchKind.SELF_REPORT for contact in contacts) for contacts in ways]
    removed = [any(contact.kind == TouchKind.REMOVED for contact in contacts) for contacts in ways]
    both = [one and other for one, other in zip(measured, told, strict=True)]
    return Coverage(len(ways), sum(measured), sum(told), sum(both), sum(removed))


def coverage_for_outside(period: Period, smallest: int) -> Coverage | None:
    """None where a share or its complement is small in any half-year, or what one has beyond the other."""
    halves = [coverage(ways_here(half).values()) for half in period.half_years()]
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
    return coverage(ways_here(period).values()) if outside_share(shares, smallest) else None
