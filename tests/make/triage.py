"""Leads brought to where a test needs them, by the same actions that staff use."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from recruitment.disclosures.actions import disclose
from recruitment.disclosures.models import Disclosure, DisclosureWay
from recruitment.disclosures.models import Told as ToldOf
from recruitment.groundwork.actions import approve
from recruitment.groundwork.models import Approval, ApprovalWay
from recruitment.handoff.actions import hand_over
from recruitment.handoff.models import Adapter, Handover
from recruitment.leads.households import join
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import Status
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.actions import ask
from recruitment.tasks.models import Task
from recruitment.triage import actions
from recruitment.triage.models import (
    ContactOutcome,
    ContactWay,
    Recommendation,
    SavedFilter,
    TellingWay,
)
from recruitment.triage.reasons import REASONS, UnreachableReason
from recruitment.triage.rules import Told
from recruitment.triage.saving import save_filter
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff


def tomorrow(at: datetime) -> date:
    return timezone.localtime(at).date() + timedelta(days=1)


def make_handler(**fields: Any) -> User:
    return make_staff(Role.HANDLER, **fields)


def make_assigned(*, owner: User | None = None, at: datetime | None = None, **facts: Any) -> Lead:
    """A lead somebody is responsible for and nobody has called yet."""
    at = at or timezone.now()
    owner = owner or make_handler()
    lead = make_lead(at=at, **facts)
    actions.assign(
        lead,
        owner=owner,
        partner=None,
        next_action=NextAction.FIRST_CALL,
        next_action_on=tomorrow(at),
        by=owner,
        at=at,
    )
    return lead


def call(
    lead: Lead,
    outcome: str = ContactOutcome.REACHED,
    *,
    by: User | None = None,
    at: datetime | None = None,
    **facts: Any,
) -> None:
    """Logs a telephone call by whoever is responsible."""
    at = at or timezone.now()
    caller = by or lead.owner
    assert caller is not None
    facts = {"next_action": NextAction.CALL_AGAIN, "next_action_on": tomorrow(at), "note": "", **facts}
    actions.log_contact(lead, way=ContactWay.PHONE, outcome=outcome, by=caller, at=at, **facts)


def make_contacted(**facts: Any) -> Lead:
    lead = make_assigned(**facts)
    call(lead, at=facts.get("at"))
    return lead


def make_assessed(*, recommendation: str = Recommendation.HAND_OVER, **facts: Any) -> Lead:
    lead = make_contacted(**facts)
    at = facts.get("at") or timezone.now()
    assert lead.owner is not None
    actions.assess(
        lead,
        recommendation=recommendation,
        requirements_met=["time", "room"],
        summary="Ett lugnt hem med plats för en tonåring.",
        next_action=NextAction.HAND_OVER,
        next_action_on=tomorrow(at),
        by=lead.owner,
        at=at,
    )
    return lead


def make_handed_over(
    *, adapter: str = Adapter.BUILT_IN_QUEUE, at: datetime | None = None, **facts: Any
) -> Handover:
    """A family whose case stands with the investigators since `at`."""
    at = at or timezone.now()
    lead = make_assessed(at=at, **facts)
    assert lead.owner is not None
    return hand_over(lead, adapter=adapter, by=lead.owner, at=at)


def make_ended(status: Status, **facts: Any) -> Lead:
    """A lead that left by one of the ways out, for the first reason of its list."""
    at = facts.get("at") or timezone.now()
    lead = make_assigned(**facts)
    assert lead.owner is not None
    reason = str(REASONS[status].values[0])
    if status == Status.UNREACHABLE:
        reason = UnreachableReason.WRONG_DETAILS
        call(lead, ContactOutcome.WRONG_NUMBER, at=at)
    actions.close(
        lead, to=status, reason=reason, by=lead.owner, at=at, **what_the_end_needs(status, lead.owner, at)
    )
    return lead


def what_the_end_needs(status: str, by: User, at: datetime) -> dict[str, Any]:
    """Who told a family we turn down, and where a referral leads."""
    if status == Status.NOT_PROCEEDING:
        return {"told": Told(by, timezone.localtime(at).date(), TellingWay.PHONE)}
    return {"referred_to": "Mora"} if status == Status.REFERRED else {}


def make_joined(**facts: Any) -> Lead:
    """A second registration of a household, met in its first, which came in a day before."""
    lead = make_assigned(**facts)
    assert lead.owner is not None
    first = make_assigned(**facts | {"owner": lead.owner, "at": lead.received_at - timedelta(days=1)})
    join(lead, first, by=lead.owner, at=lead.received_at)
    return lead


def brought_to(status: Status, **facts: Any) -> Lead:
    """A lead in any status, brought there as staff would."""
    at = facts.get("at") or timezone.now()
    match status:
        case Status.RECEIVED:
            return make_lead(**facts)
        case Status.ASSIGNED:
            return make_assigned(**facts)
        case Status.ATTEMPTED:
            lead = make_assigned(**facts)
            call(lead, ContactOutcome.NO_ANSWER, at=at)
            return lead
        case Status.CONTACTED:
            return make_contacted(**facts)
        case Status.ASSESSED:
            return make_assessed(**facts)
        case Status.HANDED_OVER:
            return make_handed_over(**facts).lead
        case Status.DORMANT:
            lead = make_assigned(**facts)
            assert lead.owner is not None
            actions.rest(lead, until=tomorrow(at) + timedelta(days=60), by=lead.owner, at=at)
            return lead
        case Status.DUPLICATE:
            return make_joined(**facts)
        case _:
            return make_ended(status, **facts)


def make_shared_view(name: str = "Tonåring", query: str = "flik=att-gora&alder=13-17") -> SavedFilter:
    """A view of the inbox that a handler shares with everybody at the desk."""
    return save_filter(name=name, query=query, is_shared=True, by=make_handler(), at=timezone.now())


def make_task(lead: Lead, text: str = "Ring skolan") -> Task:
    """Something a handler asks whoever comes first to do about a family today."""
    at = timezone.now()
    return ask(
        case=lead.reference,
        text=text,
        addressee=None,
        due_on=timezone.localdate(at),
        by=make_handler(),
        at=at,
    )


def make_approval(lead: Lead) -> Approval:
    """The family lets us tell Ludvika about them, from today."""
    at = timezone.now()
    return approve(
        lead,
        municipality=make_municipality(),
        given_on=timezone.localdate(at),
        way=ApprovalWay.VISIT,
        by=make_handler(),
        at=at,
    )


def make_disclosure(lead: Lead) -> Disclosure:
    """Ludvika has been told who the family is, with its approval."""
    at = timezone.now()
    return disclose(
        make_approval(lead),
        told_on=timezone.localdate(at),
        way=DisclosureWay.PHONE,
        what=[ToldOf.WHO],
        token=uuid4(),
        by=make_handler(),
        at=at,
    )
