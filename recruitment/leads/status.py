"""The states of a lead and the table of moves between them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a lead stands; open ones wait for somebody to act, ended ones can be reopened."""

    RECEIVED = "received", _("received")
    ASSIGNED = "assigned", _("assigned")
    ATTEMPTED = "attempted", _("contact attempted")
    CONTACTED = "contacted", _("contacted")
    ASSESSED = "assessed", _("initially assessed")
    HANDED_OVER = "handed_over", _("handed over to investigation")
    DORMANT = "dormant", _("dormant")
    WITHDRAWN = "withdrawn", _("withdrawn by the family")
    NOT_PROCEEDING = "not_proceeding", _("not proceeding")
    UNREACHABLE = "unreachable", _("unreachable")
    DUPLICATE = "duplicate", _("duplicate")
    REFERRED = "referred", _("referred")


# Statuses in which nobody has yet spoken to the family.
BEFORE_TALK = frozenset({Status.RECEIVED, Status.ASSIGNED, Status.ATTEMPTED})
OPEN = frozenset({Status.RECEIVED, Status.ASSIGNED, Status.ATTEMPTED, Status.CONTACTED, Status.ASSESSED})
# What the desk still has before it: the open ones, and those that sleep until their day.
IN_HAND = OPEN | {Status.DORMANT}
# Where a family may still become a suitable home, unless its investigation has ended.
UNDECIDED = IN_HAND | {Status.HANDED_OVER}
# Open states in which somebody must own the lead and a next action must stand.
OWNED = OPEN - {Status.RECEIVED}
EXITS = frozenset(
    {Status.WITHDRAWN, Status.NOT_PROCEEDING, Status.UNREACHABLE, Status.DUPLICATE, Status.REFERRED}
)

_EXITS_AND_REST = EXITS | {Status.DORMANT}
MOVES: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.ASSIGNED}) | (_EXITS_AND_REST - {Status.UNREACHABLE}),
    Status.ASSIGNED: frozenset({Status.ATTEMPTED, Status.CONTACTED}) | _EXITS_AND_REST,
    Status.ATTEMPTED: frozenset({Status.CONTACTED}) | _EXITS_AND_REST,
    Status.CONTACTED: frozenset({Status.ASSESSED}) | _EXITS_AND_REST,
    Status.ASSESSED: frozenset({Status.HANDED_OVER}) | _EXITS_AND_REST,
    # The investigation queue may give a case back, or the family may change its mind there.
    Status.HANDED_OVER: frozenset({Status.ASSESSED, Status.WITHDRAWN}),
    Status.DORMANT: frozenset({Status.ASSIGNED, Status.WITHDRAWN}),
    **{exit_state: frozenset({Status.ASSIGNED}) for exit_state in EXITS},
}


def may_move(start: Status, end: Status) -> bool:
    """Whether the table allows a lead to go from `start` to `end`."""
    return end in MOVES[start]
