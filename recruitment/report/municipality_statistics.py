"""The obligatory statistics: five counts for each municipality, as the unit's final report asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from recruitment.leads.models import EntryChannel, Lead
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.report.periods import STOCKHOLM, History, Period, history
from recruitment.report.places import places
from recruitment.report.stages import came_in, households, reached
from recruitment.report.suppression import HIDDEN, Hidden, Shown, outside_column, outside_share, outside_total

COUNTED = ("interest", "cases", "matched", "placed", "trained")


@dataclass(frozen=True)
class MunicipalityRow:
    name: str
    counts: Mapping[str, Shown]


@dataclass(frozen=True)
class MunicipalityTable:
    rows: tuple[MunicipalityRow, ...]
    sum: MunicipalityRow
    # Of the sum: families imported from earlier lists; None where there are none, or too few to tell.
    imported: MunicipalityRow | None = None
    is_broken_down: bool = True


def table(period: Period) -> MunicipalityTable:
    """Every member has a row, with zeros where nothing happened; for readers inside the unit."""
    names, columns = _gathered(period)
    rows = tuple(
        MunicipalityRow(name, {counted: columns[counted].get(key, 0) for counted in COUNTED})
        for key, name in names.items()
    )
    sums = {counted: sum(columns[counted].values()) for counted in COUNTED}
    return MunicipalityTable(rows, MunicipalityRow(_("Total"), sums), _line_of_imported(_imported(period)))


def table_for_outside(period: Period) -> MunicipalityTable:
    """What the steering group may see of the same table; see `suppression` for the rules."""
    names, columns = _gathered(period)
    halves = [_sums(half) for half in period.half_years()]
    k = settings.UNIT.smallest_cell
    shown: dict[str, list[Shown]] = {}
    sums: dict[str, Shown] = {}
    for counted in COUNTED:
        of_halves = [half[counted] for half in halves]
        sums[counted] = outside_total(of_halves, k)
        shown[counted] = outside_column([columns[counted].get(key, 0) for key in names], of_halves, k)
    rows = tuple(
        MunicipalityRow(name, {counted: shown[counted][index] for counted in COUNTED})
        for index, name in enumerate(names.values())
    )
    is_broken_down = len(halves) == 2
    return MunicipalityTable(
        rows if is_broken_down else (),
        MunicipalityRow(_("Total"), sums),
        _imported_for_outside(period, halves, k),
        is_broken_down=is_broken_down,
    )


def interest_history(until: date) -> History | None:
    """Interest registrations half-year by half-year since the first one, zeros included."""
    return history(_by_month(households()), until)


def imported_by_half_year(until: date) -> dict[Period, int]:
    """How many of them were imported from earlier lists, where any were."""
    found = history(_by_month(households().filter(entry_channel=EntryChannel.IMPORT)), until)
    return {half.period: half.count for half in found.halves} if found else {}


def _by_month(leads: QuerySet[Lead]) -> dict[date, int]:
    by_month = (
        leads.annotate(month=TruncMonth("received_at", tzinfo=STOCKHOLM))
        .values_list("month")
        .annotate(count=Count("pk"))
        .order_by()
    )
    return {month.date(): count for month, count in by_month}


def _imported_for_outside(
    period: Period, halves: Sequence[Mapping[str, int]], k: int
) -> MunicipalityRow | None:
    """A part of a sum may show where neither it nor the rest is small in any half-year."""
    imported = [_imported(half) for half in period.half_years()]
    counts: dict[str, Shown] = {}
    for counted in COUNTED:
        parts = [(part[counted], whole[counted]) for part, whole in zip(imported, halves, strict=True)]
        counts[counted] = sum(part for part, _whole in parts) if outside_share(parts, k) else HIDDEN
    return _line_of_imported(counts) if set(counts.values()) != {HIDDEN} else None


def _imported(period: Period) -> dict[str, int]:
    """Each column's count of families from earlier lists, whose times say nothing about the desk."""
    came = came_in(period)
    kinds = {
        "cases": OutcomeKind.CASE_OPENED,
        "matched": OutcomeKind.MATCHED,
        "placed": OutcomeKind.PLACED,
        "trained": OutcomeKind.TRAINED,
    }
    return {"interest": came.filter(entry_channel=EntryChannel.IMPORT).count()} | {
        counted: reached(kind, period).filter(lead__entry_channel=EntryChannel.IMPORT).count()
        for counted, kind in kinds.items()
    }


def _line_of_imported(counts: Mapping[str, Shown]) -> MunicipalityRow | None:
    if not any(isinstance(shown, Hidden) or shown for shown in counts.values()):
        return None
    return MunicipalityRow(_("of which imported from earlier lists"), counts)


def _gathered(period: Period) -> tuple[dict[str, str], dict[str, dict[str, int]]]:
    """The rows' names by key, and each column's counts by the same keys."""
    lines = places()
    columns: dict[str, dict[str, int]] = {}
    for counted, by_code in _counts(period).items():
        column: dict[str, int] = {}
        for code, count in by_code.items():
            key = lines.key(code)
            column[key] = column.get(key, 0) + count
        columns[counted] = column
    return lines.names, columns


def _sums(period: Period) -> dict[str, int]:
    return {counted: sum(by_code.values()) for counted, by_code in _counts(period).items()}


def _counts(period: Period) -> dict[str, dict[str | None, int]]:
    came = came_in(period)
    return {
        "interest": _by(came, "municipality"),
        "cases": _by(reached(OutcomeKind.CASE_OPENED, period), "lead__municipality"),
        "matched": _where_it_went(OutcomeKind.MATCHED, period),
        "placed": _where_it_went(OutcomeKind.PLACED, period),
        "trained": _by(reached(OutcomeKind.TRAINED, period), "lead__municipality"),
    }


def _where_it_went(kind: OutcomeKind, period: Period) -> dict[str | None, int]:
    """Matches and placements stand at the municipality that received the home."""
    return _by(reached(kind, period), "municipality")


def _by(rows: QuerySet[Lead] | QuerySet[Outcome], municipality: str) -> dict[str | None, int]:
    return dict(rows.values_list(municipality).annotate(count=Count("pk")).order_by())
