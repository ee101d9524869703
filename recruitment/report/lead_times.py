"""How many days a case takes from interest registration to finished investigation."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from recruitment.handoff.models import Handover
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.status import EXITS, Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.report.periods import STOCKHOLM, Period
from recruitment.report.places import Places
from recruitment.report.stages import Clock, households, standing, undecided_at

FINISHED = (OutcomeKind.SUITABLE, OutcomeKind.UNSUITABLE)


@dataclass(frozen=True)
class Wait:
    """Days from registration to the end of the investigation, or to the last day we know of."""

    days: int
    is_finished: bool


@dataclass(frozen=True)
class LeadTime:
    """`median` is None while too few have finished to say; `open` have been handed over and still wait."""

    median: float | None
    ninth_decile: float | None
    finished: int
    open: int


def lead_time(period: Period, clock: Clock, now: datetime) -> LeadTime:
    """By period: investigations finished in it. By cohort: those who registered in it, open ones censored.

    What was imported from earlier lists is in neither: when those families turned to us, we had no desk.
    """
    if clock == Clock.COHORT:
        return _of_cohort([wait for _code, wait in _waits_of_cohort(period, now)])
    return _of_period([days for _code, days in _finished_in(period)], _waiting(period, now).count())


def lead_times_by_place(
    period: Period, clock: Clock, now: datetime, places: Places
) -> Mapping[str, LeadTime]:
    """The same for each line of a table by municipality, where the families live."""
    if clock == Clock.COHORT:
        waits = places.sorted_out(_waits_of_cohort(period, now), lambda row: row[0])
        return {key: _of_cohort([wait for _code, wait in rows]) for key, rows in waits.items()}
    finished = places.sorted_out(_finished_in(period), lambda row: row[0])
    waiting = dict.fromkeys(places.names, 0)
    by_code = _waiting(period, now).order_by().values_list("municipality").annotate(count=Count("pk"))
    for code, count in by_code:
        waiting[places.key(code)] += count
    return {key: _of_period([days for _code, days in rows], waiting[key]) for key, rows in finished.items()}


def _of_cohort(waits: Sequence[Wait]) -> LeadTime:
    finished = sum(wait.is_finished for wait in waits)
    return LeadTime(
        survival_quantile(waits, 0.5), survival_quantile(waits, 0.9), finished, len(waits) - finished
    )


def _of_period(days: Sequence[int], waiting: int) -> LeadTime:
    return LeadTime(statistics.median(days) if days else None, nearest_rank(days, 0.9), len(days), waiting)


def _waiting(period: Period, now: datetime) -> QuerySet[Lead]:
    """Who was under investigation when the period ended, or is now if it has not."""
    handed_over = undecided_at(min(now, period.ends_at), now, among={Status.HANDED_OVER})
    return handed_over.exclude(entry_channel=EntryChannel.IMPORT)


def survival_quantile(waits: Iterable[Wait], share: float) -> float | None:
    """The Kaplan–Meier day by which `share` have finished; None when the data do not reach that far."""
    ordered = sorted(waits, key=lambda wait: (wait.days, not wait.is_finished))
    remaining, unfinished = len(ordered), 1.0
    for wait in ordered:
        if wait.is_finished:
            unfinished *= 1 - 1 / remaining
            # The last finished of the remaining leaves a rounding error, never a share of a person.
            if unfinished <= 1 - share + 1e-12:
                return wait.days
        remaining -= 1
    return None


def nearest_rank(days: Sequence[int], share: float) -> float | None:
    """The day that at least `share` of the waits do not exceed."""
    if not days:
        return None
    ordered = sorted(days)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def _finished_in(period: Period) -> list[tuple[str | None, int]]:
    """Municipality and days of each investigation that was finished in the period."""
    ended = (
        standing(*FINISHED)
        .exclude(lead__status=Status.DUPLICATE)
        .exclude(lead__entry_channel=EntryChannel.IMPORT)
        .filter(occurred_on__gte=period.start, occurred_on__lt=period.end)
        .values_list("lead__municipality", "lead__received_at", "occurred_on")
    )
    return [(code, _days(received_at, ended_on)) for code, received_at, ended_on in ended]


def _waits_of_cohort(period: Period, now: datetime) -> list[tuple[str | None, Wait]]:
    """Municipality and wait of each family handed over; who left is censored on that day."""
    cases = (
        households()
        .exclude(entry_channel=EntryChannel.IMPORT)
        .filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
        .filter(Exists(Handover.objects.filter(lead=OuterRef("pk"))))
        .annotate(finished_on=_first_day(*FINISHED), withdrew_on=_first_day(OutcomeKind.WITHDRAWN))
        .values_list("municipality", "received_at", "finished_on", "withdrew_on", "status", "status_since")
    )
    today = now.astimezone(STOCKHOLM).date()
    waits: list[tuple[str | None, Wait]] = []
    for code, received_at, finished_on, withdrew_on, status, status_since in cases:
        left_on = withdrew_on or (status_since.astimezone(STOCKHOLM).date() if status in EXITS else None)
        until = finished_on or left_on or today
        waits.append((code, Wait(_days(received_at, until), finished_on is not None)))
    return waits


def _first_day(*kinds: OutcomeKind) -> Subquery:
    of_lead = standing(*kinds).filter(lead=OuterRef("pk")).order_by("occurred_on")
    return Subquery(of_lead.values("occurred_on")[:1])


def _days(received_at: datetime, until: date) -> int:
    return (until - received_at.astimezone(STOCKHOLM).date()).days
