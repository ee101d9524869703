"""What is noticed in free text before it is kept, and what is left in peace."""

import pytest

from recruitment.privacy.sensitive import Sensitive, found_in

# Published by the Tax Agency for tests; nobody bears them.
TEST_NUMBERS = (
    "19121212-1212",
    "121212-1212",
    "191212121212",
    "1212121212",
    "12 12 12 12 12",
    "12-12-12-1212",
)


@pytest.mark.parametrize("number", TEST_NUMBERS)
def test_a_personal_number_is_noticed_however_it_is_spaced(number: str) -> None:
    assert found_in(f"Mitt nummer är {number}, ring mig.") == [Sensitive.PERSONAL_NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "+46 70 174 06 05",
        "1212121213",
        "2026-11-24",
        "FHR-7K3M-9QXD",
        "771 30 Ludvika",
        "1234",
    ],
)
def test_telephones_dates_and_references_are_none(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jag har haft cancer", Sensitive.HEALTH),
        ("Min bror har en diagnos", Sensitive.HEALTH),
        ("Jag är långtidssjukskriven och har ångest", Sensitive.HEALTH),
        ("My husband has a disability", Sensitive.HEALTH),
        ("Han satt i fängelse", Sensitive.CRIME),
        ("He was convicted once", Sensitive.CRIME),
    ],
)
def test_illness_and_crime_are_noticed(text: str, kind: Sensitive) -> None:
    assert kind in found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jag är sjuksköterska på sjukhuset i Falun",
        "Vi arbetar i sjukvården",
        "Vi har ett stort hjärta och en hund",
        "Vi kan ta emot tonåringar som har det jobbigt",
        "I am still looking forward to it",
        "",
    ],
)
def test_what_people_may_well_tell_is_left_in_peace(text: str) -> None:
    assert found_in(text) == []


def test_several_kinds_are_told_once_each() -> None:
    text = "121212-1212, cancer, cancer, 19121212-1212, dömd"
    assert found_in(text) == [Sensitive.PERSONAL_NUMBER, Sensitive.HEALTH, Sensitive.CRIME]
