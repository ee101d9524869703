"""What the pair at the desk does with a registration, from taking it on to the ways out.

Every action is one transaction with its access-log row inside, refuses in words meant for the person
at the desk, and never doubles: a `token` made with the form names the deed, so a second post of the
same form finds it done.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.duty.queries import absence_on
from recruitment.leads import households
from recruitment.leads.models import Lead, NextAction, Note
from recruitment.leads.moves import SomeoneWasFirst, move, no_next_action
from recruitment.leads.status import EXITS, OWNED, Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.tasks.actions import ask
from recruitment.tasks.refusals import TaskRefused
from recruitment.triage import rules
from recruitment.triage.booked_calls import talked
from recruitment.triage.models import (
    Assessment,
    Assignment,
    ContactAttempt,
    ContactOutcome,
    Ending,
    Recommendation,
)
from recruitment.triage.queries import visible_to
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.way_back import offer_way_back


@transaction.atomic
def assign(
    lead: Lead,
    *,
    owner: User,
    partner: User | None,
    next_action: str,
    next_action_on: date,
    by: User,
    at: datetime,
) -> None:
    """Makes a pair responsible for a lead, or hands it over to another pair."""
    rules.check_next_action(next_action, next_action_on, today=_day(at))
    _check_pair(lead, owner, partner, by=by, at=at)
    fields: dict[str, Any] = {
        "owner": owner,
        "partner": partner,
        "next_action": next_action,
        "next_action_on": next_action_on,
    }
    if all(getattr(lead, name) == value for name, value in fields.items()) and lead.status in OWNED:
        return

    if lead.status in OWNED:
        _update(lead, **fields)
    elif lead.status == Status.RECEIVED:
        move(lead, Status.ASSIGNED, by=by, at=at, **fields)
    else:
        raise TriageRefused(_("This registration has ended or is waiting elsewhere. Open it again first."))
    Assignment.objects.create(lead=lead, owner=owner, partner=partner, by=by, at=at)
    _log(lead, "triage.assign", by=by, at=at)


@transaction.atomic
def log_contact(
    lead: Lead,
    *,
    way: str,
    outcome: str,
    note: str,
    next_action: str,
    next_action_on: date,
    by: User,
    at: datetime,
    token: UUID | None = None,
) -> ContactAttempt:
    """Writes down one attempt to reach the family; who calls a lead that is nobody's, takes it on.

    The first talk sets `contacted_at`, once and for ever.
    """
    hold(lead)
    if token and (done := ContactAttempt.objects.filter(pk=token).first()):
        return done
    rules.check_next_action(next_action, next_action_on, today=_day(at))
    if lead.status == Status.RECEIVED:
        assign(
            lead,
            owner=by,
            partner=None,
            next_action=next_action,
            next_action_on=next_action_on,
            by=by,
            at=at,
        )
    if lead.status not in OWNED:
        raise TriageRefused(_("This registration has ended or is waiting elsewhere. Open it again first."))

    step: dict[str, Any] = {"next_action": next_action, "next_action_on": next_action_on}
    reached = outcome == ContactOutcome.REACHED
    if reached and lead.contacted_at is None:
        step["contacted_at"] = at
    if reached:
        step["also_promised_by"] = None
        households.spoken_to(lead, at=at)
        talked(lead, at=at)
    if reached and lead.status in {Status.ASSIGNED, Status.ATTEMPTED}:
        move(lead, Status.CONTACTED, by=by, at=at, **step)
    elif not reached and lead.status == Status.ASSIGNED:
        move(lead, Status.ATTEMPTED, by=by, at=at, **step)
    else:
        _update(lead, **step)
    attempt = ContactAttempt.objects.create(
        id=token or uuid4(), lead=lead, at=at, by=by, way=way, outcome=outcome, note=note.strip()
    )
    _log(lead, "triage.log_contact", by=by, at=at)
    return attempt


@transaction.atomic
def add_note(
    lead: Lead,
    *,
    text: str,
    by: User,
    at: datetime,
    addressee: User | None = None,
    due_on: date | None = None,
    token: UUID | None = None,
) -> Note:
    """Writes a note; it is corrected by adding another, never by editing.

    With an addressee it becomes something for that person to do by a day, under the note's own key.
    """
    hold(lead)
    if token and (done := Note.objects.filter(pk=token).first()):
        return done
    note = Note.objects.create(id=token or uuid4(), lead=lead, text=rules.check_text(text), at=at, by=by)
    if addressee is not None:
        _ask(lead, note, addressee, due_on or _day(at))
    _log(lead, "triage.add_note", by=by, at=at)
    return note


@transaction.atomic
def set_next_action(lead: Lead, *, next_action: str, next_action_on: date, by: User, at: datetime) -> None:
    """Plans the next step of a lead that somebody owns."""
    rules.check_next_action(next_action, next_action_on, today=_day(at))
    if lead.status not in OWNED:
        raise TriageRefused(_("Only an open registration that somebody is responsible for has a next step."))
    if (lead.next_action, lead.next_action_on) == (next_action, next_action_on):
        return
    _update(lead, next_action=next_action, next_action_on=next_action_on)
    _log(lead, "triage.set_next_action", by=by, at=at)


@transaction.atomic
def assess(
    lead: Lead,
    *,
    recommendation: str,
    requirements_met: Sequence[str],
    summary: str,
    next_action: str,
    next_action_on: date,
    by: User,
    at: datetime,
    token: UUID | None = None,
) -> Assessment:
    """Writes the initial assessment of a family we have spoken to; a later one replaces it as ours."""
    hold(lead)
    if token and (done := Assessment.objects.filter(pk=token).first()):
        return done
    rules.check_next_action(next_action, next_action_on, today=_day(at))
    rules.check_requirements(requirements_met, [known.key for known in settings.UNIT.requirements])
    if recommendation not in Recommendation.values:
        raise TriageRefused(_("Choose a recommendation."))
    if lead.status not in {Status.CONTACTED, Status.ASSESSED}:
        raise TriageRefused(_("Speak to the family before you assess, and log the contact."))
    text = rules.check_text(summary)

    if lead.status == Status.CONTACTED:
        move(lead, Status.ASSESSED, by=by, at=at, next_action=next_action, next_action_on=next_action_on)
    else:
        _update(lead, next_action=next_action, next_action_on=next_action_on)
    assessment = Assessment.objects.create(
        id=token or uuid4(),
        lead=lead,
        at=at,
        by=by,
        recommendation=recommendation,
        requirements_met=sorted(set(requirements_met)),
        summary=text,
    )
    _log(lead, "triage.assess", by=by, at=at)
    return assessment


@transaction.atomic
def close(
    lead: Lead,
    *,
    to: str,
    reason: str,
    by: User,
    at: datetime,
    told: rules.Told | None = None,
    referred_to: str = "",
) -> None:
    """Ends a registration by one of the ways out; it can always be opened again.

    A family we turn down has been told; one we could not reach gets a letter with a way back.
    """
    if to not in EXITS:
        raise TriageRefused(_("That is not a way to end a registration."))
    end, referred_to = Status(to), " ".join(referred_to.split())
    rules.check_exit(end, reason)
    if (lead.status, lead.reason) == (end, reason):
        return
    if lead.status == Status.HANDED_OVER:
        raise TriageRefused(
            _("The family is with the investigators. Let them note the withdrawal or give it back.")
        )
    rules.check_ending(end, told=told, referred_to=referred_to, today=_day(at))
    if end == Status.UNREACHABLE:
        rules.check_unreachable(reason, _attempts(lead))
    move(lead, end, by=by, at=at, reason=reason, **no_next_action())
    ending = Ending.objects.create(
        lead=lead,
        status=end,
        told_by=told.by if told else None,
        told_on=told.on if told else None,
        told_how=told.how if told else "",
        referred_to=referred_to,
        at=at,
        by=by,
    )
    if end == Status.UNREACHABLE:
        offer_way_back(lead, ending)
    _log(lead, "triage.close", by=by, at=at)


@transaction.atomic
def rest(lead: Lead, *, until: date, by: User, at: datetime) -> None:
    """Lets a registration sleep until a day; a sleeping one can be given another day."""
    rules.check_rest(until, today=_day(at))
    if lead.status == Status.DORMANT:
        if lead.next_action_on == until:
            return
        _update(lead, next_action_on=until)
    else:
        move(lead, Status.DORMANT, by=by, at=at, next_action=NextAction.WAKE, next_action_on=until)
    _log(lead, "triage.rest", by=by, at=at)


@transaction.atomic
def reopen(
    lead: Lead,
    *,
    owner: User,
    partner: User | None,
    next_action: str,
    next_action_on: date,
    by: User,
    at: datetime,
) -> None:
    """Wakes a sleeping registration or opens an ended one: a pair takes it on from the beginning."""
    rules.check_next_action(next_action, next_action_on, today=_day(at))
    _check_pair(lead, owner, partner, by=by, at=at)
    if lead.status not in EXITS | {Status.DORMANT}:
        raise TriageRefused(_("This registration is already open."))
    if lead.joined_to_id is not None:
        raise TriageRefused(_("It is joined with another registration. Undo that to work on it by itself."))
    move(
        lead,
        Status.ASSIGNED,
        by=by,
        at=at,
        owner=owner,
        partner=partner,
        next_action=next_action,
        next_action_on=next_action_on,
    )
    Assignment.objects.create(lead=lead, owner=owner, partner=partner, by=by, at=at)
    _log(lead, "triage.reopen", by=by, at=at)


@transaction.atomic
def protect(lead: Lead, *, by: User, at: datetime) -> None:
    """Hides a family with protected identity from every list but its pair's and the manager's.

    Its whole household: what is joined to a hidden registration is hidden too.
    """
    households.protect(lead, is_protected=True)
    _log(lead, "triage.protect", by=by, at=at)


@transaction.atomic
def lift_protection(lead: Lead, *, by: User, at: datetime) -> None:
    """Shows the family in lists again."""
    households.protect(lead, is_protected=False)
    _log(lead, "triage.lift_protection", by=by, at=at)


def hold(lead: Lead) -> None:
    """Makes a second post of the same form wait until the first is written, so that it finds it."""
    Lead.objects.select_for_update().only("pk").get(pk=lead.pk)


def _ask(lead: Lead, note: Note, addressee: User, due_on: date) -> None:
    """Nobody is asked to do something about a family whose page would not open for them."""
    if not visible_to(addressee).filter(pk=lead.pk).exists():
        raise TriageRefused(_("Only the pair and the unit manager can be asked about a protected family."))
    try:
        ask(
            case=lead.reference,
            text=note.text,
            addressee=addressee,
            due_on=due_on,
            by=note.by,
            at=note.at,
            token=note.pk,
        )
    except TaskRefused as refusal:
        raise TriageRefused(str(refusal)) from refusal


def _check_pair(lead: Lead, owner: User, partner: User | None, *, by: User, at: datetime) -> None:
    """Two people who work at the desk; nobody gets a family while away, but who acts is at work."""
    if owner == partner:
        raise TriageRefused(_("A pair is two different people."))
    if not owner.holds_any(DESK_ROLES) or (partner is not None and not partner.holds_any(DESK_ROLES)):
        raise TriageRefused(_("Only people who work at the desk can be responsible."))
    known = {lead.owner_id, lead.partner_id, by.pk} if lead.status in OWNED else {by.pk}
    for person in (owner, partner):
        if person is None or person.pk in known:
            continue
        if absence := absence_on(person, _day(at)):
            raise TriageRefused(
                _("%(colleague)s is away until %(day)s. Choose somebody else.")
                % {"colleague": person, "day": date_format(absence.last_day, "j F")}
            )


def _update(lead: Lead, **fields: Any) -> None:
    """Changes a lead that stands as it was read; who was second is told, and nothing is written."""
    seen = {name: getattr(lead, name) for name in ("status", "owner_id", "partner_id")}
    if not Lead.objects.filter(pk=lead.pk, **seen).update(**fields):
        raise SomeoneWasFirst(_("A colleague changed this registration just before you. Look again."))
    for name, value in fields.items():
        setattr(lead, name, value)


def _attempts(lead: Lead) -> list[rules.Attempt]:
    made = ContactAttempt.objects.filter(lead=lead).order_by("at").values_list("at", "outcome")
    return [rules.Attempt(on=_day(at), outcome=outcome) for at, outcome in made]


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _log(lead: Lead, door: str, *, by: User, at: datetime) -> None:
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[lead.reference], at=at)
