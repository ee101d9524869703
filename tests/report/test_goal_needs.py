"""Each goal beside the needs it names, and open needs that nothing in the plan is aimed at."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality, Need
from recruitment.plan.models import Activity, Goal
from recruitment.report.goal_needs import GoalNeeds, goals_with_needs, needs_not_aimed_at, not_aimed_at
from recruitment.report.periods import STOCKHOLM, Period, parse
from recruitment.staff.roles import Role
from tests.make.history import Story, store
from tests.make.needs import make_need, make_place
from tests.make.plan import make_activity, make_plan, make_target_group
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
TODAY = NOW.date()
PAGE = "/rapport/mal/?period=2026H2"
FALUN = "Falun 13–17 år (familjehem)"


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def half() -> Period:
    period = parse("2026H2")
    assert period is not None
    return period


def make_goal(*needs: Need, **fields: Any) -> Goal:
    facts = {"plan": make_plan(), "metric": "suitable", "period": "H2", "value": 4, **fields}
    goal = Goal.objects.create(**facts)
    goal.needs.set(needs)
    return goal


def homes(place: str, *ages: str, suitable_on: date, free: bool = True) -> None:
    came = NOW - timedelta(days=300)
    outcomes = [("case_opened", came.date(), ""), ("suitable", suitable_on, "")]
    outcomes += [("available", suitable_on, "")] if free else []
    store(
        [Story(came, place, came, statuses=[("handed_over", came)], handed_over_at=came, outcomes=outcomes,
               ages=ages)],
        {},
    )  # fmt: skip
    Lead.objects.update(home_types=["familjehem"])


def lapse(need: Need) -> None:
    Need.objects.filter(pk=need.pk).update(valid_until=TODAY - timedelta(days=1))


def figures(one: GoalNeeds) -> tuple[int, ...]:
    return one.came, one.sought, one.free, one.missing


def test_a_goal_tells_what_came_for_its_needs_and_what_they_lack() -> None:
    goal = make_goal(make_need("2080", today=TODAY, count=3), make_need("2085", today=TODAY, age_band="0-6"))
    make_goal()
    homes("2080", "13-17", suitable_on=date(2026, 8, 1))
    homes("2080", "13-17", suitable_on=date(2026, 8, 1), free=False)
    homes("2080", "13-17", suitable_on=date(2026, 3, 1))
    homes("2080", "0-6", suitable_on=date(2026, 8, 1))
    (one,) = goals_with_needs(half(), NOW)
    assert one.goal == goal and one.named == (FALUN, "Ludvika 0–6 år (familjehem)")
    # Two of the half-year's could meet one of them; two are free, and none of those lives near Ludvika.
    assert figures(one) == (2, 4, 2, 2)


def test_homes_for_one_need_fill_no_other() -> None:
    make_goal(make_need("2080", today=TODAY), make_need("2085", today=TODAY, count=2))
    for _home in range(3):
        homes("2080", "13-17", suitable_on=date(2026, 8, 1))
    assert [figures(one) for one in goals_with_needs(half(), NOW)] == [(3, 3, 3, 2)]


def test_a_need_that_has_ended_counts_what_came_and_lacks_nothing() -> None:
    need = make_need("2080", today=TODAY)
    make_goal(need)
    homes("2080", "13-17", suitable_on=date(2026, 8, 1))
    lapse(need)
    (one,) = goals_with_needs(half(), NOW)
    assert one.named == (f"{FALUN} – står inte kvar",) and figures(one) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("year", "period", "is_told"),
    [(2026, "H2", True), (2026, "year", True), (2026, "H1", False), (2027, "H1", False), (2025, "H2", False)],
)
def test_only_goals_of_the_time_are_told(year: int, period: str, is_told: bool) -> None:
    make_goal(make_need("2080", today=TODAY), plan=make_plan(year), period=period)
    assert bool(goals_with_needs(half(), NOW)) is is_told


def aimed(need: Need, **fields: Any) -> Activity:
    """An activity that runs, for the need's age and kind of home in the whole county."""
    group = {"label": "Tonåringar", "age_band": need.age_band, **fields.pop("group", {})}
    places = fields.pop("municipalities", ())
    activity = make_activity(**fields)
    activity.target_groups.add(make_target_group(**group))
    activity.municipalities.set(Municipality.objects.filter(pk__in=places))
    return activity


