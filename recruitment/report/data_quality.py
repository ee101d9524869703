"""How far the figures can be trusted: what was left out, and of how many we know the way here."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from recruitment.campaigns.channels import class_of_website
from recruitment.leads.models import TouchKind
from recruitment.report.attribution import Way
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


def coverage(ways: Mapping[Way, int]) -> Coverage:
    """Of the households that came these ways."""
    measured = told = both = removed = 0
    for way, households in ways.items():
        kinds = {contact.kind for contact in way}
        was_measured, has_told = not kinds.isdisjoint(MEASURED), TouchKind.SELF_REPORT in kinds
        measured += households * was_measured
        told += households * has_told
        both += households * (was_measured and has_told)
        removed += households * (TouchKind.REMOVED in kinds)
    return Coverage(sum(ways.values()), measured, told, both, removed)


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
