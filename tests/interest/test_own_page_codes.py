"""The code to “Min anmälan”: it reaches its owner alone, and nothing tells who is known here."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from fhr.messages_env import Sms
from recruitment.leads.intake import ApplicantDetails, add_applicant
from recruitment.leads.models import CodeRequest
from recruitment.leads.models.own_page import MOST_TRIES
from recruitment.leads.own_codes import MOST_LETTERS, WORKS_FOR, forget_requests
from recruitment.outbox.models import OutboxMessage
from recruitment.triage.actions import protect
from tests.interest.test_sending import rows_that_hold
from tests.make.leads import make_lead
from tests.make.outbox import deliver_all
from tests.make.own_page import DOOR, HERE, Owner, code_in, letters, opened
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
WRONG = "Koden stämmer inte"


def test_nothing_is_kept_on_the_device_before_the_right_code() -> None:
    owner = Owner(make_lead())
    answers = [owner.client.get(DOOR), owner.ask()]
    address = answers[-1]["Location"]
    answers += [owner.client.get(address), owner.enter(address, "000000")]
    assert not any(answer.cookies for answer in answers)
    opened_now = owner.enter(address, code_in(letters()[-1]))
    assert list(opened_now.cookies) == ["session"]


def test_the_code_stands_in_the_letter_alone() -> None:
    owner = Owner(make_lead())
    owner.ask()
    waiting = str(OutboxMessage.objects.get(kind="mail.code").payload)
    assert "kim@example.se" not in waiting
    letter = letters()[-1]
    assert owner.lead.reference not in letter
    assert not rows_that_hold(code_in(letter))


def test_it_opens_once() -> None:
    owner = Owner(make_lead())
    address = owner.ask()["Location"]
    code = code_in(letters()[-1])
    assert owner.enter(address, f" {code[:3]} {code[3:]}")["Location"] == f"{DOOR}lage/"
    assert WRONG in Client().post(address, {"code": code}, headers=HERE).content.decode()


def test_it_opens_for_half_an_hour() -> None:
    owner = Owner(make_lead())
    address = owner.ask()["Location"]
    code = code_in(letters()[-1])
    with time_machine.travel(timezone.now() + WORKS_FOR, tick=False):
        assert WRONG in owner.enter(address, code).content.decode()


def test_guessing_ends_after_a_few_tries() -> None:
    owner = Owner(make_lead())
    address = owner.ask()["Location"]
    code = code_in(letters()[-1])
    wrong = "000000" if code != "000000" else "000001"
    for _try in range(MOST_TRIES):
        assert WRONG in owner.enter(address, wrong).content.decode()
    assert WRONG in owner.enter(address, code).content.decode()


def test_a_person_gets_a_few_letters_a_day() -> None:
    owner = Owner(make_lead())
    for _time in range(MOST_LETTERS + 2):
        owner.ask()
    assert len(letters()) == MOST_LETTERS
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        owner.ask()
        assert len(letters()) == 1


def test_reference_and_address_must_belong_together() -> None:
    owner = Owner(make_lead())
    make_lead(name="Bo Prov", email="bo@example.se", phone="0701740611")
    for told in ({"to": "bo@example.se"}, {"reference": "FHR-2222-2222"}, {"reference": "hej"}):
        owner.ask(**told)
    assert letters() == []
    owner.ask(to=" KIM@example.se ", reference=owner.lead.reference.lower().replace("-", " "))
    assert len(letters()) == 1


def test_a_protected_family_is_not_written_to_and_its_page_closes() -> None:
    lead = make_lead()
    owner = opened(lead)
    protect(lead, by=make_handler(), at=timezone.now())
    assert owner.client.get(f"{DOOR}lage/").status_code == 403
    Owner(lead).ask()
    assert letters() == []


def test_each_of_two_gets_a_code_of_their_own() -> None:
    lead = make_lead()
    add_applicant(lead, ApplicantDetails("Alex Prov", "", "alex@example.se"), at=timezone.now())
    page = opened(lead, "alex@example.se").page()
    assert "alex@example.se" in page
    for other in ("Kim", "kim@example.se", "070-174 06 05"):
        assert other not in page


def masked(answer: HttpResponse) -> tuple[int, str, str]:
    """An answer without the number that every asking has for itself."""
    number = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
    page = number.sub("", answer.content.decode())
    return answer.status_code, number.sub("", answer.headers.get("Location", "")), page


def statements(asked: CaptureQueriesContext) -> list[str]:
    """What was asked of the database, without its values."""
    return [re.sub(r"'[^']*'|\b\d+\b|NULL", "?", query["sql"]) for query in asked]


@pytest.mark.parametrize("told", [{"reference": "FHR-2222-2222"}, {"to": "nobody@example.se"}])
def test_known_and_unknown_get_the_same_answers_for_the_same_work(told: dict[str, str]) -> None:
    known, unknown = Owner(make_lead()), Owner(make_lead(name="Bo Prov", phone="", email="bo@example.se"))
    found = []
    for owner, changed in ((known, {}), (unknown, told)):
        with CaptureQueriesContext(connection) as asking:
            sent = owner.ask(**changed)
        address = sent["Location"]
        letters()
        with CaptureQueriesContext(connection) as trying:
            tried = owner.enter(address, "000000")
        shown = owner.client.get(address)
        found.append((masked(sent), masked(shown), masked(tried), statements(asking), statements(trying)))
    assert found[0] == found[1]


def test_a_number_nobody_was_given_answers_like_any_other() -> None:
    address = f"{DOOR}kod/7b5c3a52-1111-4222-8333-444455556666/"
    assert Client().get(address).status_code == 200
    assert WRONG in Client().post(address, {"code": "123456"}, headers=HERE).content.decode()


def test_another_site_asks_for_nothing() -> None:
    away = {"Sec-Fetch-Site": "cross-site"}
    lead = make_lead()
    sent = Client().post(DOOR, {"reference": lead.reference, "to": "kim@example.se"}, headers=away)
    assert sent.status_code == 403
    assert not CodeRequest.objects.exists()


def test_requests_are_forgotten_after_a_day() -> None:
    Owner(make_lead()).ask()
    assert forget_requests(timezone.now()) == ""
    assert forget_requests(timezone.now() + timedelta(days=1)) == "1"
    assert not CodeRequest.objects.exists()


def test_the_letter_speaks_the_language_it_was_asked_for_in() -> None:
    owner = Owner(make_lead())
    assert owner.ask(prefix="/en")["Location"].startswith("/en/min-anmalan/kod/")
    assert "your code is" in letters()[-1]


def test_who_gave_only_a_number_is_told_what_to_do() -> None:
    assert "Lämnade du bara telefonnummer?" in Client().get(DOOR).content.decode()


@pytest.mark.parametrize("text", ["\x00", "\ud800", "‮" * 50, "9" * 5000, "=1+1", "<script>"])
def test_odd_input_gets_a_plain_answer(text: str) -> None:
    owner = Owner(make_lead())
    told = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if text == "\ud800" else text
    for answer in (owner.ask(reference=told), owner.ask(email=told)):
        assert answer.status_code in {200, 303}
        assert "<script>" not in answer.content.decode().split("<main", 1)[-1]
    address = owner.ask()["Location"]
    assert owner.enter(address, told).status_code == 200


@pytest.fixture
def texts(settings: Any, tmp_path: Path) -> Path:
    settings.SMS = Sms(way="file", sender="FHR", folder=tmp_path)
    return tmp_path


def sent_texts(folder: Path) -> list[str]:
    deliver_all()
    return [file.read_text() for file in sorted(folder.iterdir()) if "kod är" in file.read_text()]


def test_who_gave_only_a_mobile_number_gets_the_code_there(texts: Path) -> None:
    owner = Owner(make_lead(email=""))
    address = owner.ask(to="+46 70 174 06 05")["Location"]
    (text,) = sent_texts(texts)
    assert "To: +46701740605" in text
    assert owner.lead.reference not in text
    assert owner.enter(address, code_in(text.split("kod är")[1]))["Location"] == f"{DOOR}lage/"
    assert "070-174 06 05" in owner.page()


def test_a_number_that_is_not_theirs_answers_alike_and_gets_nothing(texts: Path) -> None:
    owner = Owner(make_lead(email=""))
    make_lead(name="Bo Prov", phone="0243-123 45", email="")
    answers = []
    # The first asking also reads what is then remembered.
    for number in ("070-174 06 98", "070-174 06 05", "070-174 06 99", "0243-123 45"):
        with CaptureQueriesContext(connection) as asking:
            sent = owner.ask(to=number)
        work = [words for words in statements(asking) if "SAVEPOINT" not in words]
        answers.append((masked(sent), work))
    assert answers[1] == answers[2] == answers[3]
    assert len(sent_texts(texts)) == 1


def test_without_text_messages_an_address_is_asked_for() -> None:
    owner = Owner(make_lead())
    for wrong in ("070-174 06 05", "hej", "kim@"):
        answer = owner.ask(to=wrong)
        assert answer.status_code == 200
        assert "Fel:" in answer.content.decode()
    assert not CodeRequest.objects.exists()
