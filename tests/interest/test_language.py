"""The form in two languages: nothing is lost on the way over, and staff read it in their own."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from recruitment.leads.models import Lead
from recruitment.outbox.models import OutboxMessage
from tests.make.form import Family
from tests.make.outbox import deliver


def in_english(url: str) -> str:
    return f"/en{url}"


def test_the_english_form_asks_in_english(client: Client) -> None:
    html = client.get("/en/intresse/").content.decode()
    assert '<html lang="en">' in html
    assert 'action="/en/intresse/start/"' in html
    assert 'href="/intresse/" lang="sv" hreflang="sv"' in html


def test_the_units_own_words_are_english_too() -> None:
    family = Family()
    family.start()
    html = family.client.get(in_english(family.url("uppdrag"))).content.decode()
    assert "Foster home" in html and "A child lives with you full time" in html
    assert "Familjehem<" not in html


def test_changing_language_keeps_what_stands_on_the_page() -> None:
    family = Family()
    family.start()
    url = family.url("uppdrag")
    half = family.sent("uppdrag", {"municipality": "2085"}) | {"language": "en"}
    response = family.client.post(in_english(url), half)
    assert (response.status_code, response["Location"]) == (303, in_english(url))
    html = family.client.get(in_english(url)).content.decode()
    assert '<option value="2085" selected>' in html
    # Nothing is complained of: they only changed language.
    assert "error-summary" not in html


def test_changing_language_does_not_let_a_step_be_skipped() -> None:
    family = Family()
    family.start()
    family.client.post(in_english(family.url("uppdrag")), family.sent("uppdrag") | {"language": "en"})
    response = family.client.get(in_english(family.url("grundkrav")))
    assert response["Location"] == in_english(family.url("uppdrag"))


def test_a_passed_step_that_is_emptied_on_the_way_over_is_asked_again() -> None:
    family = Family()
    family.start()
    family.go_to("hushall")
    family.client.post(in_english(family.url("uppdrag")), family.sent("uppdrag", {}) | {"language": "en"})
    response = family.client.get(in_english(family.url("hushall")))
    assert response["Location"] == in_english(family.url("uppdrag"))


@pytest.fixture
def sent_in_english() -> Family:
    family = Family()
    family.start()
    family.go_to("granska")
    response = family.client.post(in_english(family.url("granska")), family.sent("granska"))
    assert response["Location"] == f"/en/intresse/{family.run}/klart/"
    return family


def test_the_receipt_and_the_letter_follow_the_language(sent_in_english: Family) -> None:
    lead = Lead.objects.get()
    assert lead.language == "en"
    html = sent_in_english.client.get(f"/en/intresse/{sent_in_english.run}/klart/").content.decode()
    assert "your registration has arrived" in html
    assert f'href="/intresse/{sent_in_english.run}/klart/" lang="sv"' in html
    (message,) = OutboxMessage.objects.filter(case=lead.reference)
    deliver(message)
    (letter,) = mail.outbox
    assert letter.subject == "We have received your message"
    assert "We will call you no later than" in letter.body


def test_staff_read_the_answers_in_the_sites_first_language(sent_in_english: Family) -> None:
    answers = Lead.objects.get().answers["steps"]
    words = {answer["label"]: answer["value"] for step in answers for answer in step["answers"]}
    assert words["Vad är ni intresserade av?"] == "Familjehem"
    assert not re.search(r"\b(you|your|child|home)\b", str(answers), re.IGNORECASE)


def test_call_me_keeps_what_stands_on_the_page(client: Client) -> None:
    page = client.get("/ring-mig/").content.decode()
    name, number = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page)[0]
    typed: dict[str, Any] = {name: number, "ring-mig-name": "Kim Exempelsson", "language": "en"}
    response = client.post("/en/ring-mig/", typed, headers={"Sec-Fetch-Site": "same-origin"})
    html = response.content.decode()
    assert response.status_code == 200 and '<html lang="en">' in html
    assert 'value="Kim Exempelsson"' in html and number in html
    assert "error-summary" not in html
    assert not Lead.objects.exists()


def test_call_me_in_english_proposes_english(client: Client) -> None:
    html = client.get("/en/ring-mig/").content.decode()
    assert '<option value="en" selected>' in html
    assert '<option value="sv" selected>' in client.get("/ring-mig/").content.decode()
