"""Who should take a family on: proposed by load and municipality, with the reason; no database.

A proposal is a proposal. Nobody who is away is ever proposed, and whoever shares out may choose
otherwise. A protected family is put before nobody by a rule: the manager chooses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

# One family goes to the contact of its municipality as long as that is this many open ones more than
# whoever has the fewest. It evens out by itself; a wave of families does not, and is spread evenly.
ROOM_FOR_CONTACT = 2


@dataclass(frozen=True)
class Colleague:
    """What a proposal needs to know of somebody at the desk; `municipalities` are those they look after.

    Who leads the unit without handling families is proposed only on duty, or when nobody else is here.
    """

    key: int
    name: str
    open_cases: int
    municipalities: frozenset[str] = frozenset()
    is_handler: bool = True
    is_on_duty: bool = False
    is_away: bool = False


class Why(Enum):
    """What decided, beside the load."""

    CONTACT = "contact"
    FEWEST = "fewest"


@dataclass(frozen=True)
class Proposal:
    """Who, why, with how many open ones before this, and whether duty was asked at all."""

    colleague: Colleague
    why: Why


def propose(municipality: str, colleagues: Sequence[Colleague]) -> Proposal | None:
    """Who should take one family on; None when everybody is away. Equals stand in the order given."""
    here = able(colleagues)
    if not here:
        return None
    fewest = min(here, key=lambda one: one.open_cases)
    for one in here:
        is_contact = bool(municipality) and municipality in one.municipalities
        if is_contact and one.open_cases <= fewest.open_cases + ROOM_FOR_CONTACT:
            return Proposal(one, Why.CONTACT)
    return Proposal(fewest, Why.FEWEST)


def spread(families: Sequence[tuple[str, str]], colleagues: Sequence[Colleague]) -> Mapping[str, Proposal]:
    """Many families at once, each a key and a municipality, in the order they are to be called.

    What everybody has afterwards differs by one at most, unless somebody had more to begin with. Within
    that, as many families as possible go to the contact of their municipality.
    """
    here = able(colleagues)
    if not here:
        return {}
    shares = _shares(families, here)
    given: dict[str, Proposal] = {}
    load = {one.key: one.open_cases for one in here}
    for key, municipality in families:
        contact = _contact(municipality, here)
        if contact is not None and shares[contact.key] > 0:
            given[key] = _give(contact, Why.CONTACT, load, shares)
    for key, _municipality in families:
        if key not in given:
            free = [one for one in here if shares[one.key] > 0]
            given[key] = _give(min(free, key=lambda one: load[one.key]), Why.FEWEST, load, shares)
    return {key: given[key] for key, _municipality in families}


def able(colleagues: Iterable[Colleague]) -> list[Colleague]:
    """Those who can take families on: who has duty, or every handler at work where nobody has."""
    here = [one for one in colleagues if not one.is_away]
    return [one for one in here if one.is_on_duty] or [one for one in here if one.is_handler] or here


def _shares(families: Sequence[tuple[str, str]], able: Sequence[Colleague]) -> dict[int, int]:
    """How many each is to have: always the next one to whoever has the fewest by then.

    Among equals it goes to whoever still has families of their own municipalities waiting.
    """
    own: dict[int, int] = {one.key: 0 for one in able}
    for _key, municipality in families:
        if contact := _contact(municipality, able):
            own[contact.key] += 1
    shares = dict.fromkeys(own, 0)
    for _number in families:
        fewest = min(
            able, key=lambda one: (one.open_cases + shares[one.key], shares[one.key] >= own[one.key])
        )
        shares[fewest.key] += 1
    return shares


def _contact(municipality: str, able: Sequence[Colleague]) -> Colleague | None:
    if not municipality:
        return None
    return next((one for one in able if municipality in one.municipalities), None)


def _give(one: Colleague, why: Why, load: dict[int, int], shares: dict[int, int]) -> Proposal:
    proposal = Proposal(replace(one, open_cases=load[one.key]), why)
    load[one.key] += 1
    shares[one.key] -= 1
    return proposal
