"""The page about one activity: its figures, how they are known, and who finds it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from recruitment.plan.models import Activity, Cost
from recruitment.report.attribution import Contact, Model
from recruitment.report.one_activity import Met, given_to, met, one_activity, whole_time
from recruitment.report.periods import STOCKHOLM, Period, parse
from recruitment.report.terms import read
from recruitment.staff.roles import EXACT_REPORT_ROLES, Role
from recruitment.visits.models import FunnelDay, TagDay
from tests.make.campaigns import make_tag
from tests.make.history import Story, make_municipalities, make_need, store
from tests.make.plan import make_activity, make_target_group
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
CODE, TOLD, NOTED, OTHER = Contact("tag", 1), Contact("self", 1), Contact("staff", 1), Contact("tag", 2)


@pytest.fixture
def posters() -> Activity:
    """Three families by its code, one of whom has been found suitable; one that only told of it."""
    activity = make_activity(
        "Affischer", starts_on=date(2026, 9, 15), ends_on=date(2026, 10, 31), planned_leads=10,
        lessons="Biblioteken gav mer än butikerna.",
    )  # fmt: skip
    tag = make_tag(activity=activity, variant="ICA Falun")
    make_municipalities()
    came = NOW - timedelta(days=60)
    by_code = [Story(came, "2080", came, touches=[("tag", activity.pk)]) for _family in range(3)]
    by_code[0].statuses = [("assigned", came), ("handed_over", came)]
    by_code[0].handed_over_at = came
    by_code[0].outcomes = [("case_opened", came.date(), ""), ("suitable", date(2026, 11, 1), "")]
    by_code[1].statuses = [("withdrawn", came)]
    store([*by_code, Story(came, "2081", came, touches=[("self", activity.pk)])], {activity.pk: tag})
    TagDay.objects.create(tag=tag, day=date(2026, 9, 20), verified=40, unverified=2)
    for event, count in (("started", 8), ("submitted", 3)):
        FunnelDay.objects.create(
            day=date(2026, 9, 20), step="start", event=event, tag_code=tag.code, count=count
        )
    Cost.objects.create(activity=activity, on=date(2026, 9, 15), kind="media", amount=4_000)
    return activity


def test_how_the_households_met_it() -> None:
    ways = [[CODE, TOLD], [CODE], [TOLD, OTHER], [OTHER, NOTED], [OTHER], []]
    assert met(1, ways) == Met(by_code=2, told=2, noted=1, first=3, last=3, told_and_measured=1)
    assert (met(1, ways).told_only, met(1, ways).measured_only) == (1, 1)


def test_what_the_model_gives_it_whole_or_in_part() -> None:
    ways = dict(enumerate([[CODE], [TOLD, OTHER], [OTHER]]))
    assert given_to(1, ways, Model.DECLARED) == [0]  # type: ignore[arg-type]
    assert given_to(1, ways, Model.LINEAR) == [0, 1]  # type: ignore[arg-type]
    assert given_to(1, ways, Model.TOLD_FIRST) == [0, 1]  # type: ignore[arg-type]


def test_every_figure_of_the_activity(posters: Activity) -> None:
    terms = read({"period": "2026H2"}, reader=make_staff(Role.COMMUNICATOR), now=NOW)
    page = one_activity(posters, terms)
    assert [(step.count, step.of) for step in page.visits] == [(40, 0), (8, 40), (3, 8)]
    assert page.families.registered == 4
    steps = {step.name: (step.count, step.may_come) for step in page.families.steps}
    # One withdrew; the suitable one may still go on, and two still wait at the desk.
    assert steps["Vi har pratat med dem"] == (0, 3)
    assert (steps["Lämpliga"], steps["Ett barn har flyttat in"]) == ((1, 2), (0, 3))
    assert dict(page.families.left)["återtagen av familjen"] == 1
    assert page.against is not None
    assert (page.against.outcome, page.against.goal, page.against.pace) == (4, 10, 10)
    assert page.row.per_submitted is not None and page.row.per_submitted.each == 1_000
    assert page.tags is not None and page.tags.tags[0].verified == 40
    assert page.met == Met(by_code=3, told=1, noted=0, first=4, last=4, told_and_measured=0)


def test_only_a_part_of_its_time_is_not_judged_by_the_whole_plan(posters: Activity) -> None:
    reader = make_staff(Role.COMMUNICATOR)
    for period in ("2026-10--2026-12", "2026-09--2026-09"):
        assert one_activity(posters, read({"period": period}, reader=reader, now=NOW)).against is None


def test_its_whole_time_runs_to_today_since_posters_stay_up() -> None:
    activity = Activity(starts_on=date(2026, 9, 15), ends_on=date(2026, 10, 31))
    assert whole_time(activity, NOW.date()) == parse("2026-09--2026-11")
    assert whole_time(activity, date(2026, 8, 1)) == Period(date(2026, 9, 1), 2)


def test_the_page_tells_it_in_words_and_leads_on(posters: Activity) -> None:
    posters.target_groups.add(make_target_group("Tonår", age_band="13-17"))
    make_need("13-17", 14)
    client = signed_in(Role.COMMUNICATOR)
    with time_machine.travel(NOW, tick=False):
        overview = client.get("/rapport/").content.decode()
        page = client.get(f"/rapport/aktiviteter/{posters.pk}/").content.decode().replace("\xa0", " ")
    assert f'href="/rapport/aktiviteter/{posters.pk}/?period=2026H2' in overview
    assert "September 2026–november 2026" in page
    assert "av 10 planerade anmälningar" in page and "under planens takt (10)" not in page
    assert "Biblioteken gav mer än butikerna." in page and "14 behövs i dag" in page
    assert "ICA Falun" in page and " style=" not in page


@pytest.mark.parametrize("role", Role)
def test_only_readers_of_exact_figures_find_it(role: Role) -> None:
    activity = make_activity()
    expected = 200 if role in EXACT_REPORT_ROLES else 404
    assert signed_in(role).get(f"/rapport/aktiviteter/{activity.pk}/").status_code == expected
    assert signed_in(role).get("/rapport/aktiviteter/999999/").status_code == 404


def test_the_steering_groups_table_leads_to_no_activity(posters: Activity) -> None:
    with time_machine.travel(NOW, tick=False):
        page = signed_in(Role.STEERING_VIEWER).get("/rapport/aktiviteter/?period=2026").content.decode()
    assert f"/rapport/aktiviteter/{posters.pk}/" not in page
