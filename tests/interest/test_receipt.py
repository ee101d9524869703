"""The receipt: who calls, when, from which number, and what the family may change about it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from fhr.messages_env import Sms
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.leads.wishes import wishes_in
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from tests.make.call_me import Caller
from tests.make.form import Family, make_family
from tests.make.outbox import deliver

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def whole_unit(settings: Any) -> None:
    promise = replace(settings.UNIT.promise, caller_number="08-465 004 11")
    settings.UNIT = replace(
        settings.UNIT, promise=promise, phone="08-465 004 10", opening_hours="Måndag till fredag 9–16"
    )


@pytest.fixture
def family() -> Family:
    family = make_family()
    family.register()
    return family


def times() -> list[str]:
    wishes = wishes_in(Lead.objects.get().call_wishes)
    assert wishes is not None
    return list(wishes.times)


@pytest.mark.usefixtures("whole_unit")
def test_it_says_who_calls_from_which_number_and_where_they_can_call(family: Family) -> None:
    page = family.get("klart").content.decode()
    assert "Den som ringer arbetar på Familjehemsresursen i Dalarna." in page
    assert "08-465 004 11" in page
    assert 'href="/intresse/nummer.vcf"' in page
    assert 'href="tel:08-46500410"' in page
    assert "Måndag till fredag 9–16" in page
    assert f'säg <span class="unbroken">{Lead.objects.get().reference}</span>' in page


def test_what_the_unit_file_does_not_hold_is_left_out(settings: Any) -> None:
    settings.UNIT = replace(
        settings.UNIT, promise=replace(settings.UNIT.promise, caller_number=""), phone="", opening_hours=""
    )
    family = make_family()
    family.register()
    page = family.get("klart").content.decode()
    assert "nummer.vcf" not in page
    assert "tel:" not in page
    assert "ringa själva" not in page
    assert Client().get("/intresse/nummer.vcf").status_code == 404


@pytest.mark.usefixtures("whole_unit")
def test_the_number_can_be_saved_and_names_the_unit_alone() -> None:
    response = Client().get("/intresse/nummer.vcf")
    assert response["Content-Type"].startswith("text/vcard")
    lines = response.content.decode().split("\r\n")
    assert lines[0] == "BEGIN:VCARD"
    assert "FN:Familjehemsresursen" in lines
    assert "TEL;TYPE=WORK,VOICE:08-465 004 11" in lines
    assert not response.cookies


def test_other_times_can_be_chosen_and_stand_on_the_receipt(family: Family) -> None:
    response = family.client.post(family.url("tid"), {"times": ["evening"]}, headers=HERE)
    assert (response.status_code, response["Location"]) == (303, family.url("klart"))
    assert times() == ["evening"]
    assert "Samtalet passar bäst: sen eftermiddag." in family.get("klart").content.decode()
    assert AccessLogEntry.objects.filter(door="interest:change_time").count() == 1
    family.client.post(family.url("tid"), {"times": ["evening"]}, headers=HERE)
    assert AccessLogEntry.objects.filter(door="interest:change_time").count() == 1


def test_who_asked_for_a_call_chooses_other_times_without_any_cookie() -> None:
    caller = Caller()
    place = caller.send(language="fi", message="on")["Location"]
    run = Lead.objects.get().run
    response = Client().post(f"/intresse/{run}/tid/", {"times": ["morning"]}, headers=HERE)
    assert response["Location"] == place
    wishes = wishes_in(Lead.objects.get().call_wishes)
    assert wishes is not None
    assert (wishes.times, wishes.language, wishes.may_leave_message) == (["morning"], "fi", True)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_only_our_own_page_changes_them(family: Family, headers: dict[str, str]) -> None:
    response = family.client.post(family.url("tid"), {"times": ["evening"]}, headers=headers)
    assert response.status_code == 403
    assert times() == []


def test_another_browser_changes_nothing(family: Family) -> None:
    Client().post(family.url("tid"), {"times": ["evening"]}, headers=HERE)
    assert times() == []


def test_what_we_never_offered_is_no_time(family: Family) -> None:
    family.client.post(family.url("tid"), {"times": ["night"]}, headers=HERE)
    assert times() == []


def test_after_the_talk_the_times_stand(family: Family) -> None:
    Lead.objects.update(status=Status.WITHDRAWN, reason="time", awaits_first_talk=False)
    family.client.post(family.url("tid"), {"times": ["evening"]}, headers=HERE)
    assert times() == []
    assert "change-time" not in family.get("klart").content.decode()


@pytest.mark.usefixtures("whole_unit")
@pytest.mark.parametrize(
    ("language", "who", "number"),
    [
        ("sv", "Den som ringer arbetar på Familjehemsresursen i Dalarna.", "Vi ringer från 08-465 004 11."),
        ("en", "Whoever calls works at Familjehemsresursen i Dalarna.", "We call from 08-465 004 11."),
    ],
)
def test_the_letter_says_the_same(family: Family, language: str, who: str, number: str) -> None:
    Lead.objects.update(language=language)
    message = OutboxMessage.objects.get(kind="mail.receipt")
    deliver(message)
    (letter,) = mail.outbox
    assert who in letter.body
    assert number in letter.body
    assert "08-465 004 10" in letter.body
    assert Lead.objects.get().reference in letter.body
    assert "familjehem" not in letter.subject.lower() and "foster" not in letter.subject.lower()


def test_a_household_that_wrote_twice_changes_the_times_of_its_one_call(family: Family) -> None:
    again = make_family()
    again.register()
    first, second = Lead.objects.order_by("received_at")
    assert second.joined_to == first
    again.client.post(again.url("tid"), {"times": ["evening"]}, headers=HERE)
    first.refresh_from_db()
    wishes = wishes_in(first.call_wishes)
    assert wishes is not None
    assert wishes.times == ["evening"]
    assert "Samtalet passar bäst: sen eftermiddag." in again.get("klart").content.decode()


def test_the_sender_of_a_letter_tells_nothing_in_a_list_of_letters(family: Family) -> None:
    message = OutboxMessage.objects.get(kind="mail.receipt")
    deliver(message)
    (letter,) = mail.outbox
    assert letter.from_email == "noreply@example.se"


def test_who_left_only_a_mobile_number_is_told_that_the_receipt_comes_there(
    settings: Any, tmp_path: Path
) -> None:
    place = Caller().send()["Location"]
    assert "så den här sidan är din bekräftelse" in Client().get(place).content.decode()
    settings.SMS = Sms(way="file", sender="FHR", folder=tmp_path)
    page = Client().get(Caller().send(phone="070-174 06 77")["Location"]).content.decode()
    assert "en bekräftelse är på väg som sms" in page
    assert OutboxMessage.objects.get(kind="sms.receipt").case in page
