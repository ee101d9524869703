"""Published words are versions: the newest is said, an older one stays, and what is missing falls back."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from recruitment.outbox.words import sms_words
from recruitment.words import queries
from recruitment.words.models import Wording, WordsVersion
from recruitment.words.planting import plant_words
from recruitment.words.queries import current, edition
from recruitment.words.start_texts import start_texts
from tests.make.words import reword
from tests.words.conftest import AT

START = start_texts()["sv"]


def said(number: int | None = None) -> str:
    queries.forget()
    return (current() if number is None else edition(number)).says("uppdrag", "heading")


def test_planting_says_what_the_software_brings_along_once(planted: None) -> None:
    count = sum(map(len, start_texts().values()))
    assert (Wording.objects.count(), WordsVersion.objects.count()) == (count, 1)
    assert said() == START["uppdrag"]["heading"]
    assert plant_words(at=AT) == 0
    assert WordsVersion.objects.count() == 1


def test_planting_again_leaves_what_an_editor_has_reworded(planted: None) -> None:
    reword("uppdrag", heading="Vad drömmer ni om?")
    Wording.objects.filter(place="vem").delete()
    assert plant_words(at=AT) == len(start_texts())
    assert said() == "Vad drömmer ni om?"
    assert Wording.objects.filter(place="vem").count() == len(start_texts())


def test_published_words_are_said_from_the_next_version_on(planted: None) -> None:
    number = reword("uppdrag", heading="Vad drömmer ni om?")
    assert (number, said(), said(1)) == (2, "Vad drömmer ni om?", START["uppdrag"]["heading"])
    with translation.override("en"):
        assert said() == start_texts()["en"]["uppdrag"]["heading"]


def test_a_text_message_has_the_words_of_its_version_and_before_that_those_of_the_software(
    planted: None,
) -> None:
    facts = {"code": "123 456", "works_until": AT}
    number = reword("sms-code", text="Koden {code} gäller till {time}.")
    queries.forget()
    assert sms_words("code", facts) == "Koden 123 456 gäller till 10.00."
    assert sms_words("code", {**facts, "edition": edition(number - 1)}).startswith("Din kod är 123 456.")
    before = queries.Edition(1, {"sv": {"letter-code": {"subject": "Koden"}}})
    assert sms_words("code", {**facts, "edition": before}).startswith("Din kod är 123 456.")


def test_a_draft_and_words_published_unchanged_are_no_version(planted: None) -> None:
    wording = Wording.objects.get(place="uppdrag", locale__language_code="sv")
    wording.save_revision().publish()
    wording.texts = {"heading": "Bara ett utkast"}
    wording.save_revision()
    assert WordsVersion.objects.count() == 1
    assert said() == START["uppdrag"]["heading"]


def test_a_missing_text_and_words_taken_back_say_what_was_said_to_begin_with(planted: None) -> None:
    wording = Wording.objects.get(place="uppdrag", locale__language_code="sv")
    wording.texts = {"intro": "Nytt"}
    wording.save_revision().publish()
    assert said() == START["uppdrag"]["heading"]
    wording.refresh_from_db()
    wording.unpublish()
    assert current().says("uppdrag", "intro") == "Nytt"
    queries.forget()
    assert current().says("uppdrag", "intro") == START["uppdrag"]["intro"]


def test_words_without_the_facts_of_today_are_not_used(planted: None) -> None:
    """A new release may fill in something else: then the old words would hide it."""
    reword("letter-late", opening="Hej, vi är sena.")
    assert "i går" in current().says("letter-late", "opening", day="i går")


def test_a_language_we_have_no_words_in_is_told_in_swedish(planted: None) -> None:
    with translation.override("de"):
        assert said() == START["uppdrag"]["heading"]


def test_a_version_is_never_changed(planted: None) -> None:
    for deed in (WordsVersion.objects.all().delete, lambda: WordsVersion.objects.update(texts={})):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            deed()


def test_a_process_asks_once_for_a_version_and_now_and_then_for_the_newest(planted: None) -> None:
    queries.forget()
    with CaptureQueriesContext(connection) as asked:
        for _look in range(5):
            current().at("uppdrag")
            edition(1).at("letter-receipt")
    assert len(asked) == 2
