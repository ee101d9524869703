"""The words the software brings along: the same texts in every language, and one for every place there is."""

import pytest
from django.conf import settings
from django.template import Context, Template

from recruitment.interest.call_me.form import CALL_ME
from recruitment.interest.steps import newest
from recruitment.words.faults import faults_in
from recruitment.words.filling import filled, names_in
from recruitment.words.labels import HINT, label_of, room_for
from recruitment.words.stages import STAGES
from recruitment.words.start_texts import start_texts

SWEDISH = start_texts()["sv"]


@pytest.mark.parametrize("language", settings.INTERFACE_LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_facts(language: str) -> None:
    told = start_texts()[language]
    assert list(told) == list(SWEDISH)
    for place, texts in SWEDISH.items():
        assert list(told[place]) == list(texts), place
        assert {name: names_in(text) for name, text in told[place].items()} == {
            name: names_in(text) for name, text in texts.items()
        }, place


def test_every_step_has_its_words_and_a_hint_for_every_question() -> None:
    for step in (*newest().steps, CALL_ME):
        hints = {name.removeprefix(HINT) for name in SWEDISH[step.key] if name.startswith(HINT)}
        # How we believe they came is said by the site alone; the trap is for programs.
        assert hints == set(step.form.base_fields) - {"source", "forget", "subject"}
        assert SWEDISH[step.key]["heading"] and SWEDISH[step.key]["intro"]


def test_every_place_has_a_stage_and_every_text_a_name() -> None:
    assert set(STAGES) == set(SWEDISH)
    for place, texts in SWEDISH.items():
        for name in texts:
            assert label_of(place, name)


def test_no_text_breaks_the_rules_that_editors_keep() -> None:
    for language, places in start_texts().items():
        for place, texts in places.items():
            assert faults_in(place, language, texts) == []
            for name, text in texts.items():
                assert len(text) <= room_for(name), text


def test_only_whole_names_are_filled_in() -> None:
    facts = {"name": "Kim", "unit": settings.UNIT}
    assert filled("Hej {name}, {unit.phone} {0} {name!r} {other}", facts) == (
        "Hej Kim, {unit.phone} {0} {name!r} {other}"
    )


@pytest.mark.django_db
def test_words_are_no_markup() -> None:
    template = Template("{% load words %}{% says 'start' 'intro' minutes='<b>' %}")
    assert "&lt;b&gt;" in template.render(Context())
