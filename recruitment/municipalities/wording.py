"""What words about needs may say: a kind of home, never a child, a family, a figure or a small place."""

import re
from collections.abc import Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_FIGURE = re.compile(r"\d")
# "Two homes for teenagers" is a figure too. One is left out: it is also the article "a".
_NUMERAL = re.compile(
    r"\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton"
    r"|nitton|tjugo\w*|trettio\w*|fyrtio\w*|femtio\w*|hundra\w*|dussin\w*"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty"
    r"|hundred|dozen)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S@\S|\bwww\.|https?:", re.IGNORECASE)
# Each alone is harmless; together with age and place it could be one child known to the reader.
_SIBLINGS = re.compile(r"\b(?:\w*syskon\w*|tvilling\w*|trilling\w*|sibling\w*|twin\w*)\b", re.IGNORECASE)
_LANGUAGE = re.compile(
    r"\b(?:\w*språk\w*|\w*talande|talar|modersmål\w*|tolk\w*|arabisk\w*|somalisk\w*|persisk\w*|kurdisk\w*"
    r"|finsk\w*|samisk\w*|tigrinja|dari|pashto|ukrainsk\w*|rysk\w*|polsk\w*|romani|meänkieli"
    r"|\w*language\w*|\w*speaking|speaks?|arabic|somali|finnish|sami|ukrainian|russian)\b",
    re.IGNORECASE,
)
_URGENCY = re.compile(
    r"\b(?:akut\w*|bråd\w*|snarast\w*|genast|omgående|omedelbar\w*|idag|i dag|ikväll|i kväll|i morgon"
    r"|imorgon|denna vecka|urgent\w*|immediate\w*|at once|right away|today|tonight|tomorrow|this week)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:flick\w*|pojk\w*|tjej\w*|kill\w*|son|dotter|bröder|systrar|ensamkommande|adhd|autis\w*|diagnos\w*"
    r"|missbruk\w*|funktionsned\w*|sjuk\w*|våld\w*|girl\w*|boy\w*|brothers?|sisters?|unaccompanied"
    r"|disab\w*|abuse\w*|violen\w*)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÅÄÖ][\wåäöé-]*")
_WORD = re.compile(r"[^\W\d_][\w-]*")

SAYINGS: tuple[tuple[re.Pattern[str], str | Promise], ...] = (
    (_ADDRESS, _("Leave out addresses.")),
    (_NUMERAL, _("Leave out figures: how many homes are needed is never shown.")),
    (_SIBLINGS, _("Leave out siblings: together with age and place it could point at one family.")),
    (_LANGUAGE, _("Leave out language: together with age and place it could point at one child.")),
    (_URGENCY, _("Leave out how urgent it is: together with age and place it could point at one child.")),
    (_CHILD, _("Write about homes, not about a child.")),
)


def faults(text: str, *, places: Iterable[str], known: Iterable[str]) -> Iterator[str | Promise]:
    """Why a text may not stand on a public page, sentence by sentence; nothing when it may.

    `places` are municipalities, never to be named; `known` are names that may stand: the county, its
    parts and the age bands. Any other name in mid-sentence is taken for a village or a person. A
    village as the first word, or without its capital, is left to whoever approves.
    """
    if _names_place(text, places):
        yield _("Leave out municipalities: say the part of the county, or the whole county.")
    rest = _without(text, known)
    if _FIGURE.search(rest):
        yield _("Leave out figures: how many homes are needed is never shown.")
    yield from dict.fromkeys(words for pattern, words in SAYINGS if pattern.search(rest))
    if any(_NAME.fullmatch(word) for word in _WORD.findall(rest)[1:]):
        yield _("Leave out names of people and places.")


def points_at_somebody(text: str) -> Iterator[str | Promise]:
    """Why a short text in the register itself may not stand there: it could tell of one person."""
    if _FIGURE.search(text):
        yield _("Leave out figures: no number, day or personal identity number belongs here.")
    if _ADDRESS.search(text):
        yield _("Leave out addresses.")
    if any(_NAME.fullmatch(word) for word in _WORD.findall(text)):
        yield _("Write in small letters, and leave out names of people and places.")
    if _CHILD.search(text):
        yield _("Write about homes, not about a child.")


def _names_place(text: str, places: Iterable[str]) -> bool:
    """Whether a municipality is named: alone, in the genitive, or as a part of the country around it."""
    return any(
        re.search(rf"\b{re.escape(place)}s?(?:\b|trakt|områd|bygd|kommun|bor)", text, re.IGNORECASE)
        for place in places
    )


def _without(text: str, known: Iterable[str]) -> str:
    """The text with its permitted names in small letters and its age bands gone."""
    # A band is written with a dash; a keyboard has a hyphen.
    text = re.sub(r"(?<=\d)-(?=\d)", "–", text)
    for name in sorted(known, key=len, reverse=True):
        kept = "" if _FIGURE.search(name) else name.lower()
        text = re.sub(rf"\b{re.escape(name)}(?=s?\b)", kept, text)
    return text
