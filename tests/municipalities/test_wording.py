"""What words about needs may say, and what they may not."""

import pytest

from recruitment.municipalities.wording import faults

PLACES = ("Falun", "Mora", "Säter", "Malung-Sälen", "Orsa")
KNOWN = ("Dalarna", "södra", "13–17 år", "13–17")


def found(text: str) -> list[str]:
    return [str(fault) for fault in faults(text, places=PLACES, known=KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Hem för tonåringar",
        "Hem för unga 13–17 år",
        "Hem för unga 13-17 år",
        "Homes for teenagers, 13–17",
        "Familjehem i södra Dalarna",
        "Hem i stan och på landet",
        "Hem nära barnets skola och vänner",
        "Moraliskt stöd hör till, av den orsaken",
        "Ett hem för en tonåring",
    ],
)
def test_words_about_a_kind_of_home_may_stand(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Hem för tonåringar i Falun", "kommuner"),
        ("Hem för tonåringar i mora", "kommuner"),
        ("Säters tonåringar söker hem", "kommuner"),
        ("Hem i Faluntrakten", "kommuner"),
        ("Hem i Malung-Sälen", "kommuner"),
        ("Hem nära Sundborn", "namn"),
        ("Hem för Kim", "namn"),
        ("Hem för barn, 20110203-1234", "siffror"),
        ("Hem för 7 tonåringar", "siffror"),
        ("Sju hem för tonåringar", "siffror"),
        ("Seventeen homes", "siffror"),
        ("Hem för unga 14 år", "siffror"),
        ("Hem för tre syskon", "syskon"),
        ("Hem för tvillingar", "syskon"),
        ("Hem för arabisktalande unga", "språk"),
        ("Hem där ni talar samiska", "språk"),
        ("Akut: hem för tonåringar", "bråttom"),
        ("Homes needed today", "bråttom"),
        ("Hem för en flicka", "barn"),
        ("Hem för unga med adhd", "barn"),
        ("Skriv till hem@example.se", "adresser"),
    ],
)
def test_words_that_could_point_at_somebody_may_not(text: str, why: str) -> None:
    assert any(why in fault for fault in found(text)), found(text)


def test_each_fault_is_told_once() -> None:
    assert len(found("Tre hem, fyra hem")) == 1
