"""The investigation queue and a case's page, as investigators meet them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from recruitment.desk import needs_now
from recruitment.handoff.actions import claim, give_back
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.queries import QueueTab
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.municipalities.models import Need
from recruitment.outcomes.actions import record
from recruitment.outcomes.queries import standing_of
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import CASE_ROLES, QUEUE_ROLES, Role
from recruitment.triage import actions as triage
from tests.make.leads import make_municipality
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_assessed, make_handed_over, make_handler, tomorrow

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = NOW.date()
QUEUE = reverse("desk:queue")
DEEDS = ("claim", "give_back", "confirm_receipt", "record_outcome")
KEYS = {"claim": "ta", "give_back": "ge-tillbaka", "confirm_receipt": "kvitto", "record_outcome": "utfall"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def ivar() -> User:
    return make_staff(Role.INVESTIGATOR, first_name="Ivar", last_name="Holm")


@pytest.fixture
def browser(ivar: User) -> Client:
    client = Client()
    client.force_login(ivar)
    client.get(QUEUE)  # the first request of a session also writes when it was last seen
    return client


def page_of(case: Handover) -> str:
    return reverse("desk:case", args=[case.lead.reference])


def send(client: Client, case: Handover, deed: str, **fields: Any) -> Any:
    data = {f"{KEYS[deed]}-{name}": value for name, value in fields.items()}
    return client.post(reverse(f"desk:{deed}", args=[case.lead.reference]), data)


def shown(client: Client, tab: QueueTab = QueueTab.WAITING) -> list[Handover]:
    return [row.case for row in client.get(QUEUE, {"flik": tab.value}).context["rows"]]


def test_waiting_cases_stand_in_the_order_of_the_rule(browser: Client) -> None:
    ludvika = make_municipality(area="södra")
    Need.objects.create(
        municipality=ludvika,
        age_band="13-17",
        urgency="now",
        valid_until=TODAY + timedelta(days=30),
        last_confirmed_on=TODAY,
    )
    # Lists may be some seconds behind the register.
    needs_now.forget()
    new = make_handed_over(age_bands=["0-6"])
    waited = make_handed_over(age_bands=["0-6"], at=NOW - timedelta(days=15))
    needed = make_handed_over()
    assert shown(browser) == [needed, waited, new]
    page = browser.get(QUEUE).content.decode()
    for words in (
        "har väntat 2 veckor (2 p)",
        "möter 1 öppet behov (2 p)",
        "något av behoven gäller nu (2 p)",
    ):
        assert words in page


def test_the_queue_says_how_long_it_is_and_who_waits_beyond_the_promise(
    browser: Client, settings: Any
) -> None:
    for days in (3, 10, 40):
        make_handed_over(at=NOW - timedelta(days=days))
    answer = browser.get(QUEUE)
    tiles = [(tile.figure, tile.is_alarm) for tile in answer.context["tiles"]]
    assert tiles == [("3", False), ("10", False), ("40", False), ("1", True)]
    assert answer.content.decode().count("längre än utlovat") == 1
    settings.UNIT = replace(settings.UNIT, promise=replace(settings.UNIT.promise, queue_days=0))
    answer = browser.get(QUEUE)
    assert len(answer.context["tiles"]) == 3
    assert "längre än utlovat" not in answer.content.decode()


def test_each_case_stands_in_its_tabs(browser: Client, ivar: User) -> None:
    other = make_staff(Role.INVESTIGATOR)
    waiting, mine, theirs = (make_handed_over(at=NOW - timedelta(days=9)) for _number in range(3))
    carried = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND)
    decided, gone = (make_handed_over(at=NOW - timedelta(days=9)) for _number in range(2))
    claim(mine, by=ivar, at=NOW)
    claim(theirs, by=other, at=NOW)
    record(decided.lead, kind="suitable", occurred_on=TODAY, by=ivar, at=NOW)
    give_back(gone, reason="not_now", next_action="call_again", next_action_on=tomorrow(NOW), by=ivar, at=NOW)
    assert {tab: set(shown(browser, tab)) for tab in QueueTab} == {
        QueueTab.WAITING: {waiting},
        QueueTab.MINE: {mine},
        QueueTab.ONGOING: {mine, theirs},
        QueueTab.ELSEWHERE: {carried},
        QueueTab.DECIDED: {decided},
    }
    tabs = browser.get(QUEUE).context["tabs"]
    assert [tab.count for tab in tabs] == ["1", "1", "2", "1", "1"]


def test_the_queue_writes_one_row_and_costs_the_same_however_long(browser: Client, ivar: User) -> None:
    browser.get(QUEUE)
    costs = []
    for number in (1, 6):
        for _case in range(number):
            make_handed_over()
        before = AccessLogEntry.objects.count()
        with CaptureQueriesContext(connection) as asked:
            browser.get(QUEUE)
        costs.append(len([row for row in asked if "SAVEPOINT" not in row["sql"]]))
        assert AccessLogEntry.objects.count() == before + 1
    assert costs[0] == costs[1] <= 8
    entry = AccessLogEntry.objects.latest("pk")
    assert (entry.action, entry.door, entry.actor, len(entry.cases)) == ("list", "desk:queue", ivar, 7)


def test_pages_of_the_queue_follow_each_other(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruitment.handoff.queries.PAGE_SIZE", 2)
    monkeypatch.setattr("recruitment.desk.views.queue.PAGE_SIZE", 2)
    cases = [make_handed_over(adapter=Adapter.TRESERVA_BY_HAND) for _number in range(3)]
    first = browser.get(QUEUE, {"flik": "annat-hall"})
    second = browser.get(QUEUE, {"flik": "annat-hall", "efter": first.context["next_place"]})
    met = [row.case for page in (first, second) for row in page.context["rows"]]
    assert met == cases[::-1]
    for strange in ("x", "~", "2026-01-01~x", "2026-01-01~" + "0" * 32):
        assert len(browser.get(QUEUE, {"flik": "annat-hall", "efter": strange}).context["rows"]) == 2


@pytest.mark.parametrize("role", sorted(Role))
def test_the_queue_and_its_cases_open_for_their_roles_only(role: str) -> None:
    case = make_handed_over()
    client = signed_in(role)
    if role == Role.HANDLER:
        # Of the desk, the family's own pair: the others are asked why (test_asking_why).
        client.force_login(case.lead.owner)
    pages = [QUEUE, page_of(case)] + [
        reverse(f"desk:{name}", args=[case.lead.reference]) for name in ("package", "package_json")
    ]
    for page in pages:
        assert client.get(page).status_code == (200 if role in CASE_ROLES else 404), page
        assert Client().get(page).headers["Location"].startswith(reverse("account_login"))
    for deed in DEEDS:
        allowed = QUEUE_ROLES if deed in {"claim", "give_back"} else CASE_ROLES
        address = reverse(f"desk:{deed}", args=[case.lead.reference])
        assert client.get(address).status_code == (302 if role in allowed else 404), address
        if role not in allowed:
            assert client.post(address).status_code == 404


def test_investigators_find_only_what_stands_with_them(browser: Client, ivar: User) -> None:
    not_yet = make_assessed()
    returned = make_handed_over(at=NOW - timedelta(days=2))
    give_back(
        returned, reason="not_now", next_action="call_again", next_action_on=tomorrow(NOW), by=ivar, at=NOW
    )
    protected = make_handed_over()
    triage.protect(protected.lead, by=make_staff(Role.UNIT_MANAGER), at=NOW)
    for reference in (not_yet.reference, returned.lead.reference, protected.lead.reference, "FHR-2222-2222"):
        for name in ("case", "package", "package_json", *DEEDS):
            address = reverse(f"desk:{name}", args=[reference])
            assert browser.get(address, follow=True).status_code == 404, address
        assert reference not in browser.get(QUEUE).content.decode()


def test_a_case_shows_the_package_and_not_the_desk(browser: Client, ivar: User) -> None:
    case = make_handed_over(name="Åsa <Öberg>")
    owner = case.lead.owner
    assert owner is not None
    triage.add_note(case.lead, text="Bara för mottagningen", by=owner, at=NOW)
    page = browser.get(page_of(case)).content.decode()
    for words in (
        "Åsa &lt;Öberg&gt;",
        "070-174 06 05",
        "Ett lugnt hem med plats för en tonåring.",
        "Aktualisering",
    ):
        assert words in page
    assert "Bara för mottagningen" not in page
    assert reverse("desk:lead", args=[case.lead.reference]) not in page
    entry = AccessLogEntry.objects.latest("pk")
    assert (entry.action, entry.door, entry.cases) == ("read", "desk:case", [case.lead.reference])


def test_on_a_phone_the_family_is_called_and_the_next_deed_met_before_what_they_wrote(
    browser: Client, ivar: User
) -> None:
    case = make_handed_over(phone="+46701740605")
    claim(case, by=ivar, at=NOW)
    page = browser.get(page_of(case)).content.decode()
    places = [page.index(part) for part in ('href="tel:070-1740605"', 'id="utfall"', 'id="assessment"')]
    assert places == sorted(places)


def test_the_package_is_printed_copied_and_read_by_machines(browser: Client) -> None:
    case = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND)
    paper = browser.get(reverse("desk:package", args=[case.lead.reference])).content.decode()
    assert case.digest in paper
    assert "Kim Exempelsson\n070-174 06 05\nkim@example.se" in paper
    answer = browser.get(reverse("desk:package_json", args=[case.lead.reference]))
    assert json.loads(answer.content) == case.package
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case.lead.reference}-1.json"'
    doors = AccessLogEntry.objects.filter(action="export").order_by("pk").values_list("door", flat=True)
    assert list(doors) == ["desk:package", "desk:package_json"]


def test_a_case_is_taken_worked_and_decided(browser: Client, ivar: User) -> None:
    case = make_handed_over(at=NOW - timedelta(days=100))
    ludvika = make_municipality()
    assert send(browser, case, "claim").status_code == 302
    send(browser, case, "confirm_receipt", registry_number="IFO 2026:9", received_on=TODAY.isoformat())
    for kind, days, town in (("trained", 30, ""), ("suitable", 20, ""), ("placed", 1, ludvika.pk)):
        day = (TODAY - timedelta(days=days)).isoformat()
        answer = send(browser, case, "record_outcome", kind=kind, occurred_on=day, municipality=town)
        assert answer.status_code == 302, answer.content.decode()
    kinds = [fact.kind for fact in standing_of(case.lead)]
    assert kinds == ["case_opened", "trained", "suitable", "placed"]
    page = browser.get(page_of(case)).content.decode()
    assert "IFO 2026:9" in page
    assert 'id="ge-tillbaka"' not in page


def test_a_second_investigator_is_told_who_has_the_case(browser: Client) -> None:
    case = make_handed_over()
    browser.get(page_of(case))
    claim(case, by=make_staff(Role.INVESTIGATOR, first_name="Ulla", last_name="Ek"), at=NOW)
    answer = send(browser, case, "claim")
    assert answer.status_code == 200
    assert "Ulla Ek har redan tagit ärendet" in answer.content.decode()


def test_a_case_given_back_is_the_desks_again(browser: Client) -> None:
    case = make_handed_over()
    answer = send(
        browser,
        case,
        "give_back",
        reason="more_talk",
        next_action="call_again",
        next_action_on=tomorrow(NOW).isoformat(),
    )
    assert answer.headers["Location"] == QUEUE
    lead = Lead.objects.get(pk=case.lead_id)
    assert (lead.status, lead.next_action) == (Status.ASSESSED, "call_again")
    assert browser.get(page_of(case)).status_code == 404


@pytest.mark.parametrize(
    ("deed", "fields", "words"),
    [
        ("record_outcome", {"kind": "", "occurred_on": TODAY.isoformat()}, "utfall-kind"),
        ("record_outcome", {"kind": "placed", "occurred_on": TODAY.isoformat()}, "Välj kommun"),
        ("record_outcome", {"kind": "unsuitable", "occurred_on": TODAY.isoformat()}, "Välj ett skäl"),
        ("record_outcome", {"kind": "trained", "occurred_on": "2999-01-01"}, "i framtiden"),
        ("record_outcome", {"kind": "trained", "occurred_on": "2001-01-01"}, "före överlämningen"),
        ("record_outcome", {"kind": "trained", "occurred_on": "nyss"}, "utfall-occurred_on"),
        (
            "confirm_receipt",
            {"registry_number": "", "received_on": TODAY.isoformat()},
            "kvitto-registry_number",
        ),
        ("give_back", {"reason": ""}, "ge-tillbaka-reason"),
    ],
)
def test_what_cannot_be_right_is_told_where_it_was_written(
    deed: str, fields: dict[str, Any], words: str, browser: Client
) -> None:
    case = make_handed_over(at=NOW - timedelta(days=3))
    answer = send(browser, case, deed, **fields)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="error-summary"' in page
    assert words in page
    assert [fact.kind for fact in standing_of(case.lead)] == ["case_opened"]


def test_an_outcome_is_corrected_and_taken_back(browser: Client, ivar: User) -> None:
    case = make_handed_over(at=NOW - timedelta(days=50))
    fact = record(case.lead, kind="trained", occurred_on=TODAY - timedelta(days=9), by=ivar, at=NOW)
    address = reverse("desk:correct_outcome", args=[case.lead.reference, fact.pk])
    assert f'value="{fact.occurred_on.isoformat()}"' in browser.get(address).content.decode()
    day = TODAY - timedelta(days=8)
    assert browser.post(address, {"ratta-occurred_on": "2001-01-01"}).status_code == 200
    assert browser.post(address, {"ratta-occurred_on": day.isoformat()}).status_code == 302
    corrected = standing_of(case.lead)[-1]
    assert (corrected.kind, corrected.occurred_on, corrected.supersedes) == ("trained", day, fact)
    # The first entry is history: its address is gone.
    assert browser.get(address).status_code == 404

    away = reverse("desk:void_outcome", args=[case.lead.reference, corrected.pk])
    assert browser.get(away).status_code == 302
    assert browser.post(away).status_code == 302
    assert [fact.kind for fact in standing_of(case.lead)] == ["case_opened"]
    page = browser.get(page_of(case)).content.decode()
    assert "Borttaget: utbildad" in page


def test_a_fact_of_another_case_is_not_found_here(browser: Client) -> None:
    one, other = make_handed_over(), make_handed_over()
    foreign = other.lead.outcomes.get()
    for name in ("correct_outcome", "void_outcome"):
        address = reverse(f"desk:{name}", args=[one.lead.reference, foreign.pk])
        assert browser.post(address, {"ratta-occurred_on": TODAY.isoformat()}).status_code == 404


def test_the_desk_enters_the_receipt_of_what_it_carried_by_hand() -> None:
    anna = make_handler()
    client = Client()
    client.force_login(anna)
    case = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND, owner=anna)
    assert 'id="kvitto"' in client.get(page_of(case)).content.decode()
    send(client, case, "confirm_receipt", registry_number="IFO 1", received_on=TODAY.isoformat())
    case.refresh_from_db()
    assert (case.registry_number, case.received_by) == ("IFO 1", anna)
