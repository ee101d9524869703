"""Sets something to do before somebody, and writes down that it is done."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.tasks.models import Task, TaskKind
from recruitment.tasks.refusals import TaskRefused

LONGEST_WAIT = timedelta(days=366)
# Names the tasks that the house sets by itself, so that each of them is set once.
BY_ITSELF = UUID("5b1b9a52-6f0e-4c7b-8d7d-0f4f6f2b7f15")


@transaction.atomic
def ask(
    *,
    case: str,
    text: str,
    addressee: User | None,
    due_on: date,
    by: User,
    at: datetime,
    token: UUID | None = None,
) -> Task:
    """Asks a colleague, oneself or whoever comes first to do something by a day."""
    if token and (done := Task.objects.filter(pk=token).first()):
        return done
    today = timezone.localdate(at)
    if addressee is not None and not addressee.holds_any(DESK_ROLES):
        raise TaskRefused(_("Only people who work at the desk can be asked."))
    if due_on < today:
        raise TaskRefused(_("Choose today or a later day."))
    if due_on > today + LONGEST_WAIT:
        raise TaskRefused(_("Choose a day within a year."))
    return Task.objects.create(
        id=token or uuid4(),
        case=case,
        kind=TaskKind.NOTE,
        text=text,
        addressee=addressee,
        due_on=due_on,
        created_at=at,
        created_by=by,
    )


def set_by_itself(
    *, kind: TaskKind, case: str, key: str, due_on: date, addressee: User | None = None, at: datetime
) -> Task:
    """What the house itself asks for, in the transaction that causes it; once for each `key`."""
    task, _is_new = Task.objects.get_or_create(
        id=uuid5(BY_ITSELF, f"{kind}:{key}"),
        defaults={
            "case": case,
            "kind": kind,
            "text": "",
            "addressee": addressee,
            "due_on": due_on,
            "created_at": at,
            "created_by": User.objects.system(),
        },
    )
    return task


@transaction.atomic
def finish(task: Task, *, by: User, at: datetime) -> bool:
    """Writes down who did it; of two who press, the first is written down. False when it was done."""
    if not Task.objects.filter(pk=task.pk, done_at__isnull=True).update(done_at=at, done_by=by):
        return False
    access_log.record(by=by, action=AccessAction.CHANGE, door="tasks.finish", cases=[task.case], at=at)
    return True


def pass_on(asked: User, takers: Mapping[str, User]) -> None:
    """What somebody was asked to do about these cases goes to whoever takes each case over."""
    for case, taker in takers.items():
        Task.objects.filter(case=case, addressee=asked, done_at__isnull=True).update(addressee=taker)


def no_longer_needed(tasks: QuerySet[Task], *, at: datetime) -> int:
    """What has come to nothing is put aside by the house itself."""
    return tasks.filter(done_at__isnull=True).update(done_at=at, done_by=User.objects.system())
