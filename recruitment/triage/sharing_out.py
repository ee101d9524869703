"""Several registrations shared out at once: each stands or falls alone, and nothing is taken unseen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from recruitment.leads.models import Lead, NextAction
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.leads.promise import next_working_day
from recruitment.staff.models import User
from recruitment.triage.actions import assign
from recruitment.triage.refusals import TriageRefused


@dataclass(frozen=True)
class SharedOut:
    """Which registrations the pair has now, and which it has not, with the reason in words."""

    taken: Sequence[str]
    refused: Sequence[tuple[str, str]]


def share_out(
    families: Iterable[tuple[Lead, User]], *, partner: User | None, by: User, at: datetime
) -> SharedOut:
    """Makes somebody responsible for each lead as it was seen; what has changed since is left alone.

    Every lead is a transaction of its own with its own row in the access log: one that a colleague was
    quicker to take keeps none of the others waiting. The next step stays; a new lead gets its first call.
    """
    taken, refused = [], []
    for lead, owner in families:
        try:
            assign(
                lead, owner=owner, partner=partner, **_next_step(lead, timezone.localdate(at)), by=by, at=at
            )
        except (TriageRefused, MoveRefused, SomeoneWasFirst) as refusal:
            refused.append((lead.reference, str(refusal)))
        else:
            taken.append(lead.reference)
    return SharedOut(taken, refused)


def _next_step(lead: Lead, today: date) -> dict[str, Any]:
    """What was planned, on its day or today when that has passed; a first call where nothing was."""
    if not lead.next_action or lead.next_action_on is None:
        return {"next_action": NextAction.FIRST_CALL, "next_action_on": next_working_day(today)}
    return {"next_action": lead.next_action, "next_action_on": max(lead.next_action_on, today)}
