"""Municipalities' requests and the offers that answer them, by municipality and half-year by half-year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Sum
from django.utils.translation import gettext as _

from recruitment.outcomes.models import OutcomeKind
from recruitment.report.municipality_statistics import MunicipalityRow, MunicipalityTable
from recruitment.report.periods import Period, half_years
from recruitment.report.places import Places, places
from recruitment.report.stages import reached
from recruitment.report.suppression import HIDDEN, Shown, outside_share, outside_total
from recruitment.requests.models import Closing, MunicipalRequest, Offer
from recruitment.requests.queries import meant

COUNTED = ("requests", "homes", "answered", "offers", "matched")
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class HalfYear:
    """One half-year's counts of the whole county, and how long an offer took, in days."""

    period: Period
    counts: Mapping[str, Shown]
    days_to_offer: float | None = None


def table(period: Period) -> MunicipalityTable:
    """Every member has a row, with zeros where nothing was asked; for readers inside the unit."""
    names, counts = places().names, _counts(period)
    rows = tuple(
        MunicipalityRow(name, {counted: counts[counted].get(key, 0) for counted in COUNTED})
        for key, name in names.items()
    )
    return MunicipalityTable(rows, MunicipalityRow(_("Total"), _sums(counts)))


def table_for_outside(period: Period) -> MunicipalityTable:
    """What the steering group may see: the whole unit's totals, by the fifth rule of `suppression`."""
    sums = _for_outside([_sums(_counts(half)) for half in period.half_years()])
    return MunicipalityTable((), MunicipalityRow(_("Total"), sums), is_broken_down=False)


def half_by_half(until: date, *, is_exact: bool) -> list[HalfYear]:
    """Since the first request, newest first; small totals are hidden from readers outside the unit."""
    first = meant().aggregate(first=Min("received_on"))["first"]
    if first is None:
        return []
    return [_half(half, is_exact=is_exact) for half in reversed(list(half_years(first, until)))]


def days_to_offer_by_name(period: Period) -> dict[str, float]:
    """The same median for each line of the table that has one; for readers inside the unit."""
    lines = places()
    waited = lines.sorted_out(_offered(period), lambda one: one[0])
    return {lines.names[key]: median(days for _code, days in rows) for key, rows in waited.items() if rows}


def _half(half: Period, *, is_exact: bool) -> HalfYear:
    sums = _sums(_counts(half))
    if is_exact:
        return HalfYear(half, dict(sums), _days_to_offer(half))
    return HalfYear(half, _for_outside([sums]))


def _for_outside(halves: Sequence[Mapping[str, int]]) -> dict[str, Shown]:
    k = settings.UNIT.smallest_cell
    shown = {counted: outside_total([half[counted] for half in halves], k) for counted in COUNTED}
    # Requests without an offer are the rest, which may not be few either.
    if not outside_share([(half["answered"], half["requests"]) for half in halves], k):
        shown["answered"] = HIDDEN
    return shown


def _days_to_offer(period: Period) -> float | None:
    """The median from a request that came in the period to its first offer."""
    days = [days for _code, days in _offered(period)]
    return median(days) if days else None


def _offered(period: Period) -> list[tuple[str, int]]:
    """Municipality, and days to the first offer, of each request that came in the period and has one."""
    came = _came(period).annotate(first=Min("offers__offered_on")).filter(first__isnull=False)
    rows = came.values_list("municipality", "received_on", "first")
    return [(code, (first - received).days) for code, received, first in rows]


def _counts(period: Period) -> Counts:
    """Each column's counts by municipality; one that is a member no longer counts among all others."""
    came = _came(period)
    offers = Offer.objects.filter(offered_on__gte=period.start, offered_on__lt=period.end)
    offers = offers.exclude(request__closing=Closing.MISTAKE)
    answered = came.filter(Exists(Offer.objects.filter(request=OuterRef("pk"))))
    found = {
        "requests": _by(came, "municipality", Count("pk")),
        "homes": _by(came, "municipality", Sum("homes")),
        "answered": _by(answered, "municipality", Count("pk")),
        "offers": _by(offers, "request__municipality", Count("pk")),
        "matched": _by(reached(OutcomeKind.MATCHED, period), "municipality", Count("pk")),
    }
    # The same lines as in the obligatory statistics, where the matches stand too.
    lines = places()
    return {counted: _among(lines, column) for counted, column in found.items()}


def _came(period: Period) -> QuerySet[MunicipalRequest]:
    return meant().filter(received_on__gte=period.start, received_on__lt=period.end)


def _by(rows: QuerySet, municipality: str, counted: Count | Sum) -> dict[str, int]:
    return dict(rows.order_by().values_list(municipality).annotate(counted=counted))


def _among(lines: Places, column: Mapping[str, int]) -> dict[str, int]:
    among: dict[str, int] = {}
    for code, count in column.items():
        key = lines.key(code)
        among[key] = among.get(key, 0) + count
    return among


def _sums(counts: Counts) -> dict[str, int]:
    return {counted: sum(column.values()) for counted, column in counts.items()}
