"""The queue's rule on its page: everybody at the queue reads it, the manager tries it and adopts it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.desk import needs_now
from recruitment.handoff.models import Handover
from recruitment.priority.actions import adopt
from recruitment.priority.models import PriorityRule
from recruitment.priority.rules import FIRST, WEIGHTS
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.roles import CASE_ROLES, Role
from recruitment.triage import actions as triage
from tests.make.needs import make_need
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db
PAGE = "/handlaggning/ko/turordning/"
NEW = f"{PAGE}ny/"
QUEUE = "/handlaggning/ko/"
TUESDAY = "2026-11-24 09:00:00+01:00"
TODAY = date(2026, 11, 24)
WHY = "Utredarna vill att väntan väger tyngre."


@pytest.fixture(autouse=True)
def tuesday() -> Iterator[None]:
    with time_machine.travel(TUESDAY, tick=False):
        needs_now.forget()
        yield
    needs_now.forget()


@pytest.fixture
def manager() -> Client:
    client = signed_in(Role.UNIT_MANAGER, first_name="Karin", last_name="Chef")
    client.get(PAGE)  # the first request of a session also writes when it was last seen
    return client


def typed(**changed: Any) -> dict[str, Any]:
    points = {name: getattr(FIRST, name) for name in WEIGHTS}
    return {**points, "in_force_from": TODAY.isoformat(), "why": WHY, **changed}


def try_out(client: Client, **changed: Any) -> Any:
    return client.post(NEW, {**typed(**changed), "gor": "visa"})


def send(client: Client, **changed: Any) -> Any:
    return client.post(NEW, {**typed(**changed), "gor": "besluta"})


def waiting(days: int, **facts: Any) -> Handover:
    return make_handed_over(at=timezone.now() - timedelta(days=days), **facts)


@pytest.mark.parametrize("role", sorted(Role))
def test_who_reaches_the_queue_reads_and_only_the_manager_acts(role: str) -> None:
    client = signed_in(role)
    page = client.get(PAGE)
    assert page.status_code == (200 if role in CASE_ROLES else 404)
    is_manager = role == Role.UNIT_MANAGER
    assert ("Visa hur ordningen blir" in page.content.decode()) == is_manager
    assert client.get(NEW).status_code == (302 if is_manager else 404)
    assert try_out(client).status_code == (200 if is_manager else 404)
    assert send(client).status_code == (302 if is_manager else 404)
    assert PriorityRule.objects.exists() == is_manager


def test_the_page_says_what_holds_what_comes_who_and_why() -> None:
    chef = make_staff(Role.UNIT_MANAGER, first_name="Karin", last_name="Chef")
    points = {name: getattr(FIRST, name) for name in WEIGHTS}
    for days, week in ((0, 2), (7, 3)):
        day = TODAY + timedelta(days=days)
        adopt({**points, "points_a_week": week}, in_force_from=day, why=WHY, by=chef, at=timezone.now())
    page = signed_in(Role.INVESTIGATOR).get(PAGE)
    told = [(one.rule.number, one.is_in_force, one.is_coming) for one in page.context["versions"]]
    assert told == [(3, False, True), (2, True, False), (1, False, False)]
    text = page.content.decode()
    for words in (
        "Regel 2 gäller sedan 24 november 2026",
        "2 poäng för varje hel vecka",
        "Gäller från 1 december 2026. Beslutad av Karin Chef den 24 november 2026.",
        WHY,
        "Regeln som kön började med.",
    ):
        assert words in text, words


def test_a_rule_that_is_tried_shows_both_orders_and_their_points(manager: Client) -> None:
    make_need("2085", today=TODAY)
    waited = waiting(15, age_bands=["0-6"])
    needed = waiting(9)
    new = waiting(1, age_bands=["0-6"])
    before = [row.case for row in manager.get(QUEUE).context["rows"]]
    page = try_out(manager, points_a_week=5, why="")
    rows = page.context["rows"]
    assert before == [needed, waited, new]
    assert [(row.case, row.place_now, row.now.points, row.then.points) for row in rows] == [
        (waited, 2, 2, 10),
        (needed, 1, 1 + 2, 5 + 2),
        (new, 3, 0, 0),
    ]
    text = page.content.decode()
    for words in (
        "2 av 3 familjer byter plats.", "har väntat 2 veckor (10 p)", "1 steg upp",
        "1 steg ner", "5 poäng för varje hel vecka",
    ):  # fmt: skip
        assert words in text, words


def test_trying_changes_nothing_and_is_written_down_as_reading(manager: Client) -> None:
    cases = [waiting(days) for days in (2, 20)]
    page = try_out(manager, points_a_week=7)
    assert 'value="7"' in page.content.decode() and WHY in page.content.decode()
    assert not PriorityRule.objects.exists()
    assert [row.priority.rule for row in manager.get(QUEUE).context["rows"]] == [1, 1]
    entry = AccessLogEntry.objects.get(door="desk:new_rule")
    assert (entry.action, entry.cases) == (AccessAction.LIST, sorted(case.lead.reference for case in cases))


def test_what_was_tried_is_the_order_the_queue_gets(manager: Client) -> None:
    make_need("2085", today=TODAY)
    waiting(15, age_bands=["0-6"])
    waiting(9)
    tried = [row.case for row in try_out(manager, points_a_week=5).context["rows"]]
    manager.get(QUEUE)
    assert send(manager, points_a_week=5).headers["Location"] == PAGE
    assert [row.case for row in manager.get(QUEUE).context["rows"]] == tried


def test_a_protected_family_stands_in_it_for_the_manager_as_in_the_queue(manager: Client) -> None:
    case = waiting(3)
    triage.protect(case.lead, by=make_staff(Role.UNIT_MANAGER), at=timezone.now())
    assert "skyddade personuppgifter" in try_out(manager).content.decode()


def test_the_same_sent_twice_is_adopted_once_and_told(manager: Client) -> None:
    send(manager, points_a_week=2)
    answer = manager.post(NEW, {**typed(points_a_week=2), "gor": "besluta"}, follow=True)
    assert PriorityRule.objects.count() == 1
    assert "Regel 2 är beslutad och ordnar kön från 24 november 2026." in answer.content.decode()
    assert 'name="points_a_week" value="2"' in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"why": ""}, "Skriv varför."),
        ({"why": "Fråga anna@example.se"}, "Ta bort personnummer"),
        ({"in_force_from": "2026-11-23"}, "bakåt i tiden"),
        ({"in_force_from": "i morgon"}, "Skriv dagen så här"),
        ({"points_a_week": "0"}, "från 1 till 10"),
        ({"most_needs": "0"}, "från 1 till 10"),
        ({"points_a_need": "11"}, "från 0 till 10"),
        ({"points_for_urgency": "två"}, "från 0 till 10"),
    ],
)
def test_what_is_refused_is_told_and_what_was_typed_is_kept(
    manager: Client, wrong: dict[str, str], told: str
) -> None:
    page = send(manager, points_for_nearness="9", **wrong)
    text = page.content.decode()
    assert page.status_code == 200
    assert told in text
    assert 'value="9"' in text
    assert all(f'value="{value}"' in text or f">\n{value}<" in text for value in wrong.values())
    assert not PriorityRule.objects.exists()


def test_it_costs_the_same_however_long_the_queue(manager: Client) -> None:
    costs = []
    for number in (1, 6):
        for days in range(number):
            waiting(days)
        needs_now.forget()
        with CaptureQueriesContext(connection) as asked:
            try_out(manager)
        costs.append(len([row for row in asked if "SAVEPOINT" not in row["sql"]]))
    assert costs[0] == costs[1] <= 12, costs


def test_the_queue_leads_to_it(manager: Client) -> None:
    assert f'href="{PAGE}"' in manager.get(QUEUE).content.decode()
