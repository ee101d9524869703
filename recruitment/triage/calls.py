"""A telephone call with a family: logged in one go, with the thanks that says who does what and when."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from recruitment.leads.models import Lead
from recruitment.leads.reach import tell
from recruitment.staff.models import User
from recruitment.triage.actions import hold, log_contact
from recruitment.triage.models import ContactAttempt, ContactOutcome, ContactWay

THANKS = "thanks"


@transaction.atomic
def log_call(
    lead: Lead,
    *,
    outcome: str,
    note: str,
    next_action: str,
    next_action_on: date,
    may_write: bool,
    by: User,
    at: datetime,
    token: UUID,
) -> ContactAttempt:
    """Writes down a call with its next step and, after a talk, queues the thanks.

    `may_write` is the approval of a family with protected identity; the others gave us their address
    to be written to. A second call with the same token changes nothing and sends nothing.
    """
    hold(lead)
    if done := ContactAttempt.objects.filter(pk=token).first():
        return done
    attempt = log_contact(
        lead,
        way=ContactWay.PHONE,
        outcome=outcome,
        note=note,
        next_action=next_action,
        next_action_on=next_action_on,
        by=by,
        at=at,
        token=token,
    )
    if attempt.outcome == ContactOutcome.REACHED and (may_write or not lead.is_protected):
        _queue_thanks(lead, attempt)
    return attempt


def _queue_thanks(lead: Lead, attempt: ContactAttempt) -> None:
    facts = {
        "next_action": lead.next_action,
        "next_action_on": lead.next_action_on.isoformat() if lead.next_action_on else "",
        "by": attempt.by_id,
    }
    tell(lead, THANKS, key=str(attempt.pk), facts=facts, at=attempt.at)
