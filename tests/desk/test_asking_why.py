"""Another pair's registration opens with a reason: two taps, once a working session, kept in the log."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from recruitment.desk.forms.reason import Why, reason_words
from recruitment.duty.actions import register_absence
from recruitment.leads.models import Lead, Note
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage import actions
from tests.make.leads import make_lead
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_assigned, make_handed_over, make_handler

pytestmark = pytest.mark.django_db
NAME = "Kanarina Fågelsson"
ASKED = "är ett annat pars"


@pytest.fixture
def lead() -> Lead:
    return make_assigned(name=NAME)


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


@pytest.fixture
def desk(anna: User) -> Client:
    return browser_of(anna)


def browser_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(lead: Lead) -> str:
    return reverse("desk:lead", args=[lead.reference])


def asks(client: Client, address: str) -> bool:
    text = client.get(address).content.decode()
    assert (NAME in text) is (ASKED not in text)
    return ASKED in text


def test_two_taps_open_it_and_the_reason_stands_in_the_log(desk: Client, anna: User, lead: Lead) -> None:
    assert asks(desk, page_of(lead))
    assert not AccessLogEntry.objects.filter(actor=anna).exists()
    answer = desk.post(page_of(lead), {"skal-why": Why.FAMILY_CALLED, "skal-words": ""})
    assert answer.headers["Location"] == page_of(lead)
    assert not asks(desk, page_of(lead))
    entry = AccessLogEntry.objects.get(actor=anna)
    assert (entry.action, entry.cases[0], entry.reason) == (
        AccessAction.READ,
        lead.reference,
        "family_called",
    )
    # Once a working session, and for this family alone; the call card is another door to the same one.
    assert not asks(desk, reverse("desk:call", args=[lead.reference]))
    assert asks(desk, page_of(make_assigned(name=NAME)))
    assert asks(browser_of(anna), page_of(lead))


def test_what_is_done_afterwards_carries_the_reason_too(desk: Client, anna: User, lead: Lead) -> None:
    desk.post(page_of(lead), {"skal-why": Why.COLLEAGUE_ASKED})
    note = {"anteckning-text": "Ringde om en tid", "anteckning-seen": "", "anteckning-token": uuid4()}
    desk.post(reverse("desk:add_note", args=[lead.reference]), note)
    entry = AccessLogEntry.objects.get(actor=anna, action=AccessAction.CHANGE)
    assert entry.reason == "colleague_asked"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "Välj varför du öppnar den."),
        ({"skal-why": "nyfiken"}, "nyfiken"),
        ({"skal-why": Why.OTHER}, "Skriv med några ord varför du öppnar den."),
        ({"skal-why": Why.OTHER, "skal-words": "gäller 19121212-1212"}, "Ta bort personnumret."),
    ],
)
def test_half_a_reason_opens_nothing(desk: Client, lead: Lead, sent: dict[str, str], told: str) -> None:
    page = desk.post(page_of(lead), {"skal-words": "", **sent}).content.decode()
    assert told in page
    assert NAME not in page
    assert asks(desk, page_of(lead))


def test_words_of_ones_own_are_kept_and_read_back(desk: Client, anna: User, lead: Lead) -> None:
    desk.post(page_of(lead), {"skal-why": Why.OTHER, "skal-words": "  möte  med kommunen "})
    desk.get(page_of(lead))
    reason = AccessLogEntry.objects.get(actor=anna).reason
    assert reason == "other: möte med kommunen"
    assert reason_words(reason) == "Något annat: möte med kommunen"


def test_a_form_on_its_way_is_kept_while_the_question_is_answered(desk: Client, lead: Lead) -> None:
    address = reverse("desk:add_note", args=[lead.reference])
    note = {"anteckning-text": "Skriven <länge>", "anteckning-seen": "", "anteckning-token": str(uuid4())}
    page = desk.post(address, note).content.decode()
    assert "Skriven &lt;länge&gt;" in page
    assert not Note.objects.exists()
    desk.post(address, {**note, "skal-why": Why.TAKING_OVER})
    assert Note.objects.get().text == "Skriven <länge>"


def test_who_had_the_page_open_is_told_that_a_colleague_was_first(desk: Client, anna: User) -> None:
    lead = make_lead(name=NAME)
    desk.get(page_of(lead))
    karin = make_handler()
    actions.assign(
        lead, owner=karin, partner=None, next_action="first_call", next_action_on=timezone.localdate(),
        by=karin, at=timezone.now(),
    )  # fmt: skip
    sent = {
        "tilldela-owner": anna.pk, "tilldela-seen": "received.0.0", "tilldela-next_action": "first_call",
        "tilldela-next_action_on": timezone.localdate().isoformat(),
    }  # fmt: skip
    assert (
        "En kollega ändrade"
        in desk.post(reverse("desk:assign", args=[lead.reference]), sent).content.decode()
    )


def test_nobodys_and_ones_own_are_opened_at_once(desk: Client, anna: User) -> None:
    second = make_assigned(name=NAME)
    Lead.objects.filter(pk=second.pk).update(partner=anna)
    for own in (make_lead(name=NAME), make_assigned(name=NAME, owner=anna), second):
        assert not asks(desk, page_of(own))


def test_the_manager_answers_for_every_case(lead: Lead) -> None:
    assert not asks(signed_in(Role.UNIT_MANAGER), page_of(lead))


def test_a_stand_in_opens_what_the_absent_one_has(desk: Client, anna: User, lead: Lead) -> None:
    today = timezone.localdate()
    assert lead.owner is not None
    register_absence(
        person=lead.owner, first_day=today, last_day=today + timedelta(days=2), stand_in=anna,
        by=lead.owner, at=timezone.now(),
    )  # fmt: skip
    assert not asks(desk, page_of(lead))
    assert asks(signed_in(Role.HANDLER), page_of(lead))


def test_who_was_given_a_task_has_been_asked_already(desk: Client, anna: User, lead: Lead) -> None:
    Task.objects.create(
        case=lead.reference, kind=TaskKind.NOTE, addressee=anna, due_on=timezone.localdate(),
        created_at=timezone.now(), created_by=lead.owner,
    )  # fmt: skip
    assert not asks(desk, page_of(lead))


def test_the_only_hit_of_a_search_is_asked_about_like_any_other(desk: Client, lead: Lead) -> None:
    answer = desk.post("/handlaggning/sok/", {"sok": lead.reference}, follow=True)
    assert ASKED in answer.content.decode()


def test_a_case_another_investigator_has_taken_is_opened_with_a_reason() -> None:
    case = make_handed_over(name=NAME)
    address = reverse("desk:case", args=[case.lead.reference])
    first, second = make_staff(Role.INVESTIGATOR), make_staff(Role.INVESTIGATOR)
    assert not asks(browser_of(second), address)
    browser_of(first).post(reverse("desk:claim", args=[case.lead.reference]), {"ta-seen": ""})
    case.refresh_from_db()
    assert case.queue_item.claimed_by == first
    assert not asks(browser_of(first), address)
    assert asks(browser_of(second), address)
    assert (
        ASKED
        in browser_of(second).get(reverse("desk:package_json", args=[case.lead.reference])).content.decode()
    )


def test_a_protected_family_is_not_there_and_the_knock_is_heard(desk: Client, anna: User, lead: Lead) -> None:
    Lead.objects.filter(pk=lead.pk).update(is_protected=True)
    for method in (desk.get, desk.post):
        assert method(page_of(lead)).status_code in {404, 405}
    assert desk.get(reverse("desk:call", args=[lead.reference])).status_code == 404
    heard = AccessLogEntry.objects.filter(actor=anna, action=AccessAction.REFUSED)
    assert {case for entry in heard for case in entry.cases} == {lead.reference}
    desk.get(reverse("desk:lead", args=["19121212-1212"]))
    assert not any("1212" in str(entry.cases) for entry in AccessLogEntry.objects.all())


def test_every_address_that_names_a_family_asks() -> None:
    """A new address below a reference is wrapped as well (`desk.urls.family`)."""
    desk = get_resolver().namespace_dict["desk"][1]
    unasked = [
        entry.name
        for entry in desk.url_patterns
        if "<str:reference>" in str(entry.pattern)
        and not str(entry.pattern).startswith("traffar/")
        and not getattr(entry.callback, "asks_why", False)
    ]
    assert unasked == []
