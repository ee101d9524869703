"""Goals of half-years, years and groups, and when an outcome may be called behind the plan."""

from datetime import date
from fractions import Fraction

import pytest

from recruitment.plan.models import Goal
from recruitment.report.goals import AgainstPlan, Verdict, plan_goals
from recruitment.report.lead_times import Wait, nearest_rank, survival_quantile
from recruitment.report.periods import Period, parse
from recruitment.report.plots import round_ticks
from tests.make.history import make_goal
from tests.make.plan import make_plan, make_target_group


def period(code: str) -> Period:
    found = parse(code)
    assert found is not None
    return found


@pytest.mark.django_db
def test_a_half_year_has_its_own_goal_or_its_part_of_the_years() -> None:
    make_goal(2026, "leads", "H2", 100)
    make_goal(2026, "leads", "year", 180)
    make_goal(2025, "leads", "year", 175)
    goals = plan_goals(period("2024-2026"))
    assert goals.of("leads", period("2026H2")) == 100
    assert goals.of("leads", period("2026H1")) == 80
    assert goals.of("leads", period("2026")) == 180
    assert goals.of("leads", period("2025H1")) == Fraction(175, 2)
    assert goals.knots("leads", period("2026")) == [80, 180]
    assert goals.of("suitable", period("2026")) is None


@pytest.mark.django_db
def test_a_period_that_is_only_partly_planned_has_no_goal_to_be_judged_by() -> None:
    make_goal(2026, "leads", "year", 180)
    goals = plan_goals(period("2024-2026"))
    assert goals.of("leads", period("2024-2026")) is None
    assert goals.pace("leads", period("2024-2026"), date(2026, 11, 22)) is None
    assert goals.knots("leads", period("2024-2026")) == []
    # Months of one's own that cut a half-year in two have no goal; whole half-years have theirs.
    assert goals.of("leads", period("2026-02--2026-12")) is None
    assert goals.of("leads", period("2026-01--2026-12")) == 180


@pytest.mark.django_db
def test_the_pace_follows_the_half_years() -> None:
    make_goal(2026, "leads", "H1", 60)
    make_goal(2026, "leads", "H2", 184)
    goals = plan_goals(period("2026"))
    assert goals.pace("leads", period("2026"), date(2026, 7, 10)) == 70
    assert goals.pace("leads", period("2026"), date(2025, 12, 31)) == 0
    assert goals.pace("leads", period("2026"), date(2027, 1, 1)) == 244


@pytest.mark.django_db
def test_goals_by_group_are_added_unless_there_is_one_for_everybody() -> None:
    plan = make_plan(2026)
    for label, value in (("Tonår", 10), ("Syskon", 5)):
        Goal.objects.create(
            plan=plan, metric="leads", period="H1", value=value, target_group=make_target_group(label)
        )
    assert plan_goals(period("2026")).of("leads", period("2026H1")) == 15
    make_goal(2026, "leads", "H1", 40)
    assert plan_goals(period("2026")).of("leads", period("2026H1")) == 40


@pytest.mark.parametrize(
    ("outcome", "pace", "may_come", "verdict"),
    [
        (61, 82, 0, Verdict.UNDER),
        (61, 70, 0, Verdict.CANNOT_TELL),
        (61, 40, 0, Verdict.OVER),
        (9, 18, 0, Verdict.UNDER),
        (9, 17, 0, Verdict.CANNOT_TELL),
        (2, 14, 31, Verdict.CANNOT_TELL),
        (2, 14, 11, Verdict.UNDER),
        (0, 0, 0, Verdict.CANNOT_TELL),
    ],
)
def test_behind_or_ahead_only_when_chance_cannot_explain_it(
    outcome: int, pace: int, may_come: int, verdict: Verdict
) -> None:
    assert AgainstPlan(outcome, Fraction(90), Fraction(pace), may_come).verdict == verdict


def test_without_a_goal_nothing_is_judged() -> None:
    assert AgainstPlan(61, None, None).verdict == Verdict.NO_GOAL


def test_kaplan_meier_counts_open_cases_in_instead_of_dropping_them() -> None:
    # Worked by hand: 5 at risk → 4/5, (one censored at 20), 3 at risk → 8/15, 2 → 4/15.
    waits = [Wait(10, True), Wait(20, False), Wait(30, True), Wait(40, True), Wait(50, False)]
    assert survival_quantile(waits, 0.2) == 10
    assert survival_quantile(waits, 0.4) == 30
    assert survival_quantile(waits, 0.5) == 40
    assert survival_quantile(waits, 0.9) is None, "the data do not reach that far"
    assert survival_quantile([], 0.5) is None
    assert survival_quantile([Wait(7, True), Wait(7, True), Wait(9, False), Wait(9, False)], 0.5) == 7


def test_nine_of_ten_is_a_day_that_happened() -> None:
    assert nearest_rank([*range(1, 11)], 0.9) == 9
    assert nearest_rank([5], 0.9) == 5
    assert nearest_rank([], 0.9) is None


@pytest.mark.parametrize(
    ("highest", "ticks"), [(1, [1]), (4.2, [1, 2, 3, 4]), (90, [20, 40, 60, 80]), (416, [100, 200, 300, 400])]
)
def test_ticks_are_round_and_few(highest: float, ticks: list[int]) -> None:
    assert round_ticks(highest) == ticks
