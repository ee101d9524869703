"""The promise: the second working day after, whatever holidays lie between."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from recruitment.leads.promise import is_working_day, next_working_day, promised_by, working_days_after

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        ((2026, 11, 23, 9), date(2026, 11, 25)),  # Monday morning: Wednesday
        ((2026, 11, 26, 23), date(2026, 11, 30)),  # late on Thursday: Monday
        ((2026, 11, 27, 12), date(2026, 12, 1)),  # Friday: Tuesday
        ((2026, 11, 29, 3), date(2026, 12, 1)),  # Sunday night: Tuesday
        ((2026, 12, 23, 10), date(2026, 12, 29)),  # over Christmas Eve to Boxing Day
        ((2026, 12, 30, 10), date(2027, 1, 5)),  # New Year's Eve is closed too
        ((2027, 1, 4, 10), date(2027, 1, 7)),  # over Epiphany
        ((2026, 4, 1, 10), date(2026, 4, 7)),  # Maundy Thursday is open, Easter is not
        ((2026, 5, 13, 10), date(2026, 5, 18)),  # over Ascension Day
        ((2026, 6, 18, 10), date(2026, 6, 23)),  # over Midsummer Eve
        ((2026, 6, 5, 10), date(2026, 6, 9)),  # the National Day fell on a Saturday
    ],
)
def test_the_promise_is_the_second_working_day_at_the_end_of_office_hours(
    received: tuple[int, int, int, int], promised: date
) -> None:
    moment = promised_by(datetime(*received, tzinfo=STOCKHOLM)).astimezone(STOCKHOLM)
    assert (moment.date(), moment.hour, moment.minute) == (promised, 17, 0)


def test_the_day_is_counted_in_sweden_not_in_universal_time() -> None:
    just_past_midnight = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert working_days_after(just_past_midnight, 1) == date(2026, 11, 25)


def test_the_promise_keeps_its_hour_over_the_change_of_clocks() -> None:
    for received in (
        datetime(2026, 3, 27, 12, tzinfo=STOCKHOLM),
        datetime(2026, 10, 23, 12, tzinfo=STOCKHOLM),
    ):
        assert promised_by(received).astimezone(STOCKHOLM).hour == 17


def test_days_nobody_works() -> None:
    closed = (
        date(2026, 1, 1), date(2026, 1, 6), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1),
        date(2026, 5, 14), date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 25),
        date(2026, 12, 31), date(2026, 11, 28),
    )  # fmt: skip
    assert not [day for day in closed if is_working_day(day)]
    assert is_working_day(date(2026, 11, 23))
    assert next_working_day(date(2026, 12, 23)) == date(2026, 12, 28)


def test_the_units_own_closed_days_are_no_working_days(settings: Any) -> None:
    closed = replace(settings.UNIT.promise, closed_days=(date(2026, 11, 24),))
    settings.UNIT = replace(settings.UNIT, promise=closed)
    monday = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
    assert promised_by(monday).astimezone(STOCKHOLM).date() == date(2026, 11, 26)


def test_a_way_in_may_have_a_promise_of_its_own(settings: Any) -> None:
    own = replace(settings.UNIT.promise, by_entry_channel={"phone": 1})
    settings.UNIT = replace(settings.UNIT, promise=own)
    monday = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
    assert promised_by(monday, entry_channel="phone").astimezone(STOCKHOLM).date() == date(2026, 11, 24)
    assert promised_by(monday, entry_channel="referral").astimezone(STOCKHOLM).date() == date(2026, 11, 25)
