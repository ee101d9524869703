"""What `?k=` says: which poster or kind of website a visit came by, to which page, on which day.

It is a label shared by everyone who came that way that day, never an identifier:
`CODE.page.day.check`, page and day in base 36. A class of source stands as `~s` in the place of
the code. Two arrivals are joined as `first~last`; a trailing `~m` says that there were more between.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hmac import compare_digest

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import base36_to_int, int_to_base36

from recruitment.campaigns.codes import ALPHABET, is_whole, normalise

PARAMETER = "k"
FIRST_DAY = date(2020, 1, 1)
LONGEST = 64
CHECK_LENGTH = 3
# Yesterday's label still belongs to a visit that passed midnight.
STALE_AFTER = timedelta(days=1)

_ARRIVAL = re.compile(
    rf"(?P<label>[{ALPHABET}]{{6}}|~[a-z])(?:\.(?P<page>[0-9a-z]{{1,6}})\.(?P<day>[0-9a-z]{{1,3}})"
    rf"\.(?P<check>[{ALPHABET}]{{{CHECK_LENGTH}}}))?"
)
_MORE = "~m"


@dataclass(frozen=True)
class Arrival:
    """One way in. `label` is a tag's code, or `~` and the letter of a class of source."""

    label: str
    entry_page: int | None
    day: date
    # More arrivals happened between the first and this one than a link can hold.
    more: bool = False

    @property
    def code(self) -> str | None:
        """The tag's code; None when the arrival is only a class of source."""
        return None if self.label.startswith("~") else self.label

    def is_stale(self, on: date) -> bool:
        """Whether the label is older than a day: a bookmark or a forwarded link."""
        return on - self.day > STALE_AFTER


def read(text: str, *, on: date | None = None) -> list[Arrival]:
    """The arrivals a `?k=` holds, first to last; empty when it is forged, broken or from the future.

    A bare code, as printed in a newsletter, is an arrival of today whose page is not known yet.
    """
    if len(text) > LONGEST:
        return []
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return list(_read(text, on or timezone.localdate(), keys))


def write(arrivals: Iterable[Arrival]) -> str:
    """The `?k=` value for these arrivals: the first and the last, and whether there were more."""
    kept = list(arrivals)
    if not kept:
        return ""
    if len(kept) == 1:
        return _signed(kept[0])
    more = _MORE if len(kept) > 2 or kept[-1].more else ""
    return f"{_signed(kept[0])}~{_signed(kept[-1])}{more}"


def join(earlier: Sequence[Arrival], later: Sequence[Arrival]) -> list[Arrival]:
    """One visit's arrivals in order: the first stays, the newest replaces whatever stood between.

    The same label again, on the same visit, is not a new arrival.
    """
    known = list(earlier)
    for arrival in later:
        if any(arrival.label == other.label for other in known):
            continue
        more = len(known) > 1
        known = [*known[:1], Arrival(arrival.label, arrival.entry_page, arrival.day, more)]
    return known


def complete(arrivals: Sequence[Arrival], page: int) -> list[Arrival]:
    """Fills in the page where a bare code was met."""
    return [
        Arrival(arrival.label, page, arrival.day, arrival.more) if arrival.entry_page is None else arrival
        for arrival in arrivals
    ]


@lru_cache(maxsize=1_000)
def _read(text: str, today: date, keys: tuple[str, ...]) -> tuple[Arrival, ...]:
    """Remembered, since everyone who came by a poster today carries the same words."""
    if bare := normalise(text):
        return (Arrival(bare, None, today),)
    has_more = text.endswith(_MORE)
    arrivals = [_arrival(match, today, keys) for match in _split(text.removesuffix(_MORE))]
    if not arrivals or None in arrivals:
        return ()
    whole = [arrival for arrival in arrivals if arrival]
    last = whole[-1]
    return (*whole[:-1], Arrival(last.label, last.entry_page, last.day, has_more and len(whole) == 2))


def _split(text: str) -> list[re.Match[str] | None]:
    first = _ARRIVAL.match(text)
    if first is None or first.end() == len(text):
        return [first]
    second = _ARRIVAL.fullmatch(text, first.end() + 1) if text[first.end()] == "~" else None
    return [first, second]


def _arrival(match: re.Match[str] | None, today: date, keys: tuple[str, ...]) -> Arrival | None:
    if match is None:
        return None
    label = match["label"]
    if not label.startswith("~") and not is_whole(label):
        return None
    if match["check"] is None:
        return None if label.startswith("~") else Arrival(label, None, today)
    said = f"{label}.{match['page']}.{match['day']}"
    if not any(compare_digest(_check(said, key), match["check"]) for key in keys):
        return None
    day = FIRST_DAY + timedelta(days=base36_to_int(match["day"]))
    return None if day > today else Arrival(label, base36_to_int(match["page"]), day)


def _signed(arrival: Arrival) -> str:
    if arrival.entry_page is None:
        return arrival.label
    days = (arrival.day - FIRST_DAY).days
    said = f"{arrival.label}.{int_to_base36(arrival.entry_page)}.{int_to_base36(days)}"
    return f"{said}.{_check(said, settings.SECRET_KEY)}"


@lru_cache(maxsize=1_000)
def _check(said: str, key: str) -> str:
    """Three symbols against noise and forgery; more would only make links longer."""
    digest = salted_hmac("recruitment.campaigns.carrier", said, secret=key, algorithm="sha256").digest()
    number = int.from_bytes(digest[:8], "big")
    symbols = []
    for _ in range(CHECK_LENGTH):
        number, value = divmod(number, len(ALPHABET))
        symbols.append(ALPHABET[value])
    return "".join(symbols)
