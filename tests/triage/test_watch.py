"""The clock over the promise: an alarm before, one honest word when it breaks, the manager after."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from recruitment.triage.models import ContactOutcome, PromiseEvent, PromiseMark
from recruitment.triage.watch import keep_watch
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import call, make_assigned

pytestmark = pytest.mark.django_db


def day(number: int, hour: int = 9) -> datetime:
    """November 2026: the 23rd is a Monday."""
    return timezone.make_aware(datetime(2026, 11, number, hour))


MONDAY = day(23)
ALARM, MOVED = PromiseMark.ALARM, PromiseMark.MOVED
BROKEN, ESCALATED = PromiseMark.BROKEN, PromiseMark.ESCALATED


@pytest.fixture(autouse=True)
def manager() -> User:
    return make_staff(Role.UNIT_MANAGER, email="chefen@example.se")


def marks(lead: Lead) -> list[str]:
    return list(lead.promise_events.order_by("at").values_list("mark", flat=True))


def watch_until(last: datetime) -> None:
    """Every hour from Monday on, as the worker would."""
    at = MONDAY
    while at <= last:
        keep_watch(at)
        at += timedelta(hours=1)


def letters(subject: str = "") -> list[Any]:
    while deliver_next(DELIVERIES, at=timezone.now() + timedelta(days=3650)):
        pass
    return [letter for letter in mail.outbox if subject in letter.subject]


def test_alarm_then_broken_then_escalated_each_in_its_hour() -> None:
    # Nobody can write to this family, so that the first promise is the one that breaks.
    lead = make_lead(at=MONDAY, email="")
    for until, expected in (
        (day(24, 16), []),
        (day(24, 18), [ALARM]),
        (day(25, 16), [ALARM]),
        (day(25, 18), [ALARM, BROKEN]),
        (day(26, 16), [ALARM, BROKEN]),
        (day(26, 18), [ALARM, BROKEN, ESCALATED]),
    ):
        watch_until(until)
        assert marks(lead) == expected, until


def test_a_family_that_can_be_told_hears_before_the_promise_breaks() -> None:
    lead = make_lead(at=MONDAY)
    for until, expected in (
        (day(25, 16), {ALARM}),
        (day(25, 18), {ALARM, MOVED}),
        (day(26, 16), {ALARM, MOVED}),
        (day(26, 18), {ALARM, MOVED, BROKEN, ESCALATED}),
    ):
        watch_until(until)
        assert set(marks(lead)) == expected, until


def test_watching_a_hundred_times_tells_each_person_once() -> None:
    make_lead(at=MONDAY, email="kim@example.se")
    for _time in range(5):
        watch_until(day(27))
    assert PromiseEvent.objects.count() == 4
    assert len(letters("Vi kanske inte hinner ringa i dag")) == 1
    assert len(letters("Vi har inte ringt er")) == 1
    assert len(letters("Ett löfte har brutits")) == 1
    assert len(letters("Ett löfte löper snart ut")) == 1


def test_the_family_hears_of_the_old_promise_and_the_new_one_and_nothing_else() -> None:
    lead = make_lead(name="Åsa Öberg", at=MONDAY, email="asa@example.se")
    first = lead.promised_by
    # The worker was away when there still was time to say so.
    keep_watch(day(25, 18))
    [letter] = letters("Vi har inte ringt er")
    assert letter.to == ["asa@example.se"]
    for words in ("onsdag 25 november", "torsdag 26 november", lead.reference):
        assert words in letter.body
    assert "Åsa" not in letter.body
    event = lead.promise_events.get(mark=BROKEN)
    assert (event.new_promise, event.was_told) == (day(26, 17), True)
    lead.refresh_from_db()
    assert lead.promised_by == first, "the first promise is what statistics count"


def test_the_new_promise_falls_on_a_working_day() -> None:
    lead = make_lead(at=day(25))
    keep_watch(day(27, 18))
    assert lead.promise_events.get(mark=BROKEN).new_promise == day(30, 17)


def test_a_protected_family_and_one_without_an_address_are_not_written_to() -> None:
    protected, silent = make_lead(at=MONDAY, is_protected=True), make_lead(at=MONDAY, email="")
    watch_until(day(25, 18))
    assert letters("Vi har inte ringt er") == []
    for lead in (protected, silent):
        assert lead.promise_events.get(mark=BROKEN).was_told is False


def test_the_manager_is_told_of_references_and_doors_only() -> None:
    lead = make_lead(name="Åsa Öberg", at=MONDAY, email="asa@example.se")
    watch_until(day(27))
    [letter] = letters("Ett löfte har brutits")
    assert letter.to == ["chefen@example.se"]
    assert f"/handlaggning/{lead.reference}/" in letter.body
    for secret in ("Åsa", "asa@", "070", "Ludvika"):
        assert secret not in letter.body


def test_the_alarm_goes_to_the_pair_where_there_is_one() -> None:
    anna = make_staff(Role.HANDLER, email="anna@example.se")
    make_assigned(owner=anna, at=MONDAY)
    watch_until(day(24, 18))
    assert [letter.to for letter in letters("löper snart ut")] == [["anna@example.se"]]


def test_many_families_make_one_letter_and_the_inbox_shows_the_rest() -> None:
    for _number in range(25):
        make_lead(at=MONDAY, email="")
    keep_watch(day(27))
    [letter] = letters("Ett löfte har brutits")
    assert letter.body.count("/handlaggning/FHR-") == 20
    assert "och 5 till" in letter.body


@pytest.mark.parametrize("outcome", [ContactOutcome.REACHED, ContactOutcome.MESSAGE_LEFT])
def test_a_talk_or_a_way_back_ends_the_watch(outcome: str) -> None:
    lead = make_assigned(at=MONDAY)
    call(lead, outcome, at=day(24))
    watch_until(day(30))
    assert marks(lead) == []


def test_a_call_nobody_answered_keeps_no_promise() -> None:
    lead = make_assigned(at=MONDAY)
    call(lead, ContactOutcome.NO_ANSWER, at=day(24))
    watch_until(day(27))
    assert set(marks(lead)) == {ALARM, MOVED, BROKEN, ESCALATED}


def test_what_ended_or_rests_is_not_watched_nor_what_was_opened_again() -> None:
    ended, rests, again = (make_assigned(at=MONDAY) for _number in range(3))
    for lead in (ended, again):
        assert lead.owner is not None
        actions.close(lead, to=Status.WITHDRAWN, reason="time", by=lead.owner, at=MONDAY)
    assert rests.owner is not None and again.owner is not None
    actions.rest(rests, until=day(30).date(), by=rests.owner, at=MONDAY)
    actions.reopen(
        again,
        owner=again.owner,
        partner=None,
        next_action="call_again",
        next_action_on=day(24).date(),
        by=again.owner,
        at=MONDAY,
    )
    watch_until(day(27))
    assert PromiseEvent.objects.count() == 0


def test_after_a_night_of_the_worker_an_alarm_too_late_is_left_out() -> None:
    lead = make_lead(at=MONDAY)
    keep_watch(day(27))
    assert sorted(marks(lead)) == sorted([BROKEN, ESCALATED])


def test_the_watch_is_written_down_in_the_access_log() -> None:
    lead = make_lead(at=MONDAY)
    keep_watch(day(27))
    assert AccessLogEntry.objects.get(door="triage.keep_watch").cases == [lead.reference]
    assert keep_watch(day(27)) == ""


def test_letters_of_a_family_go_with_the_family() -> None:
    lead = make_lead(at=MONDAY)
    watch_until(day(25, 18))
    kinds = OutboxMessage.objects.filter(case=lead.reference).values_list("kind", flat=True)
    assert set(kinds) == {"mail.receipt", "mail.running_late"}
