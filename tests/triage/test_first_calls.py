"""On which day everybody can be called: as many as the unit says, in order, and only on working days."""

from collections import Counter
from datetime import date, datetime

from django.utils import timezone

from recruitment.triage.first_calls import Waiting, plan_days


def moment(day: int, hour: int = 9) -> datetime:
    """November 2026: the 23rd is a Monday."""
    return timezone.make_aware(datetime(2026, 11, day, hour))


def family(key: str, *, promised: int = 24, person: int = 1, can_be_told: bool = True) -> Waiting:
    return Waiting(key, moment(promised, 17), person, can_be_told)


def plan(
    *families: Waiting, now: datetime | None = None, calls: int = 2, away: frozenset[date] = frozenset()
):
    return plan_days(
        families, now=now or moment(23), calls_a_day=calls, is_away=lambda _person, day: day in away
    )


def test_so_many_a_day_and_then_the_next() -> None:
    days = plan(*(family(str(number)) for number in range(5)))
    assert list(days.values()) == [date(2026, 11, 23)] * 2 + [date(2026, 11, 24)] * 2 + [date(2026, 11, 25)]


def test_everybody_has_a_calendar_of_their_own() -> None:
    days = plan(*(family(f"{person}{number}", person=person) for person in (1, 2) for number in range(2)))
    assert set(days.values()) == {date(2026, 11, 23)}


def test_the_earlier_promise_goes_first_whatever_the_order_of_arrival() -> None:
    days = plan(family("late", promised=26), family("soon", promised=24), calls=1)
    assert (days["soon"], days["late"]) == (date(2026, 11, 23), date(2026, 11, 24))


def test_whom_we_cannot_write_to_is_called_first_among_equals() -> None:
    days = plan(family("letter"), family("silent", can_be_told=False), calls=1)
    assert days["silent"] < days["letter"]


def test_weekends_absences_and_afternoons_are_no_days_to_call() -> None:
    friday_afternoon = moment(27, 13)
    assert plan(family("a"), now=friday_afternoon)["a"] == date(2026, 11, 30)
    days = plan(family("a"), now=friday_afternoon, away=frozenset({date(2026, 11, 30)}))
    assert days["a"] == date(2026, 12, 1)


def test_whoever_is_always_away_is_promised_nothing() -> None:
    found = plan_days([family("a")], now=moment(23), calls_a_day=2, is_away=lambda _person, _day: True)
    assert found == {}


def test_nobody_is_planned_twice_and_nobody_forgotten() -> None:
    families = [family(str(number), person=number % 3) for number in range(40)]
    days = plan(*families)
    assert set(days) == {one.key for one in families}
    per_day = Counter((one.person, days[one.key]) for one in families)
    assert max(per_day.values()) == 2
