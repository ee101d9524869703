"""What is said where: the words of one version, and of the newest one."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max
from django.utils.translation import get_language

from recruitment.words.filling import filled, names_in
from recruitment.words.models import Published, WordsVersion
from recruitment.words.start_texts import Texts, spoken, texts_of

# A version never changes; the last ones are those that runs under way were shown.
KEPT_VERSIONS = 16
# New words reach every process within this many seconds.
KEPT_SECONDS = 1.0
_newest: list[tuple[float, int]] = []


@dataclass(frozen=True)
class Edition:
    """All published words as they stood in one version; 0 is what the software brings along."""

    number: int
    published: Published

    def at(self, place: str) -> Texts:
        """Everything a place says, in the language of the moment; facts stand as words in braces."""
        language = spoken(get_language())
        start = texts_of(place, language)
        reworded = self.published.get(language, {}).get(place, {})
        return {name: _whole(reworded.get(name, ""), text) for name, text in start.items()}

    def says(self, where: str, what: str, /, **facts: object) -> str:
        """One text of a place, with its facts."""
        return filled(self.at(where)[what], facts)

    def with_words(self, language: str, place: str, texts: Mapping[str, str]) -> "Edition":
        """The same words but for one place, as a preview shows them."""
        mine = {**self.published.get(language, {}), place: texts}
        return Edition(self.number, {**self.published, language: mine})


# Says what it says without asking the database.
START = Edition(0, {})


@lru_cache(maxsize=KEPT_VERSIONS)
def edition(number: int) -> Edition:
    """The words of a version, however many have come after it."""
    if number == START.number:
        return START
    published: dict[str, dict[str, Mapping[str, str]]] = {}
    changes = WordsVersion.objects.filter(number__lte=number).order_by("number")
    for change in changes.values_list("texts", flat=True):
        for language, places in change.items():
            published.setdefault(language, {}).update(places)
    return Edition(number, published)


def current() -> Edition:
    """The words that whoever comes now is shown."""
    now = time.monotonic()
    if not _newest or _newest[0][0] <= now:
        number = WordsVersion.objects.aggregate(last=Max("number"))["last"] or 0
        _newest[:] = [(now + KEPT_SECONDS, number)]
    return edition(_newest[0][1])


def forget() -> None:
    """Makes this process ask again at once."""
    _newest.clear()
    edition.cache_clear()


def _whole(reworded: str, start: str) -> str:
    """The editor's words, unless they are missing or lack a fact that the site has come to fill in."""
    if not reworded or reworded == start:
        return start
    return reworded if names_in(reworded) == names_in(start) else start
