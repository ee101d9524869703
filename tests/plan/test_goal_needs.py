"""A goal names the needs it is to meet: chosen among those that stand, kept when the plan is adopted."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recruitment.municipalities import needs
from recruitment.municipalities.models import Need
from recruitment.municipalities.naming import name_of
from recruitment.plan import actions
from recruitment.plan.history import history
from recruitment.plan.models import Adoption, Amendment, Goal
from tests.make.needs import make_need, make_place
from tests.make.plan import make_plan
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db

NOW = timezone.make_aware(datetime(2026, 11, 22, 9))
TODAY = NOW.date()
GOALS = "/admin/plan/mal/"
FALUN, LUDVIKA = "Falun 13–17 år (familjehem)", "Ludvika 0–6 år (familjehem)"


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def editor(client: Client) -> Client:
    """Signed in as the communicator."""
    client.force_login(make_staff("communicator"))
    return client


@pytest.fixture
def goal() -> Goal:
    return Goal.objects.create(plan=make_plan(), metric="suitable", value=4)


def lapse(need: Need) -> None:
    Need.objects.filter(pk=need.pk).update(valid_until=TODAY - timedelta(days=1))


def facts(goal: Goal, *named: Need, why: str = "") -> dict[str, object]:
    return {
        "plan": goal.plan_id, "period": goal.period, "metric": goal.metric, "value": goal.value,
        "needs": [need.pk for need in named], "why": why,
    }  # fmt: skip


def test_a_needs_name_is_the_registers_and_points_at_no_child() -> None:
    need = make_need("2080", today=TODAY, siblings=True, language="finska", urgency="now")
    assert name_of(need) == FALUN
    assert name_of(make_need("2080", today=TODAY, age_band="18-20")) == "Falun 18-20 (familjehem)"


def test_a_goal_is_saved_with_the_needs_it_is_to_meet_and_without_any(editor: Client, goal: Goal) -> None:
    falun, ludvika = make_need("2080", today=TODAY, count=2), make_need("2085", today=TODAY, age_band="0-6")
    assert f'href="{GOALS}edit/{goal.pk}/"' in editor.get(GOALS).content.decode()
    page = editor.get(f"{GOALS}edit/{goal.pk}/").content.decode()
    assert f"{FALUN}: 2 hem, till och med 22 december 2026" in page
    assert f"{LUDVIKA}: 1 hem, till och med 22 december 2026" in page
    assert editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, falun, ludvika)).status_code == 302
    assert set(goal.needs.all()) == {falun, ludvika}
    assert editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal)).status_code == 302
    assert not goal.needs.exists()
    assert editor.post(f"{GOALS}new/", facts(goal)).status_code == 302


def test_only_a_need_that_stands_can_be_chosen_and_one_chosen_stays_and_says_so(
    editor: Client, goal: Goal
) -> None:
    falun, ludvika = make_need("2080", today=TODAY), make_need("2085", today=TODAY, age_band="0-6")
    goal.needs.add(falun)
    lapse(falun)
    lapse(ludvika)
    page = editor.get(f"{GOALS}edit/{goal.pk}/").content.decode()
    assert f"{FALUN} – står inte kvar" in page and LUDVIKA not in page
    assert FALUN not in editor.get(f"{GOALS}new/").content.decode()
    refused = editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, falun, ludvika))
    assert "Ett av behoven står inte längre kvar." in refused.content.decode()
    assert editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, falun)).status_code == 302
    assert list(goal.needs.all()) == [falun]


def test_the_years_page_names_the_needs_and_which_of_them_no_longer_stand(editor: Client, goal: Goal) -> None:
    falun, ludvika = make_need("2080", today=TODAY), make_need("2085", today=TODAY, age_band="0-6")
    goal.needs.set([falun, ludvika])
    lapse(falun)
    page = editor.get(f"/admin/plan/ar/{goal.plan_id}/").content.decode()
    assert f"Ska möta: {LUDVIKA}, {FALUN} – står inte kvar" in page


def test_the_adopted_plan_keeps_each_need_by_its_row_and_its_name(goal: Goal) -> None:
    falun = make_need("2080", today=TODAY)
    goal.needs.add(falun)
    adoption = actions.adopt(
        goal.plan, adopted_on=TODAY, adopted_by="Styrgruppen", by=make_staff("communicator"), at=NOW
    )
    # The register goes on, and what was adopted is read as it was.
    falun.age_band, falun.municipality = "7-12", make_place("2085")
    needs.state(falun, by=make_staff("unit_manager"), at=NOW)
    (kept,) = Adoption.objects.get(pk=adoption.pk).snapshot["goals"].values()
    assert kept["needs"] == {str(falun.pk): FALUN}


def test_another_need_in_an_adopted_plan_is_a_change_with_its_reason(editor: Client, goal: Goal) -> None:
    falun, ludvika = make_need("2080", today=TODAY), make_need("2085", today=TODAY, age_band="0-6")
    goal.needs.add(falun)
    adoption = actions.adopt(
        goal.plan, adopted_on=TODAY, adopted_by="Styrgruppen", by=make_staff("communicator"), at=NOW
    )
    refused = editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, ludvika))
    assert refused.status_code == 200 and list(goal.needs.all()) == [falun]
    editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, falun, ludvika, why="Ludvika saknar hem"))
    assert [(row.field, row.reason) for row in Amendment.objects.all()] == [("needs", "Ludvika saknar hem")]
    (told,) = history(adoption)
    assert told.what == f"behov som målet ska möta: {FALUN} → {FALUN}, {LUDVIKA}"
    editor.post(f"{GOALS}edit/{goal.pk}/", facts(goal, why="Båda är mötta"))
    assert next(history(adoption)).what == f"behov som målet ska möta: {FALUN}, {LUDVIKA} → –"


def test_two_needs_of_one_name_are_two_in_the_record(goal: Goal) -> None:
    one, other = make_need("2080", today=TODAY), make_need("2080", today=TODAY, siblings=True)
    goal.needs.add(one)
    by = make_staff("communicator")
    actions.adopt(goal.plan, adopted_on=TODAY, adopted_by="Styrgruppen", by=by, at=NOW)
    with actions.amending([goal.plan_id], reason="Syskonen söker hem", by=by, at=NOW):
        goal.needs.set([other])
    assert Amendment.objects.get().field == "needs"


def test_what_the_register_does_is_no_change_of_the_plan(goal: Goal) -> None:
    falun = make_need("2080", today=TODAY)
    goal.needs.add(falun)
    by = make_staff("communicator")
    actions.adopt(goal.plan, adopted_on=TODAY, adopted_by="Styrgruppen", by=by, at=NOW)
    with actions.amending([goal.plan_id], reason="", by=by, at=NOW):
        needs.end(falun, by=make_staff("unit_manager"), at=NOW)
    assert not Amendment.objects.exists()


def test_a_copied_year_leaves_behind_needs_that_no_longer_stand_and_says_so(
    editor: Client, goal: Goal
) -> None:
    falun, ludvika = make_need("2080", today=TODAY), make_need("2085", today=TODAY, age_band="0-6")
    goal.needs.set([falun, ludvika])
    lapse(falun)
    page = editor.post(f"/admin/plan/ar/{goal.plan_id}/kopiera/", {"to_year": 2027}, follow=True)
    assert list(Goal.objects.get(plan__year=2027).needs.all()) == [ludvika]
    assert set(goal.needs.all()) == {falun, ludvika}
    words = "De här behoven står inte längre kvar, och följde inte med till målen: "
    assert words + FALUN + "." in page.content.decode()
    again = editor.post(f"/admin/plan/ar/{make_plan(2027).pk}/kopiera/", {"to_year": 2028}, follow=True)
    assert words not in again.content.decode()


def test_a_need_of_a_municipality_that_has_left_is_not_copied(goal: Goal) -> None:
    falun = make_need("2080", today=TODAY)
    goal.needs.add(falun)
    falun.municipality.is_member = False
    falun.municipality.save(update_fields=["is_member"])
    copy = actions.copy_year(goal.plan, to_year=2027, by=make_staff("communicator"), at=NOW)
    assert not copy.goals.get().needs.exists()
