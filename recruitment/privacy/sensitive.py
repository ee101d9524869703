"""Notices what nobody should have to write to us on the web: personal numbers, illness and crime.

Only good for a gentle question before something is kept. It never decides and never blocks: a nurse
may write that she is one, and whoever means what stands there sends it again.
"""

import re
from collections.abc import Iterator
from enum import Enum


class Sensitive(Enum):
    """What a text seems to hold; the value is a word for counting, never for showing."""

    PERSONAL_NUMBER = "personal_number"
    HEALTH = "health"
    CRIME = "crime"


# Ten or twelve figures, spaced as people space them; the day may be a co-ordination number's (61–91).
_NUMBER = re.compile(
    r"(?<!\d)(?:(?:1[89]|20)[ ]?)?(\d{2})[ -]?(0[1-9]|1[0-2])[ -]?(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])"
    r"[ ]?[-+–]?[ ]?(\d{2}[ ]?\d{2})(?!\d)"
)
# Stems, since Swedish bends its words. Those who work in health care, and animals, are let through.
_HEALTH = re.compile(
    r"\b(?:sjuk(?!sk[öo]ter|v[åa]rd|hus|gym)\w*|\w*sjukdom\w*|\w*sjukskriv\w*|diagnos\w*|adhd|add|autis\w*|asperger\w*"
    r"|deprim\w*|depress\w*|ångest\w*|bipol[äa]r\w*|psykos\w*|psykisk\w*|självmord\w*|utbränd\w*|utmattning\w*"
    r"|cancer\w*|diabetes\w*|epilep\w*|missbruk\w*|beroende(?:sjukdom\w*)?|alkoholis\w*|narkotika\w*|droger\w*"
    r"|läkemedel\w*|mediciner\w*|funktionsneds\w*|funktionshind\w*"
    r"|ill|illness\w*|disease\w*|diagnosed|anxiety|bipolar|suicid\w*|medication\w*|addict\w*|alcoholi\w*|drugs"
    r"|disabilit\w*|disabled)\b",
    re.IGNORECASE,
)
_CRIME = re.compile(
    r"\b(?:brottslig\w*|brottsregist\w*|kriminell\w*|kriminalitet\w*|dömd|dömdes|fängelse\w*|misshand\w*|våldsam\w*"
    r"|våldtäkt\w*|övergrepp\w*|convicted|prison\w*|criminal\w*|crimes?)\b",
    re.IGNORECASE,
)


def found_in(text: str) -> list[Sensitive]:
    """What a text seems to hold, each kind once."""
    return list(_kinds(text))


def _kinds(text: str) -> Iterator[Sensitive]:
    if any(_is_personal_number("".join(found.groups()).replace(" ", "")) for found in _NUMBER.finditer(text)):
        yield Sensitive.PERSONAL_NUMBER
    if _HEALTH.search(text):
        yield Sensitive.HEALTH
    if _CRIME.search(text):
        yield Sensitive.CRIME


def _is_personal_number(figures: str) -> bool:
    """The last figure checks the others, so that a telephone number is seldom taken for a person."""
    total = 0
    for place, figure in enumerate(figures):
        doubled = int(figure) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0
