"""The demo's meetings are held on evenings when people come."""

from datetime import date, timedelta

import pytest

from fhr.demo.meetings import MEETINGS, evening
from recruitment.leads.promise import is_working_day


@pytest.mark.parametrize(
    "today", [date(2026, 11, 28), date(2026, 12, 19), date(2027, 3, 20), date(2027, 6, 18)]
)
def test_no_meeting_falls_on_a_holiday_or_its_eve_and_none_changes_sides(today: date) -> None:
    for start in range(14):
        day_of_start = today + timedelta(days=start)
        for plan in MEETINGS:
            day = evening(day_of_start, plan.days)
            assert is_working_day(day)
            assert (day > day_of_start) is (plan.days > 0)
            # New Year's Eve and its like, and evenings before Ascension Day or Epiphany, are left alone.
            following = day + timedelta(days=1)
            assert is_working_day(following) or following.weekday() == 5
