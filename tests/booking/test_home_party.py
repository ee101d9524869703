"""A home party: its address and its host stand on no page, in no file, no list and no log."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from recruitment.floods.memory import TABLE
from recruitment.hallway import DELIVERIES
from recruitment.meetings import scheduling
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.queries import coming
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.meetings import make_booking, make_home_party, make_meeting
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
GUEST = {"name": "Åsa Öqvist", "email": "asa@example.se", "phone": "", "seats": "1"}
CANARY = re.compile("Kanarie|Fågel")
WRONG = "Ingen inbjudan har den koden nu"


@pytest.fixture
def party() -> Meeting:
    return make_home_party()


def ask(client: Client, code: str):
    return client.post("/traffar/inbjudan/", {"code": code}, headers=HERE)


def test_the_code_opens_the_party_and_the_letter_alone_tells_where(client: Client, party: Meeting) -> None:
    page = ask(client, party.invitation.lower().replace(" ", "-")).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    answer = client.post(
        "/traffar/inbjudan/boka/", {"code": party.invitation, "token": token, **GUEST}, headers=HERE
    )
    confirmation = client.get(answer["Location"]).content.decode()
    file = client.get(f"{answer['Location']}kalender.ics").content.decode()
    assert "BEGIN:VEVENT" in file
    while deliver_next(DELIVERIES, at=timezone.now()):
        pass
    assert "Kanariestigen 7" in mail.outbox[0].body
    for text in (page, confirmation, file, mail.outbox[0].subject):
        assert not CANARY.search(text)


def test_a_telephone_alone_is_not_enough(client: Client, party: Meeting) -> None:
    page = ask(client, party.invitation).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    sent = {"code": party.invitation, "token": token, **GUEST, "email": "", "phone": "070-174 06 05"}
    answer = client.post("/traffar/inbjudan/boka/", sent, headers=HERE)
    assert "så att vi kan skicka adressen" in answer.content.decode()
    assert not Booking.objects.exists()


def test_an_unknown_code_and_one_whose_time_is_over_get_the_same_answer(client: Client) -> None:
    over = make_home_party(starts_at=timezone.now())
    off = make_home_party()
    scheduling.call_off(off, by=User.objects.system(), at=timezone.now())
    not_yet = make_home_party(published_from=timezone.now() + timedelta(days=1))
    answers = set()
    for code in (over.invitation, off.invitation, not_yet.invitation, "222222 222222", "hej", ""):
        answer = ask(client, code)
        assert answer.status_code == 200
        answers.add(answer.content.decode().replace(f'value="{code}"', ""))
    assert len(answers) == 1
    assert WRONG in answers.pop()


def test_guessing_ends_after_some_tries(client: Client, party: Meeting, settings: Any) -> None:
    settings.FLOOD_LIMITS = True
    TABLE.forget()
    statuses = [ask(client, "222222 222222").status_code for _time in range(32)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert ask(client, party.invitation).status_code == 429


def test_the_code_stands_in_no_address(client: Client, party: Meeting) -> None:
    assert (
        client.get(f"/traffar/inbjudan/?code={party.invitation}").content.decode().count(party.invitation)
        == 0
    )
    assert client.get(f"/traffar/{party.pk}/").status_code == 404


def test_nothing_public_tells_of_the_party(client: Client, party: Meeting) -> None:
    make_meeting(title="Öppen kväll")
    addresses = (
        "/",
        "/traffar/",
        "/sitemap.xml",
        "/sok/?q=Hemmatr%C3%A4ff",
        "/sok/?q=Kanariestigen",
        "/robots.txt",
    )
    for address in addresses:
        text = client.get(address, follow=True).content.decode()
        assert not CANARY.search(text.replace("Kanariestigen", "") if "q=Kanarie" in address else text), (
            address
        )
        assert str(party.pk) not in text, address
    assert "Öppen kväll" in client.get("/traffar/").content.decode()
    assert [meeting.title for meeting in coming()] == ["Öppen kväll"]
    assert coming(municipality="2080") == []


def test_no_log_and_no_staff_page_tells_where_or_whose(
    party: Meeting, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    booking = make_booking(party)
    desk, editor = signed_in(Role.HANDLER, Role.UNIT_MANAGER), signed_in(Role.COMMUNICATOR)
    for client, address in (
        (desk, "/handlaggning/traffar/"),
        (desk, f"/handlaggning/traffar/{party.pk}/"),
        (desk, "/system/"),
        (editor, "/admin/"),
        (editor, "/admin/traffar/"),
        (editor, f"/admin/traffar/{party.pk}/"),
        (editor, f"/admin/traffar/edit/{party.pk}/"),
        (editor, "/admin/reports/site-history/"),
    ):
        assert not CANARY.search(client.get(address, follow=True).content.decode()), address
    while deliver_next(DELIVERIES, at=timezone.now()):
        pass
    assert not CANARY.search(caplog.text)
    assert not CANARY.search(str(list(AccessLogEntry.objects.values())))
    assert not CANARY.search(
        str(list(OutboxMessage.objects.values("kind", "effect_key", "case", "last_error")))
    )
    row = Meeting.objects.filter(pk=party.pk).values().get()
    assert not CANARY.search(str(row))
    assert booking.reference in str(list(AccessLogEntry.objects.values("cases")))
