"""The state of all leads as two numbers, so that a list can tell cheaply whether anything has happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Expression, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from recruitment.leads.models import StatusChange
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User

LONGEST_NUMBER = 18


@dataclass(frozen=True)
class Edition:
    """Two numbers that only grow: the last deed logged and the last move.

    Deeds at the same moment may be counted in another order than they come to light; a list can miss
    one of them until it is drawn anew.
    """

    deed: int
    move: int

    def __str__(self) -> str:
        return f"{self.deed}-{self.move}"


def read_edition(text: str) -> Edition | None:
    """The edition a page names; None for anything we never wrote."""
    deed, _dash, move = text.partition("-")
    if not all(number.isdecimal() and len(number) <= LONGEST_NUMBER for number in (deed, move)):
        return None
    return Edition(int(deed), int(move))


def edition() -> Edition:
    """The edition of this moment: two ends of two indexes, and no lead is read."""
    return edition_in(dict(User.objects.order_by().values(**edition_parts())[0]))


def edition_in(answer: Mapping[str, Any]) -> Edition:
    """The edition that an answer holds beside its other figures."""
    return Edition(answer["EDITION_DEED"], answer["EDITION_MOVE"])


def edition_parts() -> dict[str, Expression]:
    """The two numbers as parts of a bigger question."""
    deeds = AccessLogEntry.objects.filter(action=AccessAction.CHANGE).order_by("-pk")
    moves = StatusChange.objects.order_by("-pk")
    return {"EDITION_DEED": _newest(deeds), "EDITION_MOVE": _newest(moves)}


def _newest(rows: QuerySet[Any]) -> Expression:
    return Coalesce(Subquery(rows.values("pk")[:1]), Value(0), output_field=IntegerField())
