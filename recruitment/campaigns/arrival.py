"""How this request came to us, read once from its address and kept with the request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from recruitment.campaigns import level, queries
from recruitment.campaigns.carrier import PARAMETER, Arrival, complete, read, write
from recruitment.campaigns.channels import class_of_referrer, label_of
from recruitment.campaigns.models import Level

# The form and other pages that are not the editor's stand as page 0.
NO_PAGE = 0


@dataclass(frozen=True)
class Seen:
    """What a request said about its way here.

    `arrivals` is what its address claimed, for counting; `carried` is what its links and its form may
    take onwards, empty when the level forbids it; `orphan` is a code or label that is nobody's; `alias`
    is the number of the word that stood in a code's place.
    """

    arrivals: tuple[Arrival, ...] = ()
    carried: tuple[Arrival, ...] = ()
    orphan: str | None = None
    alias: int | None = None

    @property
    def carrier(self) -> str:
        """The `k` of a page that is not the editor's, such as the form's hidden field."""
        return self.carrier_from(NO_PAGE)

    def carrier_from(self, page: int) -> str:
        """The `k` that links of a page carry onwards; empty when there is nothing to carry."""
        return write(complete(self.carried, page))


NOTHING = Seen()


def seen(request: HttpRequest) -> Seen:
    """What `CarryTag` read from this request; nothing where it did not look."""
    found = getattr(request, "arrival", NOTHING)
    return found if isinstance(found, Seen) else NOTHING


def read_request(query: QueryDict, headers: Mapping[str, str], *, on: date | None = None) -> Seen:
    """The way here, from the address and, for a visit without a tag, from the page that linked to us."""
    in_force = level.current()
    if in_force == Level.OFF:
        return NOTHING
    today = on or timezone.localdate()
    text = _carried_text(query)
    if not text:
        return _from_referrer(headers, today) if level.carries(in_force) else NOTHING
    arrivals = tuple(read(text, on=today))
    if not arrivals or not _all_known(arrivals):
        return Seen(orphan=text)
    return Seen(arrivals, arrivals if level.carries(in_force) else ())


def _carried_text(query: QueryDict) -> str:
    """The first `k` that says anything; gateways double it, change its case or break its `&`."""
    for key in query:
        if key == PARAMETER or key.lower().removeprefix("amp;") == PARAMETER:
            for value in query.getlist(key):
                if value.strip():
                    return value
    return ""


def _from_referrer(headers: Mapping[str, str], today: date) -> Seen:
    if headers.get("Sec-Fetch-Site") != "cross-site" or headers.get("Sec-Fetch-Mode") != "navigate":
        return NOTHING
    label = label_of(class_of_referrer(headers.get("Referer", "")))
    return Seen(carried=(Arrival(label, None, today),)) if label else NOTHING


def _all_known(arrivals: Iterable[Arrival]) -> bool:
    return all(queries.is_known(arrival.code) for arrival in arrivals if arrival.code)
