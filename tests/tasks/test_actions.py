"""What colleagues ask of each other: set once, done once, and never silent."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.privacy.register import Case
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.actions import finish, no_longer_needed, set_by_itself
from recruitment.tasks.models import Task, TaskKind
from recruitment.tasks.personal_data import tasks_about
from recruitment.tasks.queries import waiting_for
from recruitment.triage import actions
from recruitment.triage.absence import hand_on
from recruitment.triage.open_tasks import late_tasks_of_others, tasks_for
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.task_watch import remind_of_tasks
from tests.make.staff import make_staff
from tests.make.triage import make_assigned, make_handler

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 16, 9, 0))
TODAY = timezone.localdate(MONDAY)
A_DAY = timedelta(days=1)


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


@pytest.fixture
def karin() -> User:
    return make_handler(first_name="Karin")


def ask(by: User, addressee: User, *, days: int = 1, **facts: object) -> Task:
    lead = make_assigned(owner=by, at=MONDAY, **facts)
    token = uuid4()
    for _time in range(2):
        actions.add_note(
            lead,
            text="Ring skolan",
            addressee=addressee,
            due_on=TODAY + days * A_DAY,
            by=by,
            at=MONDAY,
            token=token,
        )
    return Task.objects.get(pk=token)


def test_a_note_with_an_addressee_is_one_task_under_its_own_key(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    assert (task.text, task.addressee, task.created_by) == ("Ring skolan", karin, anna)
    assert list(waiting_for(karin)) == [task]
    assert not waiting_for(anna).exists()


def test_a_note_without_an_addressee_asks_nobody(anna: User) -> None:
    actions.add_note(make_assigned(owner=anna), text="Har en hund", by=anna, at=timezone.now())
    assert not Task.objects.exists()


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_has_been_or_is_far_off_is_refused(days: int, anna: User, karin: User) -> None:
    with pytest.raises(TriageRefused):
        ask(anna, karin, days=days)
    assert not Task.objects.exists()


def test_only_people_at_the_desk_are_asked(anna: User) -> None:
    with pytest.raises(TriageRefused):
        ask(anna, make_staff(Role.COMMUNICATOR))


def test_nobody_is_asked_about_a_family_that_would_not_open_for_them(anna: User, karin: User) -> None:
    with pytest.raises(TriageRefused):
        ask(anna, karin, is_protected=True)
    assert ask(anna, make_staff(Role.UNIT_MANAGER), is_protected=True)


def test_done_is_written_down_once_and_in_the_log(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    assert finish(task, by=karin, at=MONDAY)
    assert not finish(task, by=anna, at=MONDAY + A_DAY)
    task.refresh_from_db()
    assert (task.done_by, task.done_at) == (karin, MONDAY)
    assert AccessLogEntry.objects.filter(door="tasks.finish").get().cases == [task.case]


def test_a_task_of_somebody_who_left_waits_for_anybody(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    karin.groups.clear()
    assert list(tasks_for(anna)) == [task]


def test_what_an_absent_colleague_was_asked_follows_the_family(anna: User, karin: User) -> None:
    task = ask(karin, karin)
    hand_on(away=karin, stand_in=anna, by=anna, at=MONDAY)
    task.refresh_from_db()
    assert task.addressee == anna


def test_what_became_protected_is_hidden_from_others(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    manager = make_staff(Role.UNIT_MANAGER)
    lead = anna.owned_leads.get()
    actions.protect(lead, by=manager, at=MONDAY)
    assert not tasks_for(karin).exists()
    # Never silent for all that: it is late with somebody, and the manager sees it.
    assert list(late_tasks_of_others(manager, today=TODAY + 7 * A_DAY)) == [task]


def test_a_late_task_is_told_each_working_day_and_then_to_the_manager(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    manager = make_staff(Role.UNIT_MANAGER)

    def told(days: int) -> list[str]:
        OutboxMessage.objects.filter(kind="mail.look_here").delete()
        for _time in range(2):
            remind_of_tasks(MONDAY + days * A_DAY)
        return sorted(row.payload["to"] for row in OutboxMessage.objects.filter(kind="mail.look_here"))

    assert told(1) == []
    assert told(2) == [karin.email]
    # Saturday; and Monday, when it has lain for more than three working days.
    assert told(5) == []
    assert told(7) == sorted([karin.email, manager.email])
    finish(task, by=karin, at=MONDAY + 7 * A_DAY)
    assert told(8) == []


def test_the_house_asks_once_for_each_key_and_puts_aside_what_came_to_nothing(anna: User) -> None:
    for _time in range(2):
        task = set_by_itself(kind=TaskKind.GUEST_GOT_IN, case="T-2222-2222", key="a", due_on=TODAY, at=MONDAY)
    assert list(tasks_for(anna)) == [task]
    assert no_longer_needed(Task.objects.all(), at=MONDAY) == 1
    assert no_longer_needed(Task.objects.all(), at=MONDAY) == 0
    assert not tasks_for(anna).exists()


def test_what_was_asked_goes_with_the_family(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    assert list(tasks_about([Case(uuid4(), task.case)])) == [task]
