"""The whole form on a telephone: everything read, everything answered, and still within ten minutes."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from recruitment.interest.steps import newest
from tests.make.form import Family, make_family
from tests.make.pace import SECONDS_A_CHARACTER, SECONDS_A_CONTROL, SECONDS_A_PAGE, SECONDS_A_WORD

pytestmark = pytest.mark.django_db
MOST_SECONDS = 600
MOTIVE = (
    "Vi har plats i både huset och hjärtat, barnen är snart stora, och vi vill göra något som betyder något."
)
TYPED = {
    "kontakt-name": "Kim Exempelsson", "kontakt-phone": "0701740605",
    "kontakt-email": "kim.e@example.se",
    "kontakt-name_2": "Robin Exempelsson", "kontakt-phone_2": "0701740606",
    "kontakt-email_2": "robin@example.se",
    "kontakt-motive": MOTIVE, "kontakt-questions": "Hur lång tid brukar det ta?",
    "bostad-locality": "Ludvika", "bostad-postcode": "77130",
    "erfarenhet-other_language": "Kurdiska",
    "erfarenhet-skills": "Vi har hästar, och en av oss är lärare.",
}  # fmt: skip
# Two who live together answer for two; whoever has had no assignment says nothing of one.
CHOSEN = {"hushall-applicants": ["two"], "uppdrag-municipality": ["2085"], "uppdrag-situation": ["new"]}
LEFT = {"erfarenhet-assignment_for", "kontakt-subject"}
MOST_TICKS = 2


class Person:
    """Reads every page from top to bottom and answers every question; keeps the time they would need."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def answer(self, family: Family, step: str) -> None:
        page = BeautifulSoup(family.get(step).content, "html.parser").select_one("main")
        assert page is not None
        self.seconds += SECONDS_A_PAGE + len(words_on(page)) * SECONDS_A_WORD
        told = {name: value for name in questions_on(page) if (value := self.told(page, name))}
        self.seconds += SECONDS_A_CONTROL
        sent = family.sent(step, {}) | told
        assert family.client.post(family.url(step), sent).status_code == 303, step

    def told(self, page: Tag, name: str) -> Any:
        """What they put under a question, and the time it took."""
        fields = page.select(f"[name='{name}']")
        kind = fields[0].get("type", fields[0].name)
        if name in LEFT:
            return None
        if kind in {"radio", "checkbox"}:
            values = [str(field.get("value", "on")) for field in fields]
            chosen = CHOSEN.get(name, values[: 1 if kind == "radio" else MOST_TICKS])
            self.seconds += SECONDS_A_CONTROL * len(chosen)
            return chosen
        if kind == "select":
            # One press opens the list, another chooses.
            self.seconds += SECONDS_A_CONTROL * 2
            options = [str(option["value"]) for option in fields[0].select("option") if option.get("value")]
            return CHOSEN.get(name, options[:1])
        self.seconds += SECONDS_A_CONTROL + len(TYPED[name]) * SECONDS_A_CHARACTER
        return TYPED[name]


def words_on(page: Tag) -> list[str]:
    """What stands there to be read; the question and the answers themselves are read while they are found."""
    found = {"option", "optgroup", "label", "legend", "button"}
    pieces = [
        str(piece)
        for piece in page.find_all(string=True)
        if not any(above.name in found for above in piece.parents if "hint" not in above.get("class", []))
    ]
    return re.findall(r"\w+", " ".join(pieces))


def questions_on(page: Tag) -> list[str]:
    fields = page.select("form [name]:not([type=hidden]):not(button)")
    return list(dict.fromkeys(str(field["name"]) for field in fields))


def test_two_who_read_and_answer_everything_need_no_longer_than_we_say() -> None:
    family, person = make_family(), Person()
    for step in newest().steps:
        person.answer(family, step.key)
    assert family.get("granska")["Location"] == family.url("klart")
    assert person.seconds > MOST_SECONDS / 3, "something was neither read nor answered"
    assert person.seconds <= min(newest().minutes * 60, MOST_SECONDS)