AIMS: dict[str, tuple[dict[str, Any], bool]] = {
    "its age in the whole county": ({}, True),
    "its age in its municipality": ({"municipalities": ["2080"]}, True),
    "its age elsewhere": ({"municipalities": ["2085"]}, False),
    "another age": ({"group": {"age_band": "0-6"}}, False),
    "all ages": ({"group": {"age_band": ""}}, False),
    "another kind of home": ({"group": {"home_type": "jourhem"}}, False),
    "over": ({"ends_on": TODAY - timedelta(days=1)}, False),
    "called off": ({"status": "cancelled"}, False),
    "lies ahead": ({"starts_on": TODAY + timedelta(days=9), "status": "planned"}, True),
}


@pytest.mark.parametrize("what", AIMS)
def test_an_activity_aims_at_a_need_by_age_kind_of_home_and_place(what: str) -> None:
    need = make_need("2080", today=TODAY)
    make_place("2085")
    fields, is_aimed = AIMS[what]
    aimed(need, **fields)
    assert needs_not_aimed_at(TODAY) == ([] if is_aimed else [need])


@pytest.mark.parametrize(
    ("year", "period", "is_aimed"),
    [(2026, "H2", True), (2026, "year", True), (2026, "H1", False), (2027, "H1", False)],
)
def test_a_goal_that_is_not_over_aims_at_what_it_names(year: int, period: str, is_aimed: bool) -> None:
    need = make_need("2080", today=TODAY)
    make_goal(need, plan=make_plan(year), period=period)
    assert needs_not_aimed_at(TODAY) == ([] if is_aimed else [need])


def test_a_need_that_no_longer_stands_is_nobodys_to_aim_at_and_the_most_missing_comes_first() -> None:
    lapse(make_need("2080", today=TODAY, age_band="7-12"))
    few, many = make_need("2080", today=TODAY, count=2), make_need("2085", today=TODAY, count=3)
    homes("2080", "13-17", suitable_on=date(2026, 8, 1))
    assert [(one.need, one.free, one.missing) for one in not_aimed_at(TODAY)] == [(many, 0, 3), (few, 1, 1)]


def test_the_unit_reads_it_and_the_overview_counts_it() -> None:
    make_goal(make_need("2080", today=TODAY, count=2), area="södra")
    make_need("2085", today=TODAY)
    homes("2080", "13-17", suitable_on=date(2026, 8, 1))
    for role in (Role.COMMUNICATOR, Role.HANDLER, Role.UNIT_MANAGER):
        client = signed_in(role)
        page = client.get(PAGE).content.decode()
        assert "Lämpliga hem, andra halvåret 2026, södra Dalarna: 4" in page and FALUN in page
        assert "Ludvika 13–17 år (familjehem)" in page
        overview = client.get("/rapport/").content.decode()
        assert "<strong>1 öppet behov</strong> som inget mål och ingen aktivitet" in overview
    files = {
        name: client.get(f"/rapport/mal/{name}.csv?period=2026H2").content.decode().splitlines()[1]
        for name in ("mal-planens-hem", "mal-planens-behov", "mal-ej-riktade")
    }
    goal = "Lämpliga hem, andra halvåret 2026, södra Dalarna: 4"
    assert files == {
        "mal-planens-hem": f"{goal};{FALUN};1",
        "mal-planens-behov": f"{goal};2;1;1",
        "mal-ej-riktade": "Ludvika 13–17 år (familjehem);1;0;1",
    }


def test_readers_outside_see_no_need_by_municipality() -> None:
    make_goal(make_need("2080", today=TODAY, count=50))
    make_need("2085", today=TODAY, count=50)
    outside = signed_in(Role.STEERING_VIEWER)
    assert "Falun" in signed_in(Role.HANDLER).get(PAGE).content.decode()
    for address in (PAGE, "/rapport/", "/rapport/behov/", "/rapport/mal/mal-tillrackligt.csv"):
        page = outside.get(address).content.decode()
        assert FALUN not in page and "Ludvika" not in page and "inget mål och ingen aktivitet" not in page
    for name in ("mal-planens-hem", "mal-planens-behov", "mal-ej-riktade"):
        assert outside.get(f"/rapport/mal/{name}.csv?period=2026H2").status_code == 404


def test_a_plan_that_names_nothing_says_so_and_one_that_leaves_nothing_out_too() -> None:
    client = signed_in(Role.COMMUNICATOR)
    page = client.get(PAGE).content.decode()
    assert "Inget av planens mål för perioden pekar ut något behov i behovsregistret." in page
    assert "Varje öppet behov har ett mål eller en aktivitet i planen som riktar sig mot det." in page
    assert "inget mål och ingen aktivitet" not in client.get("/rapport/").content.decode()
