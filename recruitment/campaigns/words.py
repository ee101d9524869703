"""The word that may stand in a code's place, as in `/t/tonar-falun`: what it may look like."""

import re
import unicodedata

# At least one letter that no code has: neither a code nor a slip of the pen in one is ever a word.
SHAPE = r"^(?=.*[aeiouy])[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST = 30
SHORTEST = 3

_AROUND = " \t\r\n\u00a0.,;:!?)(]}>'\"”/-_"
_BETWEEN = re.compile(r"[\s_\u00a0\u2010-\u2013-]+")


def alias_word(text: str) -> str | None:
    """The word a person meant, however they typed it; None when it cannot be one."""
    plain = unicodedata.normalize("NFKD", text[:100]).encode("ascii", "ignore").decode().lower()
    word = _BETWEEN.sub("-", plain.strip(_AROUND))
    fits = SHORTEST <= len(word) <= LONGEST and re.fullmatch(SHAPE, word)
    return word if fits else None
