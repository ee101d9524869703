"""What waits for somebody at the desk, as a row of a list and as a line of a registration's story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.desk.due import Due, short_day
from recruitment.desk.rows import household
from recruitment.desk.story import Event
from recruitment.desk.wording import sentence
from recruitment.leads.models import Lead
from recruitment.leads.personal_data import case_of
from recruitment.meetings.models import Booking
from recruitment.privacy.contact import readable_phone
from recruitment.staff.models import User
from recruitment.tasks.models import Task, TaskKind
from recruitment.tasks.personal_data import tasks_about

FROM_A_FAMILY = frozenset(
    {TaskKind.FAMILY_WROTE, TaskKind.FAMILY_MOVED, TaskKind.FAMILY_RESTS, TaskKind.FAMILY_WITHDRAWS}
)
# Their words are whose matter it is.
NAMING = FROM_A_FAMILY | {TaskKind.LETTER_RETURNED, TaskKind.TEXT_RETURNED}


@dataclass(frozen=True)
class TaskRow:
    """One task: what, about whom, and by when; `url` leads to the registration or the meeting."""

    task: Task
    due: Due
    what: str
    who: str = ""
    url: str = ""
    phone: str = ""
    dial: str = ""
    meeting: str = ""


def task_row(task: Task, *, today: date, lead: Lead | None = None, booking: Booking | None = None) -> TaskRow:
    facts: dict[str, Any] = {"task": task, "due": _due(task, today), "what": what(task)}
    if lead is not None:
        return TaskRow(**facts, who=household(lead), url=reverse("desk:lead", args=[lead.reference]))
    if booking is not None:
        return TaskRow(
            **facts,
            who=booking.name,
            url=f"{reverse('desk:meeting', args=[booking.meeting_id])}#{booking.reference}",
            phone=readable_phone(booking.phone) if booking.phone else "",
            dial=booking.phone,
            meeting=str(booking.meeting),
        )
    return TaskRow(**facts)


def open_task_rows(lead: Lead, today: date) -> list[TaskRow]:
    """What waits to be done about one family."""
    found = tasks_about([case_of(lead)]).filter(done_at__isnull=True)
    return [task_row(task, today=today) for task in found.select_related("addressee", "created_by")]


def what(task: Task) -> str:
    """The note's own words, what a family wrote, or what the house asks for."""
    if task.kind == TaskKind.FAMILY_WROTE:
        return _("The family wrote: %(text)s") % {"text": task.text}
    if task.kind in NAMING:
        return f"{sentence(task.get_kind_display())} ({task.text})"
    return task.text or sentence(task.get_kind_display())


def task_story(tasks: Iterable[Task]) -> list[Event]:
    """What the house asked for by itself, and everything that was done; notes tell what they asked for."""
    events = []
    for task in tasks:
        # What the family did is told by itself.
        if task.kind not in {TaskKind.NOTE, *FROM_A_FAMILY}:
            events.append(Event(task.created_at, what(task), is_quiet=True))
        if task.done_at is not None:
            events.append(Event(task.done_at, _("Done: %(what)s") % {"what": _short(task)}, task.done_by))
    return events


def asked_words(task: Task) -> str:
    """“Anteckning till Maja Lind, senast 27 nov 2026”: the title of a note that asks for something."""
    words = {"name": task.addressee or _("whoever comes first"), "day": date_format(task.due_on, "j b Y")}
    return _("A note to %(name)s, by %(day)s") % words


def is_for(task: Task, user: User) -> bool:
    return task.addressee_id == user.pk


def _short(task: Task) -> str:
    words = what(task)
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def _due(task: Task, today: date) -> Due:
    if task.due_on < today:
        return Due("late", pgettext("task", "late"), _("by %(day)s") % {"day": short_day(task.due_on, today)})
    if task.due_on == today:
        return Due("today", pgettext("due", "today"))
    return Due("ok", short_day(task.due_on, today))
