"""The communicator proposes words about needs, the unit manager approves them, in the editor."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.municipalities.models import NeedStatement
from recruitment.municipalities.queries import needs_to_show
from tests.make.needs import make_approved, make_need, make_place, make_statement
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db

WORDS = "/admin/behov/ord/"


@pytest.fixture
def register() -> None:
    for code in ("2080", "2081"):
        make_need(code, today=timezone.localdate(), count=3)


@pytest.fixture
def communicator() -> Client:
    return signed_in("communicator")


@pytest.fixture
def manager() -> Client:
    return signed_in("unit_manager")


def facts(**changed: object) -> dict[str, object]:
    return {
        "words": "Hem för tonåringar",
        "words_in_english": "",
        "home_type": "familjehem",
        "age_band": "13-17",
        "area": "",
        "expires_on": (timezone.localdate() + timedelta(days=30)).isoformat(),
        **changed,
    }


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_from_proposal_to_page(register: None, communicator: Client, manager: Client) -> None:
    answer = communicator.post(f"{WORDS}new/", facts())
    statement = NeedStatement.objects.get()
    assert answer["Location"] == f"{WORDS}{statement.pk}/"
    assert statement.proposed_by.email.startswith("communicator")
    assert "Godkänn orden" not in text_of(communicator, f"{WORDS}{statement.pk}/")

    page = text_of(manager, f"{WORDS}{statement.pk}/")
    assert "Godkänn orden" in page
    seen = page.split('name="proposed_at" value="')[1].split('"')[0]
    manager.post(f"{WORDS}{statement.pk}/godkann/", {"proposed_at": seen})
    assert [line.what for line in needs_to_show(today=timezone.localdate(), language="sv")] == [
        "Hem för tonåringar"
    ]
    assert "Hem för tonåringar" in text_of(communicator, WORDS)


def test_a_communicator_cannot_approve(register: None, communicator: Client) -> None:
    statement = make_statement(at=timezone.now())
    communicator.post(f"{WORDS}{statement.pk}/godkann/", {"proposed_at": statement.proposed_at.isoformat()})
    statement.refresh_from_db()
    assert statement.status == "proposed"


@pytest.mark.parametrize("seen", ["", "nonsense", "2020-01-01T00:00:00+00:00"])
def test_words_nobody_has_read_are_not_approved(register: None, manager: Client, seen: str) -> None:
    statement = make_statement(at=timezone.now())
    answer = manager.post(f"{WORDS}{statement.pk}/godkann/", {"proposed_at": seen}, follow=True)
    assert "Läs igen" in answer.content.decode()
    statement.refresh_from_db()
    assert statement.status == "proposed"


def test_too_few_needs_is_said_and_the_button_is_not_there(manager: Client) -> None:
    statement = make_statement(at=timezone.now())
    page = text_of(manager, f"{WORDS}{statement.pk}/")
    assert "för få" in page and "Godkänn orden" not in page
    answer = manager.post(
        f"{WORDS}{statement.pk}/godkann/", {"proposed_at": statement.proposed_at.isoformat()}, follow=True
    )
    assert "För få bekräftade behov" in answer.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"words": "Hem för tonåringar i Falun"}, "kommuner"),
        ({"words_in_english": "Two homes"}, "siffror"),
        ({"is_evergreen": "on"}, "alltid"),
        ({"expires_on": "2020-01-01"}, "redan passerat"),
        ({"expires_on": "2099-01-01"}, "90 dagar"),
        ({"is_evergreen": "on", "age_band": "", "expires_on": "2099-01-01"}, "365 dagar"),
        ({"home_type": "jourhem"}, "giltigt"),
    ],
)
def test_wrong_words_are_answered_in_words(
    communicator: Client, changed: dict[str, object], words: str
) -> None:
    make_place("2080")
    answer = communicator.post(f"{WORDS}new/", facts(**changed))
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not NeedStatement.objects.exists()


def test_an_edit_withdraws_the_approval_and_saving_unchanged_does_not(
    register: None, communicator: Client
) -> None:
    statement = make_approved(at=timezone.now(), words_in_english="")
    same = facts(expires_on=statement.expires_on.isoformat())
    communicator.post(f"{WORDS}edit/{statement.pk}/", same)
    statement.refresh_from_db()
    assert statement.status == "approved"
    communicator.post(f"{WORDS}edit/{statement.pk}/", {**same, "words": "Hem för unga"})
    statement.refresh_from_db()
    assert (statement.status, statement.approved_by) == ("proposed", None)


def test_taking_down_is_for_everybody_who_may_change(register: None, communicator: Client) -> None:
    statement = make_approved(at=timezone.now())
    communicator.post(f"{WORDS}{statement.pk}/ta-ner/")
    statement.refresh_from_db()
    assert statement.status == "ended"


def test_nothing_that_stood_on_a_page_is_deleted(register: None, manager: Client) -> None:
    statement = make_approved(at=timezone.now())
    manager.post(f"{WORDS}delete/{statement.pk}/")
    assert NeedStatement.objects.filter(pk=statement.pk).exists()


def test_an_editor_without_the_role_finds_nothing(register: None) -> None:
    statement = make_approved(at=timezone.now())
    editor = signed_in("editor")
    for address in (WORDS, f"{WORDS}{statement.pk}/", f"{WORDS}new/"):
        assert editor.get(address).status_code == 302
