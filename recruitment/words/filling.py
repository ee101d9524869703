"""Words in braces: what the site fills in, and what an editor may not lose on the way."""

import re
from collections.abc import Mapping

_BRACED = re.compile(r"\{(\w+)\}")


def names_in(text: str) -> set[str]:
    """What a text leaves for the site to fill in."""
    return set(_BRACED.findall(text))


def filled(text: str, facts: Mapping[str, object]) -> str:
    """The text with its facts. Nothing but a whole name is looked up: a text can reach no other value."""
    return _BRACED.sub(lambda braced: str(facts.get(braced[1], braced[0])), text)
