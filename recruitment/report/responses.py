"""How soon families were spoken to: days to the first talk, with those who still wait counted in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from recruitment.leads.models import EntryChannel
from recruitment.leads.status import EXITS
from recruitment.report.lead_times import Wait, survival_quantile
from recruitment.report.periods import STOCKHOLM, Period
from recruitment.report.stages import households

# The last day of each step, counted from the day of the registration; None is later still.
STEPS: tuple[int | None, ...] = (0, 1, 3, 7, None)


@dataclass(frozen=True)
class FirstTalks:
    """Days to the first talk. Who was never spoken to counts as long as the registration was open."""

    registered: int
    median: float | None
    ninth_decile: float | None
    # Families by STEPS, then those whose registration ended without a talk, then those who still wait.
    by_step: tuple[int, ...]


Talk = tuple[str | None, Wait, bool]


def first_talks(period: Period, now: datetime) -> list[Talk]:
    """Municipality, wait and whether the registration is still open, for those who came in the period."""
    rows = (
        households()
        .exclude(entry_channel=EntryChannel.IMPORT)
        .filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
        .values_list("municipality", "received_at", "contacted_at", "status", "status_since")
    )
    found: list[Talk] = []
    for code, received_at, contacted_at, status, status_since in rows:
        has_left = contacted_at is None and status in EXITS
        until = _day(contacted_at or (status_since if has_left else now))
        wait = Wait((until - _day(received_at)).days, contacted_at is not None)
        found.append((code, wait, contacted_at is None and not has_left))
    return found


def together(talks: Iterable[Talk]) -> FirstTalks:
    rows = list(talks)
    waits = [wait for _code, wait, _is_open in rows]
    steps = [0] * (len(STEPS) + 2)
    for _code, wait, is_open in rows:
        if wait.is_finished:
            steps[next(index for index, last in enumerate(STEPS) if last is None or wait.days <= last)] += 1
        else:
            steps[-1 if is_open else -2] += 1
    return FirstTalks(len(rows), survival_quantile(waits, 0.5), survival_quantile(waits, 0.9), tuple(steps))


def _day(moment: datetime) -> date:
    return moment.astimezone(STOCKHOLM).date()
