"""Whom a family was named to, as the case's page asks for it and shows it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.disclosures.models import Disclosure
from recruitment.handoff.models import Handover
from recruitment.outcomes.actions import record
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_approval, make_handed_over

pytestmark = pytest.mark.django_db
NOT_TOLD = "Inget säger ännu hur Ludvika fick veta"


@pytest.fixture
def case() -> Handover:
    return make_handed_over()


@pytest.fixture
def ivar() -> User:
    return make_staff(Role.INVESTIGATOR)


@pytest.fixture
def browser(ivar: User) -> Client:
    client = Client()
    client.force_login(ivar)
    return client


def page(client: Client, case: Handover) -> str:
    return client.get(reverse("desk:case", args=[case.lead.reference])).content.decode()


def send(client: Client, case: Handover, **fields: Any) -> Any:
    data = {f"lamnat-ut-{name}": value for name, value in fields.items()}
    return client.post(reverse("desk:disclose", args=[case.lead.reference]), data, follow=True)


def test_without_an_approval_there_is_nothing_to_fill_in(browser: Client, case: Handover) -> None:
    assert 'id="lamnat-ut"' not in page(browser, case)
    refused = send(browser, case, approval=uuid4(), told_on="2026-01-01", way="phone", what="who")
    assert refused.status_code == 200
    assert not Disclosure.objects.exists()


def test_it_is_shown_beside_what_has_come_back_until_it_is_called_a_mistake(
    browser: Client, case: Handover, ivar: User
) -> None:
    approval, now = make_approval(case.lead), timezone.now()
    today = timezone.localdate(now)
    for kind, town in (("suitable", None), ("matched", approval.municipality)):
        record(case.lead, kind=kind, occurred_on=today, municipality=town, by=ivar, at=now)
    assert NOT_TOLD in page(browser, case)
    fields = {"told_on": today.isoformat(), "way": "secure_mail", "what": ["who", "result"], "token": uuid4()}
    shown = send(browser, case, approval=approval.pk, **fields).content.decode()
    assert "med säkert meddelande" in shown
    assert NOT_TOLD not in shown
    row = Disclosure.objects.get()
    browser.post(reverse("desk:take_back_disclosure", args=[case.lead.reference, row.pk]))
    assert NOT_TOLD in page(browser, case)


def test_another_familys_row_is_not_found_here(browser: Client, case: Handover, ivar: User) -> None:
    other = make_handed_over(phone="070-174 06 06", email="bo@example.se")
    approval = make_approval(other.lead)
    today = timezone.localdate().isoformat()
    send(browser, other, approval=approval.pk, told_on=today, way="phone", what="who", token=uuid4())
    address = reverse("desk:take_back_disclosure", args=[case.lead.reference, Disclosure.objects.get().pk])
    assert browser.post(address).status_code == 404
    assert Disclosure.objects.count() == 1
