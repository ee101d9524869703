"""What colleagues were asked to do and have not done: they are reminded, and the manager is told after."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.leads.promise import is_working_day
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.tasks.models import Task
from recruitment.tasks.queries import waiting
from recruitment.triage.tell import managers, tell

# Nobody's telephone should buzz in the night.
NOT_BEFORE = time(8)
AT_MOST = 500


def remind_of_tasks(at: datetime) -> str:
    """Once a working day: each person's late tasks in one mail; the managers get what has lain for long."""
    now = timezone.localtime(at)
    today = now.date()
    if now.time() < NOT_BEFORE or not is_working_day(today):
        return ""
    late = list(waiting().filter(due_on__lt=today).select_related("addressee")[:AT_MOST])
    let_lie = _working_days_before(today, settings.UNIT.promise.escalation_working_days)
    with transaction.atomic():
        bosses = managers()
        for person, tasks in _by_person(late, bosses).items():
            _tell(person, "tasks", tasks, today, at=at)
        if lying := [task for task in late if task.due_on < let_lie]:
            for boss in bosses:
                _tell(boss, "tasks_lie", lying, today, at=at)
    words = ngettext("%(count)s late task", "%(count)s late tasks", len(late))
    return words % {"count": len(late)} if late else ""


def _by_person(tasks: list[Task], bosses: list[User]) -> dict[User, list[Task]]:
    """Whoever is asked, or the managers where that is nobody who works at the desk."""
    by_person: dict[User, list[Task]] = defaultdict(list)
    for task in tasks:
        asked = task.addressee
        for person in [asked] if asked is not None and asked.holds_any(DESK_ROLES) else bosses:
            by_person[person].append(task)
    return by_person


def _tell(person: User, about: str, tasks: list[Task], today: date, *, at: datetime) -> None:
    references = list(dict.fromkeys(task.case for task in tasks))
    tell(person, about=about, key=today.isoformat(), references=references, at=at)


def _working_days_before(day: date, days: int) -> date:
    while days > 0:
        day -= timedelta(days=1)
        days -= is_working_day(day)
    return day
