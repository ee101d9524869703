"""Everything that has happened to a registration, in one line of time, newest first."""

from dataclasses import replace
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.disclosure_story import disclosure_story
from recruitment.desk.family_story import family_story
from recruitment.desk.groundwork_story import ending_story, groundwork_story
from recruitment.desk.household_story import household_story
from recruitment.desk.promise_story import promise_story
from recruitment.desk.story import Event
from recruitment.desk.task_rows import asked_words, task_story
from recruitment.desk.wording import sentence
from recruitment.handoff.models import Handover
from recruitment.handoff.reasons import reason_label as return_reason_label
from recruitment.leads.models import Lead, Note, StatusChange
from recruitment.leads.personal_data import case_of
from recruitment.leads.status import Status
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.reasons import reason_label as outcome_reason_label
from recruitment.staff.models import User
from recruitment.tasks.models import Task
from recruitment.tasks.personal_data import tasks_about
from recruitment.triage.models import Assessment, Assignment, ContactAttempt
from recruitment.triage.reasons import reason_label


def timeline(lead: Lead) -> list[Event]:
    """Every row that was written, read once by kind; a move stands with the deed that caused it."""
    tasks = list(tasks_about([case_of(lead)]).select_related("addressee", "done_by"))
    asked = {task.pk: task for task in tasks}
    deeds = [
        *(_called(row) for row in lead.attempts.select_related("by")),
        *(_noted(row, asked.get(row.pk)) for row in lead.notes.select_related("by")),
        *task_story(tasks),
        *family_story(lead),
        *groundwork_story(lead),
        *ending_story(lead),
        *(_assessed(row) for row in lead.assessments.select_related("by")),
        *case_events(lead),
        *promise_story(lead),
        *household_story(lead),
        *(_assigned(row) for row in lead.assignments.select_related("by", "owner", "partner")),
    ]
    moves = [_moved(row) for row in lead.changes.select_related("by")]
    return sorted(_together(deeds, moves), key=lambda event: event.at, reverse=True)


def what_was_written(lead: Lead) -> list[Event]:
    """What colleagues have written about the family in their own words, newest first."""
    events = [
        *(_called(row) for row in lead.attempts.select_related("by")),
        *(_noted(row, None) for row in lead.notes.select_related("by")),
        *(_assessed(row) for row in lead.assessments.select_related("by")),
    ]
    return sorted((event for event in events if event.text), key=lambda event: event.at, reverse=True)


def case_events(lead: Lead) -> list[Event]:
    """The part of the story that investigators see: hand-overs, outcomes, who was told; newest first."""
    handovers = lead.handovers.defer("package").select_related("handed_over_by", "received_by", "returned_by")
    events = [event for handover in handovers for event in _carried(handover)]
    facts = lead.outcomes.select_related("recorded_by", "municipality", "supersedes")
    events += [_entered(fact) for fact in facts]
    events += disclosure_story(lead)
    return sorted(events, key=lambda event: event.at, reverse=True)


def _together(deeds: list[Event], moves: list[Event]) -> list[Event]:
    """Moves that a deed of the same moment made are told by that deed; the others by themselves."""
    made = {(move.at, move.by): move for move in moves if not move.text}
    told: set[tuple[datetime, User | None]] = set()
    events = []
    for deed in deeds:
        key = (deed.at, deed.by)
        if key in made and key not in told:
            told.add(key)
            events.append(replace(deed, status=made[key].title))
        else:
            events.append(deed)
    return events + [move for move in moves if (move.at, move.by) not in told]


def _moved(change: StatusChange) -> Event:
    reason = reason_label(change.after, change.reason)
    if change.before == Status.HANDED_OVER and change.after == Status.ASSESSED:
        reason = return_reason_label(change.reason)
    title = sentence(str(Status(change.after).label))
    return Event(change.at, title, change.by, sentence(reason), is_quiet=True)


def _assigned(row: Assignment) -> Event:
    names = " + ".join(str(person) for person in (row.owner, row.partner) if person is not None)
    return Event(row.at, _("Responsible: %(names)s") % {"names": names}, row.by, is_quiet=True)


def _called(attempt: ContactAttempt) -> Event:
    title = f"{sentence(attempt.get_way_display())}: {attempt.get_outcome_display()}"
    return Event(attempt.at, title, attempt.by, attempt.note)


def _noted(note: Note, task: Task | None) -> Event:
    """A note that asks for something shares its key with what it asks for."""
    return Event(note.at, asked_words(task) if task else _("A note"), note.by, note.text)


def _assessed(row: Assessment) -> Event:
    title = _("Initial assessment: %(recommendation)s") % {"recommendation": row.get_recommendation_display()}
    return Event(row.at, title, row.by, row.summary)


def _carried(handover: Handover) -> list[Event]:
    way = handover.get_adapter_display()
    events = [
        Event(handover.handed_over_at, _("Handed over to %(way)s") % {"way": way}, handover.handed_over_by)
    ]
    if handover.sent_at is not None and handover.sent_by is not None:
        events.append(Event(handover.sent_at, _("The package was sent"), handover.sent_by))
    if handover.received_at is not None and handover.received_by is not None:
        number = handover.registry_number
        words = _("Registry number %(number)s") % {"number": number} if number else ""
        events.append(
            Event(handover.received_at, _("Received by the investigators"), handover.received_by, words)
        )
    if handover.returned_at is not None and handover.returned_by is not None:
        words = sentence(return_reason_label(handover.return_reason))
        events.append(
            Event(handover.returned_at, _("Back from the investigators"), handover.returned_by, words)
        )
    return events


def _entered(fact: Outcome) -> Event:
    day = date_format(fact.occurred_on, "j b Y")
    if not fact.kind:
        before = fact.supersedes.get_kind_display() if fact.supersedes else ""
        return Event(
            fact.recorded_at, _("Taken back: %(kind)s") % {"kind": before}, fact.recorded_by, is_quiet=True
        )
    words = {"kind": sentence(fact.get_kind_display()), "day": day}
    title = (_("Corrected: %(kind)s %(day)s") if fact.supersedes_id else _("%(kind)s %(day)s")) % words
    details = [
        fact.municipality.name if fact.municipality else "",
        outcome_reason_label(fact.kind, fact.reason),
        _("Registry number %(number)s") % {"number": fact.registry_number} if fact.registry_number else "",
    ]
    return Event(fact.recorded_at, title, fact.recorded_by, ", ".join(filter(None, details)))
