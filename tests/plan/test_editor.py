"""The communicator keeps the plan, and the unit manager the needs, in the editor."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import Touch, TouchKind
from recruitment.municipalities.models import Municipality, Need
from recruitment.plan.models import Activity, Goal, PlanYear, TargetGroup
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.plan import make_activity, make_channel, make_plan, make_target_group
from tests.make.staff import make_staff

PLAN = "/admin/plan/"
COSTS = {
    "costs-TOTAL_FORMS": "1",
    "costs-INITIAL_FORMS": "0",
    "costs-MIN_NUM_FORMS": "0",
    "costs-MAX_NUM_FORMS": "1000",
}


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Signed in as the communicator."""
    client.force_login(make_staff("communicator"))
    return client


def activity_facts(**changed: object) -> dict[str, object]:
    return {
        "name": "Affischer i november",
        "public_label": "Affisch i mataffären",
        "plan": make_plan().pk,
        "channel": make_channel().pk,
        "starts_on": "2026-11-01",
        "ends_on": "2026-11-30",
        "status": "planned",
        "budget": "4000",
        "position": "1",
        **COSTS,
        "costs-0-on": "2026-11-02",
        "costs-0-kind": "production",
        "costs-0-amount": "3200",
        "costs-0-hours": "0",
        "costs-0-hourly_rate": "0",
        "costs-0-note": "Tryck",
        **changed,
    }


def test_an_activity_with_its_costs_and_groups_is_made_in_one_go(editor: Client) -> None:
    group = make_target_group()
    falun = Municipality.objects.create(code="2080", name="Falun", is_member=True)
    response = editor.post(
        f"{PLAN}aktiviteter/new/", activity_facts(target_groups=[group.pk], municipalities=[falun.pk])
    )
    assert response.status_code == 302
    activity = Activity.objects.get()
    assert [cost.amount for cost in activity.costs.all()] == [3200]
    assert list(activity.target_groups.all()) == [group] and list(activity.municipalities.all()) == [falun]
    assert "3\xa0200" in editor.get(f"{PLAN}aktiviteter/").content.decode().replace("&nbsp;", "\xa0")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"ends_on": "2026-10-01"}, "slutar innan den börjar"),
        ({"public_label": "Hos familjen Ek"}, "Skriv inte ut namn"),
        ({"public_label": ""}, "obligatorisk"),
        ({"starts_on": "30 februari"}, "giltigt datum"),
    ],
)
def test_wrong_facts_are_answered_in_words(editor: Client, changed: dict[str, object], words: str) -> None:
    response = editor.post(f"{PLAN}aktiviteter/new/", activity_facts(**changed))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Activity.objects.exists()


def test_only_those_who_plan_can_own_an_activity(editor: Client) -> None:
    handler = make_staff("handler", first_name="Hanna")
    response = editor.post(f"{PLAN}aktiviteter/new/", activity_facts(owner=handler.pk))
    assert response.status_code == 200 and not Activity.objects.exists()


def test_goals_and_groups_take_only_what_the_unit_knows(editor: Client) -> None:
    plan = make_plan()
    goal = {"plan": plan.pk, "period": "year", "metric": "leads", "value": "176"}
    editor.post(f"{PLAN}mal/new/", {**goal, "area": "Mars"})
    assert not Goal.objects.exists()
    editor.post(f"{PLAN}mal/new/", {**goal, "area": "södra"})
    assert Goal.objects.get().area == "södra"
    editor.post(f"{PLAN}malgrupper/new/", {"label": "Par", "age_band": "13-17", "home_type": "familjehem"})
    assert TargetGroup.objects.get().age_band == "13-17"


def test_what_is_in_use_is_not_deleted_and_what_is_free_goes(editor: Client) -> None:
    tag, free = make_tag(), make_activity(name="Blev aldrig av")
    for place in (f"aktiviteter/delete/{tag.activity_id}/", f"ar/delete/{tag.activity.plan_id}/"):
        response = editor.post(PLAN + place)
        assert response.status_code == 302, place
    assert Activity.objects.filter(pk=tag.activity_id).exists() and PlanYear.objects.exists()
    editor.post(f"{PLAN}aktiviteter/delete/{free.pk}/")
    assert not Activity.objects.filter(pk=free.pk).exists()


def test_what_the_database_holds_back_is_answered_in_words(editor: Client) -> None:
    """A family's touch holds its activity; the editor's own register of references knows no families."""
    activity = make_activity()
    lead = make_lead()
    Touch.objects.create(
        lead=lead, sequence=99, kind=TouchKind.STAFF, activity=activity, recorded_at=timezone.now()
    )
    response = editor.post(f"{PLAN}aktiviteter/delete/{activity.pk}/", follow=True)
    assert "Den används och går inte att ta bort." in response.content.decode()
    assert Activity.objects.filter(pk=activity.pk).exists()


@pytest.mark.parametrize(
    "place",
    [
        "aktiviteter/",
        "ar/",
        "mal/",
        "malgrupper/",
        "budskap/",
        "kanaler/",
        "taggar/",
        "okanda-koder/",
        "sparningsniva/",
    ],
)  # fmt: skip
def test_every_list_opens_in_swedish_and_offers_no_copy(editor: Client, place: str) -> None:
    response = editor.get(PLAN + place)
    assert response.status_code == 200
    html = response.content.decode()
    assert 'lang="sv"' in html and "/copy/" not in html


@time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC))
def test_the_unit_manager_keeps_needs_and_confirms_them_by_saving(client: Client, db: None) -> None:
    boss = make_staff("unit_manager")
    client.force_login(boss)
    falun = Municipality.objects.create(code="2080", name="Falun", is_member=True)
    facts = {
        "municipality": falun.pk, "age_band": "13-17", "home_type": "familjehem", "count": "2",
        "urgency": "now", "valid_until": "2026-12-31", "last_confirmed_on": "2026-11-22",
    }  # fmt: skip
    assert client.post("/admin/behov/new/", {**facts, "count": "0"}).status_code == 200
    assert client.post("/admin/behov/new/", facts).status_code == 302
    assert Need.objects.get().confirmed_by == boss
    assert client.get("/admin/kommuner/edit/2080/").status_code == 200


def test_the_communicator_sees_no_needs_and_the_unit_manager_no_plan(client: Client, db: None) -> None:
    for role, closed in (("communicator", "/admin/behov/"), ("unit_manager", f"{PLAN}aktiviteter/")):
        client.force_login(make_staff(role))
        assert client.get(closed).status_code in (302, 403, 404), role
