"""The words in the editor: drafted by one, read by another, tried where they will stand, published."""

import re
from itertools import cycle
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from recruitment.staff.roles import Role
from recruitment.words.models import Wording, WordsVersion
from recruitment.words.queries import current
from recruitment.words.start_texts import start_texts
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.usefixtures("planted")


def wording(place: str = "uppdrag", language: str = "sv") -> Wording:
    return Wording.objects.get(place=place, locale__language_code=language)


def address(name: str, *more: Any, place: str = "uppdrag") -> str:
    return reverse(f"words:{name}", args=[wording(place).pk, *more])


def boxes(place: str = "uppdrag", **texts: str) -> dict[str, str]:
    return {**dict.fromkeys(start_texts()["sv"][place], ""), **wording(place).texts, **texts}


def test_the_list_tells_places_by_name_and_only_the_words_are_changed() -> None:
    client = signed_in(Role.EDITOR)
    page = client.get(reverse("words:list")).content.decode()
    assert "Steg i formuläret: Uppdrag och kommun" in page
    assert "Brev: kvitto" in page and "Sms: kvitto" in page
    assert client.get(reverse("words:add")).status_code == 302
    assert client.get(address("delete")).status_code == 302
    assert "Ledtext under ”Vad är ni intresserade av?”" in client.get(address("edit")).content.decode()


def test_every_text_has_one_box_so_that_what_is_written_in_it_counts() -> None:
    html = signed_in(Role.EDITOR).get(address("edit")).content.decode()
    assert [name for name in boxes() if html.count(f' name="{name}"') != 1] == []


def test_an_editor_drafts_and_a_communicator_publishes() -> None:
    editor, new = signed_in(Role.EDITOR), boxes(heading="Vad drömmer ni om?")
    editor.post(address("edit"), new | {"action-publish": "yes"})
    assert WordsVersion.objects.count() == 1
    assert wording().has_unpublished_changes
    signed_in(Role.COMMUNICATOR).post(address("edit"), new | {"action-publish": "yes"})
    assert WordsVersion.objects.latest("number").texts == {"sv": {"uppdrag": wording().texts}}
    assert current().says("uppdrag", "heading") == "Vad drömmer ni om?"


@pytest.mark.parametrize("reader", [Role.COMMUNICATOR, Role.UNIT_MANAGER])
def test_a_draft_sent_for_reading_is_published_by_whoever_approves_it(reader: Role) -> None:
    signed_in(Role.EDITOR).post(address("edit"), boxes(heading="Ny rubrik") | {"action-submit": "yes"})
    state = wording().current_workflow_task_state
    assert state is not None and wording().texts["heading"] != "Ny rubrik"
    client = signed_in(reader)
    assert client.get(address("edit")).status_code == 200
    client.post(address("workflow_action", "approve", state.pk))
    assert wording().texts["heading"] == "Ny rubrik"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


@pytest.mark.parametrize(
    ("place", "texts", "wrong"),
    [
        ("letter-late", {"opening": "Hej, vi är sena."}, "Något saknas: {day}"),
        ("letter-late", {"opening": "Hej {day} {unit}"}, "kan inte fylla i {unit}"),
        ("letter-receipt", {"subject": "Er anmälan som familjehem"}, "Ämnesraden syns för andra"),
        ("letter-unreachable", {"opening": "Hej, ni ville bli familjehem."}, "visar hur ett brev börjar"),
        ("sms-receipt", {"text": "Hej! Vi ringer."}, "Något saknas: {day}, {name}"),
        ("sms-code", {"text": "Koden gäller till {time}."}, "Något saknas: {code}"),
        ("sms-booking", {"link": "Avboka: {link} {phone}"}, "kan inte fylla i {phone}"),
        ("sms-code", {"text": "Familjehem: {code} till {time}."}, "Ett sms syns på en låst telefon"),
        ("uppdrag", {"hint_home_types": "Två\r\nrader"}, "på en rad"),
        ("uppdrag", {"heading": "x" * 81}, "80"),
    ],
)
def test_words_that_would_break_something_are_refused(place: str, texts: dict[str, str], wrong: str) -> None:
    answer = signed_in(Role.COMMUNICATOR).post(
        address("edit", place=place), boxes(place, **texts) | {"action-publish": "yes"}
    )
    assert wrong in answer.content.decode()
    assert WordsVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("place", "language"), list(zip(start_texts()["sv"], cycle(("sv", "en")), strict=False))
)
def test_every_place_is_tried_where_it_will_stand(place: str, language: str) -> None:
    """In its own language, whatever language the editor reads."""
    name, text = next((name, text) for name, text in start_texts()[language][place].items() if text)
    tried = wording(place, language)
    tried.texts = tried.texts | {name: re.sub(r"^\w+", "Kanariefågel", text)}
    page = tried.make_preview_request()
    assert page.status_code == 200
    assert "Kanariefågel" in page.content.decode()
    assert f'<html lang="{language}"' in page.content.decode()


def test_two_drafts_are_held_against_each_other_text_by_text() -> None:
    one = wording()
    before = one.save_revision()
    one.texts = one.texts | {"intro": "Helt andra ord"}
    after = one.save_revision()
    page = signed_in(Role.COMMUNICATOR).get(address("revisions_compare", before.pk, after.pk))
    html = page.content.decode()
    assert "Helt andra ord" in html and "Inledning" in html
    assert "Rubrik</" not in html, "what has not changed is not compared"


def test_history_and_usage_open() -> None:
    client = signed_in(Role.COMMUNICATOR)
    assert client.get(address("history")).status_code == 200


def test_nobody_else_finds_the_words() -> None:
    for role in (Role.HANDLER, Role.SYSTEM_ADMINISTRATOR):
        client = signed_in(role)
        assert client.get(address("edit")).status_code in {302, 404}
    assert make_staff(Role.EDITOR).has_perm("recruitment.change_wording")
    assert not make_staff(Role.EDITOR).has_perm("recruitment.publish_wording")
