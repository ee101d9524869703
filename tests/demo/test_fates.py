"""Chance decides a family's fate, but not against the clock, the calendar or the plan's budget."""

from datetime import datetime
from random import Random

from django.utils import timezone

from fhr.demo.calendar import at_work
from fhr.demo.fates import fate
from fhr.demo.people import people
from fhr.demo.plan import read_plan
from recruitment.leads.promise import is_working_day

NOW = timezone.make_aware(datetime(2026, 11, 20, 14, 30))


def test_the_activities_of_a_year_share_the_budget_of_the_plan() -> None:
    assert sum(row["budget"] for row in read_plan()["activities"]) == 187_000


def test_a_fate_goes_forward_in_working_hours() -> None:
    for seed in range(200):
        deeds = fate(Random(seed), NOW, is_member=seed % 5 > 0)
        times = [NOW, *(deed.at for deed in deeds)]
        assert times == sorted(times)
        assert all(is_working_day(timezone.localdate(deed.at)) for deed in deeds)
        assert all(8 <= timezone.localtime(deed.at).hour < 16 for deed in deeds)


def test_work_after_a_friday_evening_is_on_monday() -> None:
    friday_evening = timezone.make_aware(datetime(2026, 11, 20, 21))
    assert timezone.localdate(at_work(Random(1), friday_evening, days=0)).isoformat() == "2026-11-23"


def test_numbers_repeat_only_when_all_have_been_used() -> None:
    households = people(Random(1))
    numbers = [phone for _ in range(400) if (phone := next(households)[0].phone)]
    assert len(set(numbers)) == len(numbers)
