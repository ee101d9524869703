"""Chooses how a page is packed for the way, by what the browser says it can unpack."""

import gzip
from functools import lru_cache

import brotli

PLAIN = ""
# The smaller first: it wins where a browser likes both as well.
CODINGS = ("br", "gzip")
BROTLI_QUALITY = 6
GZIP_LEVEL = 6


@lru_cache(maxsize=256)
def choose(accepted: str) -> str:
    """The best coding an `Accept-Encoding` allows; PLAIN when it allows none of ours.

    Remembered by the header's words, which are a handful among all browsers there are.
    """
    weights = dict(_weighed(part) for part in accepted.lower().split(",") if part.strip())
    others = weights.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: weights.get(coding, others))
    return best if weights.get(best, others) > 0 else PLAIN


def pack(body: bytes, coding: str) -> bytes:
    """The page in a coding."""
    if coding == "br":
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY))
    if coding == "gzip":
        return gzip.compress(body, compresslevel=GZIP_LEVEL, mtime=0)
    return body


def _weighed(part: str) -> tuple[str, float]:
    """A coding and how much it is wished for; a weight that cannot be read is none."""
    name, _semicolon, parameter = part.partition(";")
    key, equals, value = parameter.partition("=")
    if not equals:
        return name.strip(), 1.0
    try:
        weight = float(value) if key.strip() == "q" else 1.0
    except ValueError:
        weight = 0.0
    return name.strip(), weight
