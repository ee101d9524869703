"""The year's page in the editor: adopted, changed with a reason, warned about, copied."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.plan.models import Activity, Adoption, Amendment, Cost, Goal, PlanYear
from tests.make.leads import make_lead
from tests.make.plan import make_activity, make_plan
from tests.make.staff import make_staff
from tests.plan.test_editor import activity_facts

PLAN = "/admin/plan/"
ADOPTION = {"adopted_by": "Styrgruppen", "adopted_on": "2026-01-15"}


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """Signed in as the communicator."""
    client.force_login(make_staff("communicator"))
    return client


def year_page(editor: Client, place: str = "") -> str:
    return editor.get(f"{PLAN}ar/{make_plan().pk}/{place}").content.decode()


def edited(activity: Activity, **changed: object) -> dict[str, object]:
    facts = activity_facts(
        name=activity.name,
        public_label=activity.public_label,
        starts_on=activity.starts_on.isoformat(),
        ends_on=activity.ends_on.isoformat(),
        status=activity.status,
        budget=activity.budget,
        position=activity.position,
    )
    return {**facts, "costs-TOTAL_FORMS": "0", **changed}


def test_a_new_year_is_a_draft_until_it_is_adopted_on_its_own_page(editor: Client) -> None:
    response = editor.post(f"{PLAN}ar/new/", {"year": "2026", "budget": "187000", "status": "adopted"})
    assert response.status_code == 302 and PlanYear.objects.get().status == "draft"
    assert "Planen är fastställd" in year_page(editor)

    assert editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", {**ADOPTION, "adopted_by": ""}).status_code == 200
    late = editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", {**ADOPTION, "adopted_on": "2099-01-01"})
    assert "Den dagen har inte kommit än." in late.content.decode()
    assert not Adoption.objects.exists()
    editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", ADOPTION)
    page = year_page(editor)
    assert "Fastställd av Styrgruppen den 15 januari 2026" in page
    assert Adoption.objects.get().digest[:16] in page
    assert f"ar/{make_plan().pk}/anta/" not in page


def test_an_adopted_activity_is_changed_with_a_reason_or_not_at_all(editor: Client) -> None:
    activity = make_activity(budget=4_000)
    editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", ADOPTION)
    address = f"{PLAN}aktiviteter/edit/{activity.pk}/"
    refused = editor.post(address, edited(activity, budget=5_500))
    assert refused.status_code == 200 and "säg varför den ändras" in refused.content.decode()
    assert 'value="5500"' in refused.content.decode()
    assert Activity.objects.get().budget == 4_000

    named = editor.post(address, edited(activity, budget=5_500, why="familjen Ek ville det"))
    assert named.status_code == 200 and Activity.objects.get().budget == 4_000
    assert editor.post(address, edited(activity, budget=5_500, why="Dyrare tryck")).status_code == 302
    assert Amendment.objects.get().reason == "Dyrare tryck"
    page = year_page(editor)
    assert "4000 → 5500" in page and "Dyrare tryck" in page
    # What happened is written down without a word of why.
    lesson = edited(Activity.objects.get(), lessons="Häng dem lägre", attendance="30")
    assert editor.post(address, lesson).status_code == 302
    assert Activity.objects.get().attendance == 30 and Amendment.objects.count() == 1


def test_a_new_activity_or_goal_in_an_adopted_plan_says_why_and_loses_nothing(editor: Client) -> None:
    editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", ADOPTION)
    refused = editor.post(f"{PLAN}aktiviteter/new/", activity_facts())
    assert refused.status_code == 200 and not Activity.objects.exists()
    assert "Affischer i november" in refused.content.decode()
    assert editor.post(f"{PLAN}aktiviteter/new/", activity_facts(why="Nytt behov")).status_code == 302
    assert {row.part for row in Amendment.objects.all()} == {"activity"}
    goal = {"plan": make_plan().pk, "period": "year", "metric": "leads", "value": "176"}
    assert editor.post(f"{PLAN}mal/new/", goal).status_code == 200
    assert editor.post(f"{PLAN}mal/new/", {**goal, "why": "Nytt behov"}).status_code == 302
    assert Goal.objects.get().value == 176


def test_nothing_is_deleted_out_of_an_adopted_plan(editor: Client) -> None:
    activity = make_activity()
    goal = Goal.objects.create(plan=make_plan(), metric="leads", value=176)
    editor.post(f"{PLAN}ar/{make_plan().pk}/anta/", ADOPTION)
    for place in (f"aktiviteter/delete/{activity.pk}/", f"mal/delete/{goal.pk}/"):
        answer = editor.post(PLAN + place, follow=True).content.decode()
        assert "står i en fastställd plan" in answer
    assert Activity.objects.exists() and Goal.objects.exists()


def test_places_of_an_activity_name_nobody(editor: Client) -> None:
    activity = make_activity()
    refused = editor.post(
        f"{PLAN}aktiviteter/edit/{activity.pk}/", edited(activity, places="Hos familjen Ek")
    )
    assert refused.status_code == 200 and Activity.objects.get().places == ""


def test_the_calendar_has_the_same_facts_as_its_table_and_costs_with_hours(editor: Client) -> None:
    activity = make_activity(name="Affischer i november")
    facts = {"activity": activity, "on": activity.starts_on, "kind": "production"}
    Cost.objects.create(**facts, amount=3_000, hours=4, hourly_rate=400)
    Cost.objects.create(**facts, amount=2_500, is_planned=True)
    page = year_page(editor).replace("\xa0", " ").replace("&nbsp;", " ")
    assert "<svg" in page and page.count("Affischer i november") >= 2
    assert ">4 600<" in page and ">1 600<" in page and ">2 500<" in page


def test_a_long_queue_warns_at_the_activity_and_in_the_calendar_in_words(editor: Client) -> None:
    today = timezone.localdate()
    activity = make_activity(
        plan=make_plan(), status="planned", starts_on=today + timedelta(days=3), ends_on=today + timedelta(30)
    )
    address = f"{PLAN}aktiviteter/edit/{activity.pk}/"
    assert "kön" not in editor.get(address).content.decode().casefold().split("<form")[0]
    for _family in range(8):
        make_lead(at=timezone.now() - timedelta(days=20))
    assert "8 familjer har väntat" in editor.get(address).content.decode()
    page = year_page(editor)
    assert "Kön är för lång" in page and "för lång för att den ska starta nu" in page


def test_a_year_is_copied_once(editor: Client) -> None:
    make_activity(name="Affischer 2026")
    address = f"{PLAN}ar/{make_plan().pk}/kopiera/"
    editor.post(address, {"to_year": "2027"})
    assert Activity.objects.get(plan__year=2027).name == "Affischer 2027"
    again = editor.post(address, {"to_year": "2027"})
    assert "redan en plan för det året" in again.content.decode()
    assert PlanYear.objects.count() == 2


def test_the_unit_manager_adopts_nothing_here(client: Client, db: None) -> None:
    client.force_login(make_staff("unit_manager"))
    plan = make_plan()
    for place in ("", "anta/", "kopiera/"):
        assert client.post(f"{PLAN}ar/{plan.pk}/{place}", ADOPTION).status_code in (302, 403, 404, 405)
    assert not Adoption.objects.exists() and PlanYear.objects.count() == 1
