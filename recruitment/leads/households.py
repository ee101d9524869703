"""Brings registrations of one household together, so that a family is called once and by somebody.

Each keeps its reference, receipt, answers, touches and promise. One of them is worked on, and the others
are met in it. `site/decisions/0015` says why.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.leads.models import HouseholdJudgement, Judgement, Lead, NextAction
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst, move, no_next_action
from recruitment.leads.queries import same_household, shares_a_name
from recruitment.leads.status import OPEN, OWNED, Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User

# A key of `triage.reasons.DuplicateReason`.
SAME_HOUSEHOLD = "same_household"
CALLS = frozenset({NextAction.FIRST_CALL, NextAction.CALL_AGAIN})


@transaction.atomic
def join_what_is_open(lead: Lead, *, at: datetime) -> None:
    """A family that writes again is met in its open registration; where that could be wrong, staff judge.

    Sure enough is: the same telephone or address, a name in common, one open registration only, and
    nobody in it protected.
    """
    if lead.status != Status.RECEIVED or lead.is_protected:
        return
    _one_at_a_time(lead)
    found = list(same_household(lead).filter(status__in=sorted(OPEN))[:2])
    if len(found) == 1 and not found[0].is_protected and shares_a_name(lead, found[0]):
        join(lead, found[0], by=User.objects.system(), at=at)


@transaction.atomic
def join(lead: Lead, worked: Lead, *, by: User, at: datetime, talks: Sequence[datetime] = ()) -> None:
    """From now on `lead` is met in `worked`, and what it still waits for becomes the next step there.

    `talks` are those the household has had with us, oldest first: one after `lead` came in keeps its
    promise. What was joined to `lead` comes along.
    """
    if lead.joined_to_id == worked.pk:
        return
    _hold(lead, worked)
    _check(lead, worked)
    row = _judge(lead, worked, Judgement.JOINED, by=by, at=at, planned=worked)
    for other in lead.joined.order_by("received_at"):
        _judge(other, worked, Judgement.JOINED, by=by, at=at, along_with=row)
        Lead.objects.filter(pk=other.pk).update(joined_to=worked, **_stands(other, talks))
    is_protected = lead.is_protected or worked.is_protected
    move(
        lead,
        Status.DUPLICATE,
        by=by,
        at=at,
        reason=SAME_HOUSEHOLD,
        joined_to=worked,
        is_protected=is_protected,
        **_stands(lead, talks),
        **no_next_action(),
    )
    _set(worked, is_protected=is_protected, **_pressing(worked))
    Lead.objects.filter(joined_to=worked).update(is_protected=is_protected)
    _log("leads.join", lead, worked, by=by, at=at)


@transaction.atomic
def separate(lead: Lead, *, owner: User, partner: User | None, by: User, at: datetime) -> None:
    """Undoes a joining: the registration stands by itself again, with its promise as it stood before."""
    worked = lead.joined_to
    if worked is None:
        return
    _hold(lead, worked)
    row = lead.household_judgements.filter(judgement=Judgement.JOINED).latest("pk")
    undone = _judge(lead, worked, Judgement.SEPARATED, by=by, at=at)
    today = timezone.localdate(at)
    move(
        lead,
        Status.ASSIGNED,
        by=by,
        at=at,
        owner=owner,
        partner=partner,
        joined_to=None,
        next_action=NextAction.FIRST_CALL if row.spoken_to_at is None else NextAction.CALL_AGAIN,
        next_action_on=max(timezone.localdate(lead.promised_by), today),
        **_stood(row),
    )
    for brought in row.brought_along.select_related("lead").filter(lead__joined_to=worked):
        _judge(brought.lead, lead, Judgement.JOINED, by=by, at=at, along_with=undone)
        Lead.objects.filter(pk=brought.lead_id).update(joined_to=lead, **_stood(brought))
    _set(lead, **_pressing(lead))
    _set(worked, **_plan_before(worked, row, today), **_pressing(worked, plans=False))
    _log("leads.separate", lead, worked, by=by, at=at)


@transaction.atomic
def keep_apart(lead: Lead, other: Lead, *, by: User, at: datetime) -> None:
    """Writes down that staff have judged two registrations to be matters of their own."""
    latest = HouseholdJudgement.objects.filter(lead=lead, worked=other).order_by("-pk").first()
    if latest is None or latest.judgement != Judgement.APART:
        _judge(lead, other, Judgement.APART, by=by, at=at)
        _log("leads.keep_apart", lead, other, by=by, at=at)


def spoken_to(worked: Lead, *, at: datetime) -> None:
    """A talk with one of the household is a talk with all: every promise that waited is behind us."""
    waiting = Lead.objects.filter(joined_to=worked, contacted_at__isnull=True)
    waiting.update(contacted_at=at, awaits_first_talk=False)


def protect(lead: Lead, *, is_protected: bool) -> None:
    """Hides or shows every registration of the household at once."""
    worked = lead.joined_to_id or lead.pk
    Lead.objects.filter(Q(pk=worked) | Q(joined_to=worked)).update(is_protected=is_protected)
    lead.is_protected = is_protected


def _one_at_a_time(lead: Lead) -> None:
    """Two registrations of one household wait for each other here, so that the second meets the first.

    SQLite has one writer at a time anyway.
    """
    if connection.vendor != "postgresql":
        return
    people = lead.applicants.values_list("phone_index", "email_index")
    # In order, so that no two wait for each other.
    fingerprints = sorted({one for pair in people for one in pair} - {""})
    with connection.cursor() as cursor:
        for fingerprint in fingerprints:
            number = int.from_bytes(hashlib.sha256(fingerprint.encode()).digest()[:8], signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _hold(lead: Lead, worked: Lead) -> None:
    """Both rows, in order, as they were read; who was second is told."""
    pair = Lead.objects.select_for_update(of=("self",)).filter(pk__in=[lead.pk, worked.pk]).order_by("pk")
    now = {row.pk: (row.status, row.joined_to_id) for row in pair.only("pk", "status", "joined_to_id")}
    if any(now[one.pk] != (one.status, one.joined_to_id) for one in (lead, worked)):
        raise SomeoneWasFirst(_("A colleague changed this registration just before you. Look again."))


def _check(lead: Lead, worked: Lead) -> None:
    if lead.pk == worked.pk:
        raise MoveRefused(_("A registration cannot be joined with itself."))
    if lead.status not in OPEN:
        raise MoveRefused(_("Only an open registration can be joined with another."))
    if worked.joined_to_id is not None:
        raise MoveRefused(_("That registration is itself joined with another. Choose that one instead."))
    if worked.status == Status.HANDED_OVER:
        if lead.awaits_first_talk or lead.also_promised_by is not None:
            raise MoveRefused(
                _("That registration is with the investigators. Call the family before you join them.")
            )
    elif worked.status not in OPEN:
        raise MoveRefused(_("That registration has ended or is resting. Open it again first."))


def _stands(lead: Lead, talks: Sequence[datetime]) -> dict[str, Any]:
    """How the promise of a registration stands when the household's talks count for it."""
    spoken = lead.contacted_at or next((talk for talk in talks if talk >= lead.received_at), None)
    return {"contacted_at": spoken, "awaits_first_talk": lead.awaits_first_talk and spoken is None}


