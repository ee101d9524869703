"""The one place where a lead changes status: table checked, first one wins, one row of trail."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead, StatusChange
from recruitment.leads.status import BEFORE_TALK, OPEN, Status, may_move
from recruitment.staff.models import User


class MoveRefused(Exception):
    """The table has no such move; nothing was written."""


class SomeoneWasFirst(Exception):
    """The lead moved on between reading and writing; nothing was written."""


def move(
    lead: Lead,
    to: Status,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    **fields: Any,
) -> StatusChange:
    """Moves `lead` and writes the trail; `fields` change in the same statement.

    Raises MoveRefused or SomeoneWasFirst. The instance in memory follows the row.
    """
    before = Status(lead.status)
    if not may_move(before, to):
        raise MoveRefused(
            _("A registration that is “%(before)s” cannot become “%(after)s”.")
            % {"before": before.label, "after": to.label}
        )
    changed: dict[str, Any] = {"status": to, "status_since": at, "reason": reason, **fields}
    if to not in BEFORE_TALK:
        # For ever: a registration that is opened again has its promise behind it. Only joining it with
        # another, in which its promise is still kept, says otherwise.
        changed.setdefault("awaits_first_talk", False)
    if before == Status.DUPLICATE:
        # Whatever leaves a joining stands by itself again.
        changed.setdefault("joined_to", None)
    if to not in OPEN:
        changed["also_promised_by"] = None
    with transaction.atomic():
        won = Lead.objects.filter(pk=lead.pk, status=before).update(**changed)
        if not won:
            raise SomeoneWasFirst(_("A colleague changed this registration just before you. Look again."))
        if to not in OPEN:
            # What was joined to it has left the desk with it.
            Lead.objects.filter(joined_to=lead, awaits_first_talk=True).update(awaits_first_talk=False)
        trail = record_change(lead, before=before, after=to, by=by, at=at, reason=reason)
    for name, value in changed.items():
        setattr(lead, name, value)
    return trail


def record_change(
    lead: Lead, *, before: Status | str, after: Status, by: User, at: datetime, reason: str = ""
) -> StatusChange:
    """Appends the next row of a lead's trail; intake calls it once with an empty `before`."""
    last = StatusChange.objects.filter(lead=lead).aggregate(last=Max("sequence"))["last"] or 0
    return StatusChange.objects.create(
        lead=lead, sequence=last + 1, before=before, after=after, at=at, by=by, reason=reason
    )


def no_next_action() -> dict[str, Any]:
    """The fields that clear the next step, for moves that end a lead's waiting."""
    return {"next_action": "", "next_action_on": None}
