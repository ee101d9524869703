"""What an applicant does on “Min anmälan”: corrects, writes, lets rest, withdraws.

What the applicant may do alone is done at once, by the same actions as at the desk. What touches others
(another registration of the household, the investigators) is asked for: a colleague gets a task. Every
deed has a key that is made with its form, and is done once.
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from recruitment.leads.call_times import called
from recruitment.leads.models import Applicant, DeedKind, FamilyDeed, Lead
from recruitment.leads.status import OPEN, Status
from recruitment.privacy import access_log
from recruitment.privacy.contact import clean, normalise_phone, readable_phone
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.tasks.models import TaskKind
from recruitment.triage import actions, rules
from recruitment.triage.booked_calls import book_call, call_words, let_go_of_call
from recruitment.triage.details import Reached, put_in
from recruitment.triage.family_tasks import ask_the_responsible
from recruitment.triage.reasons import WithdrawalReason
from recruitment.triage.refusals import TriageRefused

# In a day, by one applicant: nobody at the desk should drown in one family's page.
MOST_DEEDS = 20
A_DAY = timedelta(days=1)


@transaction.atomic
def correct(person: Applicant, to: Reached, *, token: UUID, at: datetime) -> None:
    """Puts in the new details and keeps the old; staff find them by either spelling of the new ones."""
    lead = _hold(person, token, at=at)
    if lead is None:
        return
    phone, email = normalise_phone(to.phone) or clean(to.phone), clean(to.email)
    if not phone and not email:
        raise TriageRefused(_("Write a telephone number or an e-mail address so that we reach you."))
    if (phone, email) == (person.phone, person.email):
        return
    _write(person, DeedKind.CORRECTED, token, at=at, phone_before=person.phone, email_before=person.email)
    put_in(person, phone=phone, email=email, at=at)
    if not may_act(lead):
        # Whoever calls reads another registration, or the package that has left already.
        ask_the_responsible(lead, TaskKind.FAMILY_MOVED, key=str(token), text=_in_a_line(phone, email), at=at)
    _log(lead, "interest:own_page_correct", at=at)


@transaction.atomic
def write(person: Applicant, *, text: str, token: UUID, at: datetime) -> None:
    """What the family wants to say becomes something to read for whoever is responsible."""
    lead = _hold(person, token, at=at)
    if lead is None:
        return
    words = rules.check_text(text)
    _write(person, DeedKind.WROTE, token, at=at, text=words)
    ask_the_responsible(lead, TaskKind.FAMILY_WROTE, key=str(token), text=words, at=at)
    _log(lead, "interest:own_page_write", at=at)


@transaction.atomic
def rest(person: Applicant, *, until: date, token: UUID, at: datetime) -> None:
    """Lets the registration sleep until a day, on which it wakes by itself with a call to make."""
    lead = _hold(person, token, at=at)
    if lead is None:
        return
    rules.check_rest(until, today=timezone.localdate(at))
    if may_act(lead):
        actions.rest(lead, until=until, by=User.objects.system(), at=at)
        _write(person, DeedKind.RESTED, token, at=at, until=until)
        return
    _check_can_ask(lead)
    _write(person, DeedKind.ASKED_TO_REST, token, at=at, until=until)
    ask_the_responsible(lead, TaskKind.FAMILY_RESTS, key=str(token), text=person.name, at=at)
    _log(lead, "interest:own_page_rest", at=at)


@transaction.atomic
def choose_call(person: Applicant, starts_at: datetime | None, *, token: UUID, at: datetime) -> None:
    """Takes an hour for the call, or with None calls it off; the registration that is called holds it."""
    lead = _hold(person, token, at=at)
    if lead is None:
        return
    system = User.objects.system()
    if starts_at is None:
        if let_go_of_call(called(lead), by=system, at=at):
            _write(person, DeedKind.LET_GO_OF_CALL, token, at=at)
        return
    call = book_call(called(lead), starts_at, by=system, at=at, token=token)
    with translation.override(settings.LANGUAGE_CODE):
        words = call_words(call)
    _write(person, DeedKind.CHOSE_CALL, token, at=at, text=words)


@transaction.atomic
def withdraw(person: Applicant, *, reason: str, token: UUID, at: datetime) -> None:
    """Ends the registration; of two, only one leaves, and the other is called.

    Nothing is removed: the registration is kept for as long as the board's plan says.
    """
    lead = _hold(person, token, at=at)
    if lead is None:
        return
    if not may_act(lead):
        _check_can_ask(lead)
        _write(person, DeedKind.ASKED_TO_WITHDRAW, token, at=at)
        ask_the_responsible(lead, TaskKind.FAMILY_WITHDRAWS, key=str(token), text=person.name, at=at)
        _log(lead, "interest:own_page_withdraw", at=at)
        return
    if not _goes_on_without(person, lead):
        actions.close(
            lead,
            to=Status.WITHDRAWN,
            reason=reason or WithdrawalReason.UNKNOWN,
            by=User.objects.system(),
            at=at,
        )
        _write(person, DeedKind.WITHDREW, token, at=at)
        return
    person.left_at = at
    person.save(update_fields=["left_at"])
    _write(person, DeedKind.LEFT, token, at=at)
    ask_the_responsible(lead, TaskKind.FAMILY_WITHDRAWS, key=str(token), text=person.name, at=at)
    _log(lead, "interest:own_page_withdraw", at=at)


def may_act(lead: Lead) -> bool:
    """Whether what an applicant wants can be done at once, and touches no other registration."""
    return lead.joined_to_id is None and lead.status in OPEN | {Status.DORMANT}


def may_ask(lead: Lead) -> bool:
    """Whether somebody here still works with it, so that asking leads somewhere."""
    worked = lead.joined_to or lead
    return worked.status in OPEN | {Status.DORMANT, Status.HANDED_OVER}


def _goes_on_without(person: Applicant, lead: Lead) -> bool:
    """Whether somebody else still applies; two who share one address withdraw together."""
    others = lead.applicants.filter(left_at__isnull=True).exclude(pk=person.pk)
    return any(other.email_index != person.email_index for other in others)


def _hold(person: Applicant, token: UUID, *, at: datetime) -> Lead | None:
    """The registration, held until the deed is written; None when this very deed is done already."""
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=person.lead_id)
    if FamilyDeed.objects.filter(pk=token).exists():
        return None
    person.refresh_from_db()
    if person.left_at is not None:
        raise TriageRefused(_("You have withdrawn from this registration. Call us if you want to come back."))
    if FamilyDeed.objects.filter(applicant=person, at__gt=at - A_DAY).count() >= MOST_DEEDS:
        raise TriageRefused(_("There have been many changes today. Call us instead, or come back tomorrow."))
    return lead


def _in_a_line(phone: str, email: str) -> str:
    return ", ".join(filter(None, [readable_phone(phone) if phone else "", email]))


def _check_can_ask(lead: Lead) -> None:
    if not may_ask(lead):
        raise TriageRefused(_("The registration has ended. Call us if you want to open it again."))


def _write(person: Applicant, kind: DeedKind, token: UUID, *, at: datetime, **facts: Any) -> None:
    FamilyDeed.objects.create(id=token, lead_id=person.lead_id, applicant=person, kind=kind, at=at, **facts)


def _log(lead: Lead, door: str, *, at: datetime) -> None:
    access_log.record(
        by=User.objects.system(), action=AccessAction.CHANGE, door=door, cases=[lead.reference], at=at
    )