def _stood(row: HouseholdJudgement) -> dict[str, Any]:
    return {"contacted_at": row.spoken_to_at, "awaits_first_talk": row.awaited_first_talk}


def _pressing(worked: Lead, *, plans: bool = True) -> dict[str, Any]:
    """The earliest promise that still waits among the joined ones, and a call in time to keep it."""
    waiting = Lead.objects.filter(joined_to=worked, awaits_first_talk=True)
    earliest = waiting.aggregate(earliest=Min("promised_by"))["earliest"]
    fields: dict[str, Any] = {"also_promised_by": earliest if worked.status in OPEN else None}
    if earliest is None or worked.status not in OWNED or not plans:
        return fields
    if worked.next_action not in CALLS:
        is_first = worked.awaits_first_talk
        fields["next_action"] = NextAction.FIRST_CALL if is_first else NextAction.CALL_AGAIN
    return fields | {"next_action_on": _no_later(worked.next_action_on, timezone.localdate(earliest))}


def _plan_before(worked: Lead, row: HouseholdJudgement, today: date) -> dict[str, Any]:
    """What was planned before the joining, if nobody has planned anything else since."""
    call_on = _no_later(row.planned_on, timezone.localdate(row.lead.promised_by))
    is_untouched = worked.next_action in CALLS and worked.next_action_on == call_on
    if worked.status not in OWNED or row.planned_on is None or not is_untouched:
        return {}
    return {"next_action": row.planned, "next_action_on": max(row.planned_on, today)}


def _no_later(planned: date | None, day: date) -> date:
    return day if planned is None else min(planned, day)


def _set(lead: Lead, **fields: Any) -> None:
    """Changes a row that this transaction holds."""
    Lead.objects.filter(pk=lead.pk).update(**fields)
    for name, value in fields.items():
        setattr(lead, name, value)


def _judge(
    lead: Lead,
    worked: Lead,
    judgement: Judgement,
    *,
    by: User,
    at: datetime,
    along_with: HouseholdJudgement | None = None,
    planned: Lead | None = None,
) -> HouseholdJudgement:
    return HouseholdJudgement.objects.create(
        lead=lead,
        worked=worked,
        judgement=judgement,
        along_with=along_with,
        at=at,
        by=by,
        awaited_first_talk=lead.awaits_first_talk,
        spoken_to_at=lead.contacted_at,
        planned=planned.next_action if planned else "",
        planned_on=planned.next_action_on if planned else None,
    )


def _log(door: str, lead: Lead, other: Lead, *, by: User, at: datetime) -> None:
    cases = [lead.reference, other.reference]
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=cases, at=at)
