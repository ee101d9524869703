"""The states of a booking and the table of moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """Where a booking stands; only those that hold a seat count against the room."""

    BOOKED = "booked", pgettext_lazy("booking", "booked")
    WAITING = "waiting", pgettext_lazy("booking", "on the waiting list")
    CANCELLED = "cancelled", pgettext_lazy("booking", "cancelled")
    ATTENDED = "attended", _("came")
    NO_SHOW = "no_show", _("did not come")


SEATED = frozenset({Status.BOOKED, Status.ATTENDED, Status.NO_SHOW})
OPEN = frozenset({Status.BOOKED, Status.WAITING})

MOVES: dict[Status, frozenset[Status]] = {
    Status.BOOKED: frozenset({Status.CANCELLED, Status.ATTENDED, Status.NO_SHOW}),
    Status.WAITING: frozenset({Status.BOOKED, Status.CANCELLED}),
    # A tick may have been put on the wrong line.
    Status.ATTENDED: frozenset({Status.BOOKED, Status.NO_SHOW}),
    Status.NO_SHOW: frozenset({Status.BOOKED, Status.ATTENDED}),
    Status.CANCELLED: frozenset(),
}


def may_move(start: Status, end: Status) -> bool:
    """Whether the table allows a booking to go from `start` to `end`."""
    return end in MOVES[start]
