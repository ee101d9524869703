"""Lets a family be found by name although no name stands readable: a fingerprint for every word of it."""

import re
import unicodedata

from recruitment.privacy.encryption import blind_index

_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters that have no accent to take off, and how people write them without a foreign keyboard.
_SPELLINGS = str.maketrans({"ø": "o", "æ": "a", "đ": "d", "ł": "l", "ß": "ss"})
# Nobody needs more to find a family, and a pasted page must not cost a thousand fingerprints.
MOST_WORDS = 12


def name_words(text: str) -> list[str]:
    """The words of a name as they are compared: small letters, no accents, each once, in order."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_SPELLINGS)
    letters = "".join(symbol for symbol in plain if not unicodedata.combining(symbol))
    return list(dict.fromkeys(_WORD.findall(letters)))[:MOST_WORDS]


def name_tokens(text: str) -> list[str]:
    """The keyed fingerprints of a name's words: same word, same fingerprint, whoever bears it."""
    return [blind_index("name", word) for word in name_words(text)]
