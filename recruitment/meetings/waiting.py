"""Who on a waiting list gets the seats that became free, and where in the line somebody stands."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class InLine(NamedTuple):
    """One party on the waiting list; the tuple's order is the line's."""

    since: datetime
    id: UUID
    seats: int


def let_in(line: Iterable[InLine], *, free: int) -> list[UUID]:
    """The parties that get in: the first in the line that fits, again and again.

    Two who wait together are not split; a free seat does not stand empty for their sake.
    """
    entering = []
    for party in sorted(line):
        if party.seats <= free:
            entering.append(party.id)
            free -= party.seats
    return entering


def place_in(line: Iterable[InLine], who: UUID) -> int:
    """The party's place in the line, counted in parties from 1; 0 for somebody who does not wait."""
    return next((place for place, party in enumerate(sorted(line), start=1) if party.id == who), 0)
