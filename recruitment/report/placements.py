"""How many opened cases end in a placement: followed from the half-year the case was opened in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Subquery

from recruitment.leads.status import EXITS, Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.report.periods import STOCKHOLM, Period, half_year_of, half_years
from recruitment.report.stages import standing

A_YEAR = timedelta(days=365)
ENDS = (OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN)


@dataclass(frozen=True)
class OpenedCase:
    """One family whose case was opened, and what has become of it so far."""

    municipality: str | None
    opened_on: date
    placed_on: date | None
    # No child has been placed, and none will be.
    is_over: bool


@dataclass(frozen=True)
class Placed:
    """A cohort of opened cases. `within_a_year` is None until every case has had its year."""

    opened: int
    placed: int
    still_open: int
    within_a_year: int | None


def opened_cases() -> list[OpenedCase]:
    """Every case that was ever opened; one question to the database."""
    placed = standing(OutcomeKind.PLACED).filter(lead=OuterRef("lead")).order_by("occurred_on")
    ended = standing(*ENDS).filter(lead=OuterRef("lead"))
    rows = (
        standing(OutcomeKind.CASE_OPENED)
        .exclude(lead__status=Status.DUPLICATE)
        .annotate(placed_on=Subquery(placed.values("occurred_on")[:1]), has_ended=Exists(ended))
        .values_list("lead__municipality", "occurred_on", "placed_on", "has_ended", "lead__status")
    )
    return [
        OpenedCase(code, opened_on, placed_on, placed_on is None and (has_ended or status in EXITS))
        for code, opened_on, placed_on, has_ended, status in rows
    ]


def opened_in(cases: Iterable[OpenedCase], period: Period) -> list[OpenedCase]:
    return [case for case in cases if period.holds(case.opened_on)]


def placed_of(cases: Iterable[OpenedCase], *, until: date, now: datetime) -> Placed:
    """What has become of a cohort that was opened before `until`."""
    cohort = list(cases)
    had_their_year = until + A_YEAR <= now.astimezone(STOCKHOLM).date()
    placed = [case.placed_on - case.opened_on for case in cohort if case.placed_on is not None]
    return Placed(
        opened=len(cohort),
        placed=len(placed),
        still_open=sum(case.placed_on is None and not case.is_over for case in cohort),
        within_a_year=sum(wait <= A_YEAR for wait in placed) if had_their_year else None,
    )


def by_half_year(cases: list[OpenedCase], *, until: date, now: datetime) -> list[tuple[Period, Placed]]:
    """Each half-year's cohort since the first, to the half-year that holds `until`."""
    if not cases:
        return []
    since = half_year_of(min(case.opened_on for case in cases)).start
    return [
        (half, placed_of(opened_in(cases, half), until=half.end, now=now))
        for half in half_years(since, until)
    ]
