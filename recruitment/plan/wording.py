"""What words for the public may say: never a person, a family, a host or a small place."""

import re
from collections.abc import Set

from recruitment.privacy.pointing import holds_a_number, holds_an_address

_FAMILY = re.compile(r"\bfam(?:iljen|\.)\s+[A-ZÅÄÖ]", re.IGNORECASE)
_HOST = re.compile(r"\b(?:hos|till)\s+[A-ZÅÄÖ][a-zåäöé]+")
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+")


def names_somebody(text: str) -> bool:
    """Whether a text holds an address, a long number or a family's name: a label for one person."""
    return holds_a_number(text) or holds_an_address(text) or bool(_FAMILY.search(text))


def names_host_or_village(text: str, known_places: Set[str]) -> bool:
    """Whether a text about a gathering in somebody's home could tell whose home it was.

    The names of whole municipalities are large enough to hide in; any other name is not.
    """
    if _HOST.search(text):
        return True
    _first, *others = re.findall(r"[\w.]+", text) or [""]
    names = [word for word in others if _NAME.fullmatch(word)]
    return any(known_places.isdisjoint({name, name.removesuffix("s")}) for name in names)
