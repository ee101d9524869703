"""What staff judge about registrations that may be of one household: joined, kept apart, or undone."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.leads import households
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.promise import next_working_day
from recruitment.leads.status import EXITS, OPEN, Status
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.actions import reopen
from recruitment.triage.models import Assignment, ContactAttempt, ContactOutcome
from recruitment.triage.refusals import TriageRefused

# How far a family has come with us; the registration that has come furthest is the one worked on.
_FURTHER = (
    Status.RECEIVED,
    Status.ASSIGNED,
    Status.ATTEMPTED,
    Status.CONTACTED,
    Status.ASSESSED,
    Status.HANDED_OVER,
)


@transaction.atomic
def bring_together(lead: Lead, other: Lead, *, by: User, at: datetime) -> Lead:
    """Joins two registrations of one household; returns the one that is worked on from now on.

    One that has ended or rests is opened again and worked on by the pair it had, or by whoever judges.
    """
    if lead.pk == other.pk:
        raise TriageRefused(_("A registration cannot be joined with itself."))
    if other.joined_to_id == lead.pk or lead.joined_to_id == other.pk:
        return other if lead.joined_to_id else lead
    second, worked = _in_order(lead, other)
    if worked.status in EXITS | {Status.DORMANT} and worked.joined_to_id is None:
        _open_again(worked, by=by, at=at)
    talks = ContactAttempt.objects.filter(lead=worked, outcome=ContactOutcome.REACHED)
    households.join(
        second, worked, by=by, at=at, talks=list(talks.order_by("at").values_list("at", flat=True))
    )
    return worked


@transaction.atomic
def separate(lead: Lead, *, by: User, at: datetime) -> None:
    """Undoes a joining; the pair of the other registration, or whoever undoes it, takes this one on."""
    worked = lead.joined_to
    if worked is None:
        return
    owner, partner = _pair(worked, by)
    households.separate(lead, owner=owner, partner=partner, by=by, at=at)
    Assignment.objects.create(lead=lead, owner=owner, partner=partner, by=by, at=at)


def _in_order(lead: Lead, other: Lead) -> tuple[Lead, Lead]:
    """The one that is joined, and the one that is worked on: open, furthest on, and longest with us."""
    if lead.status not in OPEN and other.status not in OPEN:
        raise TriageRefused(_("Neither of them is open. Open the one you want to work on first."))
    if lead.status not in OPEN:
        return other, lead
    if other.status not in OPEN:
        return lead, other
    first, last = sorted(
        (lead, other), key=lambda one: (-_FURTHER.index(Status(one.status)), one.received_at)
    )
    return last, first


def _open_again(lead: Lead, *, by: User, at: datetime) -> None:
    owner, partner = _pair(lead, by)
    reopen(
        lead,
        owner=owner,
        partner=partner,
        next_action=NextAction.CALL_AGAIN,
        next_action_on=next_working_day(timezone.localdate(at)),
        by=by,
        at=at,
    )


def _pair(lead: Lead, by: User) -> tuple[User, User | None]:
    """Who is responsible for it, as far as they still work at the desk."""
    pair = [one for one in (lead.owner, lead.partner) if one is not None and one.holds_any(DESK_ROLES)]
    return (pair or [by])[0], pair[1] if len(pair) > 1 else None
