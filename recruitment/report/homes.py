"""How many homes stand free in the common pool: on one day, and at the end of each half-year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from recruitment.leads.status import Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.rules import TAKEN
from recruitment.report.stages import standing


@dataclass(frozen=True)
class Stay:
    """A home's time in the pool: from the day it became available until the day it was taken or left."""

    municipality: str | None
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether the home was free when `day` ended."""
        return self.since <= day and (self.until is None or day < self.until)


def stays() -> list[Stay]:
    """Every home that was ever available; one question to the database."""
    taken = standing(*sorted(TAKEN)).filter(lead=OuterRef("lead"), occurred_on__gte=OuterRef("occurred_on"))
    first = Subquery(taken.order_by("occurred_on").values("occurred_on")[:1])
    rows = (
        standing(OutcomeKind.AVAILABLE)
        .exclude(lead__status=Status.DUPLICATE)
        .annotate(until=first)
        .values_list("lead__municipality", "occurred_on", "until")
    )
    return [Stay(*row) for row in rows]


def free_on(day: date, homes: Iterable[Stay]) -> list[Stay]:
    return [home for home in homes if home.holds(day)]
