"""The link in the letter to an unreachable family: a page for whoever opens it, a deed for who presses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.triage import actions
from recruitment.triage.models import WayBack
from recruitment.triage.way_back import UNREACHABLE
from tests.make.triage import brought_to

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def lead() -> Lead:
    return brought_to(Status.UNREACHABLE)


@pytest.fixture
def address(lead: Lead) -> str:
    token = OutboxMessage.objects.get(kind=f"mail.{UNREACHABLE}").payload["token"]
    return f"/vill-fortfarande/{token}/"


def status_of(lead: Lead) -> str:
    return Lead.objects.values_list("status", flat=True).get(pk=lead.pk)


def test_opening_the_link_does_nothing_and_names_nobody(lead: Lead, address: str) -> None:
    for _time in range(3):
        answer = Client().get(address)
        Client().head(address)
    page = answer.content.decode()
    assert "Ja, vi vill fortfarande" in page
    assert lead.reference in page
    assert "Kim" not in page
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert status_of(lead) == Status.UNREACHABLE


def test_pressing_opens_the_registration_and_says_when_we_call(lead: Lead, address: str) -> None:
    client = Client()
    answer = client.post(address, headers=FROM_HERE)
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert status_of(lead) == Status.ASSIGNED
    assert "Vi ringer er senast" in client.get(address).content.decode()
    # Pressed again from another tab, it is still open, once.
    assert client.post(address, headers=FROM_HERE).status_code == 303
    assert lead.changes.filter(after=Status.ASSIGNED).count() == 2


def test_a_press_from_another_site_does_nothing(lead: Lead, address: str) -> None:
    assert Client().post(address, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert status_of(lead) == Status.UNREACHABLE


def test_a_link_that_is_old_or_broken_leads_on(lead: Lead, address: str) -> None:
    assert Client().get("/vill-fortfarande/abc/").status_code == 404
    WayBack.objects.update(expires_at=timezone.now() - timedelta(days=1))
    answer = Client().post(address, headers=FROM_HERE)
    assert answer.status_code == 404
    assert "/ring-mig/" in answer.content.decode()
    assert status_of(lead) == Status.UNREACHABLE


def test_a_used_link_does_not_open_what_was_ended_since(lead: Lead, address: str) -> None:
    Client().post(address, headers=FROM_HERE)
    lead.refresh_from_db()
    assert lead.owner is not None
    actions.close(lead, to="withdrawn", reason="time", by=lead.owner, at=timezone.now())
    assert Client().get(address).status_code == 404
    assert Client().post(address, headers=FROM_HERE).status_code == 404
    assert status_of(lead) == Status.WITHDRAWN
