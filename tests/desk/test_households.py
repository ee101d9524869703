"""The household on the lead page: told before the call, joined, kept apart and undone, and hidden."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.leads.households import join_what_is_open
from recruitment.leads.models import Judgement, Lead
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from tests.make.leads import make_lead
from tests.make.staff import signed_in
from tests.make.triage import make_assigned, make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Lind")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def page_of(lead: Lead) -> str:
    return f"/handlaggning/{lead.reference}/"


def pressed(desk: Client, lead: Lead, deed: str, other: Lead | None = None) -> object:
    data = {"hushall-other": other.reference} if other else {}
    return desk.post(f"{page_of(lead)}{deed}/", data)


def test_both_kinds_are_told_before_the_call_and_written_down(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    sure = make_lead(name="Robin Annan")
    perhaps = make_lead(phone="070-174 06 36", email="")
    page = desk.get(page_of(lead)).content.decode()
    assert "samma telefonnummer eller e-postadress" in page
    assert "kanske samma" in page
    card = desk.get(f"{page_of(lead)}samtal/").content.decode()
    for other in (sure, perhaps):
        assert other.reference in page
        assert other.reference in card
    for entry in AccessLogEntry.objects.filter(action="read"):
        assert set(entry.cases) == {lead.reference, sure.reference, perhaps.reference}


def test_joined_by_hand_it_is_met_in_the_other_and_can_be_undone(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    other = make_lead(name="Robin Annan", answers=ANSWERS)
    response = pressed(desk, other, "samma-hushall", lead)
    assert response.headers["Location"] == page_of(lead)  # type: ignore[attr-defined]
    page = desk.get(page_of(lead)).content.decode()
    assert "Robin Annan" in page
    assert "Vi har två katter" in page
    assert f'action="{page_of(other)}angra-sammanforande/"' in page
    assert "Arbetet med familjen sker i" in desk.get(page_of(other)).content.decode()
    pressed(desk, other, "angra-sammanforande")
    other.refresh_from_db()
    assert (other.status, other.joined_to) == ("assigned", None)


def test_kept_apart_is_remembered_and_still_told(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    other = make_lead(name="Robin Annan")
    pressed(desk, lead, "eget-arende", other)
    assert lead.household_judgements.get().judgement == Judgement.APART
    for one in (lead, other):
        assert "Bedömd som något för sig" in desk.get(page_of(one)).content.decode()


def test_joining_with_nothing_says_what_to_press(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    page = desk.post(f"{page_of(lead)}samma-hushall/", {"hushall-other": ""}).content.decode()
    assert "Tryck på knappen vid den anmälan du menar." in page
    assert Lead.objects.get(pk=lead.pk).joined_to is None


def test_two_strangers_cannot_be_joined_by_writing_a_reference(desk: Client, anna: User) -> None:
    lead = make_assigned(owner=anna)
    stranger = make_lead(name="Robin Annan", phone="070-174 06 36", email="")
    for other in (stranger.reference, "FHR-XXXX-XXXX", lead.reference):
        response = desk.post(f"{page_of(lead)}samma-hushall/", {"hushall-other": other})
        assert response.status_code == 404
    assert not lead.household_judgements.exists()


def test_a_protected_household_is_neither_named_nor_joined_by_others(desk: Client, anna: User) -> None:
    hidden = make_assigned(owner=make_handler())
    actions.protect(hidden, by=anna, at=timezone.now())
    lead = make_assigned(owner=anna, name="Robin Annan")
    page = desk.get(page_of(lead)).content.decode()
    assert hidden.reference not in page
    assert pressed(desk, lead, "samma-hushall", hidden).status_code == 404  # type: ignore[attr-defined]
    manager = signed_in(Role.UNIT_MANAGER)
    manager.post(f"{page_of(lead)}samma-hushall/", {"hushall-other": hidden.reference})
    lead.refresh_from_db()
    assert lead.is_protected
    assert hidden.reference not in desk.get(page_of(lead)).content.decode()


def test_the_inbox_says_that_a_family_has_written_again(desk: Client, anna: User) -> None:
    now = timezone.now()
    lead = make_assigned(owner=anna, at=now - timedelta(hours=2))
    again = make_lead(at=now)
    join_what_is_open(again, at=now)
    inbox = desk.get("/handlaggning/").content.decode()
    assert "har hört av sig igen" in inbox
    assert lead.reference in inbox
    assert again.reference not in inbox


def test_the_page_costs_no_more_for_a_household_that_writes_often(
    desk: Client, anna: User, django_assert_max_num_queries: object
) -> None:
    lead = make_assigned(owner=anna)
    counts = []
    for number in range(1, 4):
        again = make_lead(at=timezone.now() + timedelta(minutes=number))
        join_what_is_open(again, at=again.received_at)
        with django_assert_max_num_queries(500) as asked:  # type: ignore[operator]
            desk.get(page_of(lead))
        counts.append(len(asked))
    # The first request of a session also notes that it is in use.
    assert counts[1] == counts[2]


ANSWERS = {
    "steps": [
        {
            "key": "hushall",
            "title": "Ert hushåll",
            "answers": [{"field": "animals", "label": "Djur", "value": "Vi har två katter"}],
        }
    ]
}
