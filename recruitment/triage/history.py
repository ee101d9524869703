"""Takes in registrations from before this site: as they were, without receipts, promises or alarms."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import EntryChannel, Lead, NextAction, Note, TouchKind
from recruitment.leads.moves import move
from recruitment.leads.promise import next_working_day
from recruitment.leads.status import EXITS, Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.triage.history_file import EarlierLead
from recruitment.triage.models import Ending

# The list's own key stands as the registration's run, so the database refuses a second one.
KEYS = UUID("0e6f3c1a-6c53-4d0e-9c1c-5a1d3a0f7e55")
# A day without an hour counts from noon.
NOON = time(12, 0)


def already_here(rows: Sequence[EarlierLead]) -> set[str]:
    """The keys of the rows that an earlier import has taken in."""
    by_run = {run_of(row.key): row.key for row in rows}
    found = Lead.objects.filter(run__in=by_run).values_list("run", flat=True)
    return {by_run[run] for run in found if run is not None}


@transaction.atomic
def import_history(rows: Sequence[EarlierLead], *, by: User, at: datetime) -> list[str]:
    """Takes in every row that is not here yet, all or none; returns the new references."""
    known = already_here(rows)
    made = [_take_in(row, by=by, at=at).reference for row in rows if row.key not in known]
    if made:
        access_log.record(by=by, action=AccessAction.CHANGE, door="triage.import_history", cases=made, at=at)
    return made


def run_of(key: str) -> UUID:
    return uuid5(KEYS, key)


def _take_in(row: EarlierLead, *, by: User, at: datetime) -> Lead:
    people = [ApplicantDetails(row.name, row.phone, row.email)]
    if row.name_2:
        people.append(ApplicantDetails(row.name_2))
    heard = TouchFacts(TouchKind.STAFF, answer=row.heard, was_shown=False)
    lead = receive(
        applicants=people,
        answers={"steps": []},
        touches=[heard if row.heard else TouchFacts(TouchKind.DIRECT)],
        municipality=row.municipality,
        home_types=row.home_types,
        age_bands=row.age_bands,
        entry_channel=EntryChannel.IMPORT,
        run=run_of(row.key),
        is_told=False,
        by=by,
        at=_noon(row.received_on),
    )
    _bring_to(lead, row, by=by, at=at)
    if row.note:
        Note.objects.create(lead=lead, text=row.note, at=at, by=by)
    return lead


def _bring_to(lead: Lead, row: EarlierLead, *, by: User, at: datetime) -> None:
    """The moves that led to where it stood, dated when they were made as far as we know."""
    then = _noon(row.status_on)
    if row.status == Status.DORMANT:
        move(
            lead, Status.DORMANT, by=by, at=then, next_action=NextAction.WAKE, next_action_on=row.rests_until
        )
        return
    if row.status in {Status.CONTACTED, Status.UNREACHABLE}:
        step: dict[str, Any] = {
            "next_action": NextAction.CALL_AGAIN,
            "next_action_on": next_working_day(timezone.localdate(at)),
        }
        move(lead, Status.ASSIGNED, by=by, at=then, owner=by, **step)
    if row.status == Status.CONTACTED:
        move(lead, Status.CONTACTED, by=by, at=then, contacted_at=then)
    if row.status in EXITS:
        move(lead, row.status, by=by, at=then, reason=row.reason, next_action="", next_action_on=None)
    if row.status == Status.REFERRED:
        Ending.objects.create(lead=lead, status=row.status, referred_to=row.referred_to, at=then, by=by)


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
