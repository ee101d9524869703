"""On which day each family waiting for its first call can be called, as many a day as the unit says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.utils import timezone

from recruitment.leads.promise import is_working_day

# Later than this, what is left of a day is not counted on.
LAST_HOUR = time(12, 0)
# Nobody is promised a call further ahead than this; such a wave needs other means than a calendar.
FURTHEST = timedelta(days=90)


@dataclass(frozen=True)
class Waiting:
    """A family waiting for its first call: by when, by whom, and whether we may write to it."""

    key: str
    promised_by: datetime
    person: int
    can_be_told: bool


def plan_days(
    waiting: Iterable[Waiting],
    *,
    now: datetime,
    calls_a_day: int,
    is_away: Callable[[int, date], bool],
) -> Mapping[str, date]:
    """Key -> day, for everybody's families in the order of their promises.

    Among those promised the same day, the ones we cannot write to go first: nobody could tell them
    that it takes longer. Whoever would wait longer than FURTHEST is left out.
    """
    in_order = sorted(waiting, key=lambda one: (one.person, _day(one.promised_by), one.can_be_told))
    last = _day(now) + FURTHEST
    planned: dict[str, date] = {}
    for person, families in groupby(in_order, key=lambda one: one.person):
        day, left = _first_day(now), calls_a_day
        for family in families:
            while day <= last and not (left and is_working_day(day) and not is_away(person, day)):
                day, left = day + timedelta(days=1), calls_a_day
            if day > last:
                break
            planned[family.key] = day
            left -= 1
    return planned


def _first_day(now: datetime) -> date:
    local = timezone.localtime(now)
    return local.date() if local.time() < LAST_HOUR else local.date() + timedelta(days=1)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
