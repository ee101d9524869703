"""Which tasks a person at the desk may see: none about a family whose page would not open for them."""

from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.models import Task
from recruitment.tasks.queries import waiting, waiting_for


def tasks_for(user: User) -> QuerySet[Task]:
    """What this person is asked to do, and what waits for anybody, the most pressing first."""
    return _shown_to(user, waiting_for(user))


def late_tasks_of_others(user: User, *, today: date) -> QuerySet[Task]:
    """What colleagues have let lie, for the unit manager."""
    late = waiting().filter(due_on__lt=today)
    return _shown_to(user, late).exclude(pk__in=waiting_for(user).order_by().values("pk"))


def visible_task(user: User, task: Any) -> Task | None:
    return _shown_to(user, Task.objects.all()).filter(pk=task).first()


def task_parts(user: User, *, today: date) -> dict[str, Any]:
    """How many wait and how many are late, as parts of a bigger question (`triage.queries.counts`)."""
    mine = tasks_for(user).order_by()
    return {"TASKS": _number(mine), "TASKS_LATE": _number(mine.filter(due_on__lt=today))}


def _number(tasks: QuerySet[Task]) -> Coalesce:
    # Grouped by what is the same for all of them, so that they are counted in one row.
    counted = tasks.annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, IntegerField()), 0)


def _shown_to(user: User, tasks: QuerySet[Task]) -> QuerySet[Task]:
    if user.holds_any({Role.UNIT_MANAGER}):
        return tasks
    hidden = Lead.objects.filter(is_protected=True).exclude(Q(owner=user) | Q(partner=user))
    return tasks.exclude(case__in=hidden.values("reference"))
