"""From “Ring mig” to the whole form: one registration, its first promise, and nothing asked twice."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.leads.deepening import OPEN_FOR
from recruitment.leads.models import Draft, Lead
from recruitment.leads.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.triage.actions import close
from tests.make.call_me import FROM_HERE, Caller
from tests.make.form import LEAST, Family
from tests.make.leads import make_municipality
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
TOLD_NOW = {"kontakt": {"motive": "Vi har plats för en till."}}


@pytest.fixture(autouse=True)
def town() -> None:
    make_municipality()


def asked_for_a_call(**told: str) -> tuple[Lead, str]:
    """The registration, and the address on its receipt that leads on."""
    caller = Caller()
    sent = caller.send(**told)
    assert sent.status_code == 303
    lead = Lead.objects.latest("received_at")
    return lead, f"/ring-mig/{lead.run}/mer/"


def gone_on(address: str) -> Family:
    family = Family()
    begun = family.client.post(address, headers=FROM_HERE)
    assert begun.status_code == 303
    family.run = begun["Location"].split("/")[2]
    return family


def test_the_receipt_leads_on_and_the_first_page_stores_nothing() -> None:
    lead, address = asked_for_a_call()
    client = Client()
    assert address in client.get(f"/ring-mig/{lead.run}/klart/").content.decode()
    page = client.get(address)
    assert page.status_code == 200
    assert not client.cookies
    assert "Kim" not in page.content.decode()


def test_what_is_told_is_added_to_the_same_registration() -> None:
    lead, address = asked_for_a_call(email="kim@example.se")
    family = gone_on(address)
    receipt = family.register(**TOLD_NOW)
    after = Lead.objects.get()
    assert after.pk == lead.pk
    assert (after.reference, after.received_at, after.promised_by) == (
        lead.reference,
        lead.received_at,
        lead.promised_by,
    )
    assert (after.home_types, after.age_bands) == (["familjehem"], ["13-17"])
    assert next(step["key"] for step in after.answers["steps"]) == "ring-mig"
    assert "Vi har plats för en till." in str(after.answers)
    assert after.deepened_at is not None
    assert OutboxMessage.objects.filter(case=lead.reference).count() == 1
    page = family.client.get(receipt["Location"]).content.decode()
    assert lead.reference in page


def test_who_they_are_and_where_they_live_is_not_asked_again() -> None:
    _lead, address = asked_for_a_call()
    family = gone_on(address)
    first = family.get("uppdrag").content.decode()
    assert 'value="2085" selected' in first
    family.go_to("kontakt")
    contact = family.get("kontakt").content.decode()
    for name in ("name", "phone", "email", "language"):
        assert f'name="kontakt-{name}"' not in contact
    assert 'name="kontakt-motive"' in contact


def test_the_second_applicant_is_told_too() -> None:
    lead, address = asked_for_a_call()
    family = gone_on(address)
    family.register(
        hushall={"applicants": "two"},
        kontakt={"name_2": "Alex Prov", "phone_2": "", "email_2": "alex@example.se"},
    )
    assert [person.name for person in lead.applicants.all()] == ["Kim Exempelsson", "Alex Prov"]
    assert OutboxMessage.objects.get(case=lead.reference).recipient == lead.applicants.get(position=2).pk


def test_it_is_done_once_and_what_is_sent_later_is_met_in_the_same_household() -> None:
    lead, address = asked_for_a_call()
    first, second = gone_on(address), gone_on(address)
    first.register(**TOLD_NOW)
    second.register(**TOLD_NOW)
    again = Lead.objects.exclude(pk=lead.pk).get()
    assert (again.status, again.joined_to) == (Status.DUPLICATE, lead)
    assert again.applicants.get().phone == lead.applicants.get().phone
    assert first.client.get(address)["Location"] == "/intresse/"


@pytest.mark.parametrize("reason", ["too late", "ended"])
def test_too_late_or_ended_it_is_a_registration_of_its_own(reason: str) -> None:
    lead, address = asked_for_a_call()
    family = gone_on(address)
    if reason == "too late":
        Lead.objects.update(received_at=timezone.now() - OPEN_FOR - timedelta(hours=1))
    else:
        close(lead, to="withdrawn", reason="time", by=make_handler(), at=timezone.now())
    family.register(**TOLD_NOW)
    assert Lead.objects.count() == 2
    assert Lead.objects.get(pk=lead.pk).deepened_at is None
    assert Client().get(address)["Location"] == "/intresse/"


def test_an_address_nobody_got_leads_to_the_ordinary_form() -> None:
    address = "/ring-mig/7b5c3a52-1111-4222-8333-444455556666/mer/"
    assert Client().get(address)["Location"] == "/intresse/"
    assert Client().post(address, headers=FROM_HERE)["Location"] == "/intresse/"
    assert not Draft.objects.exists()


def test_another_site_cannot_begin_it() -> None:
    _lead, address = asked_for_a_call()
    assert Client().post(address, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_family_that_sends_both_is_one_household() -> None:
    """Without the receipt's address: the ordinary form is met in the call asked for before."""
    lead, _address = asked_for_a_call()
    family = Family()
    assert family.start().status_code == 303
    receipt = family.register()
    second = Lead.objects.exclude(pk=lead.pk).get()
    assert second.joined_to == lead
    assert second.reference in family.client.get(receipt["Location"]).content.decode()
    assert LEAST["kontakt"]["phone"]
