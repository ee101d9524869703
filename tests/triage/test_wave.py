"""A wave of new registrations: spread evenly, every first call on a day, and families told in time."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import Status
from recruitment.outbox.delivery import deliver_next
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.longer import move_promise
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.watch import keep_watch
from recruitment.triage.wave import Wave, carry_out, plan_wave
from tests.make.duty import make_away
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import call, make_assigned, make_handler

pytestmark = pytest.mark.django_db
CALLS_A_DAY = 8


def day(number: int, hour: int = 9) -> datetime:
    """November 2026: the 21st is a Saturday, the 23rd a Monday."""
    return timezone.make_aware(datetime(2026, 11, number, hour))


SATURDAY, MONDAY, TUESDAY = day(21, 14), day(23), day(24)


@pytest.fixture
def five() -> list[User]:
    return [make_handler(first_name=name) for name in ("Anna", "Bo", "Cia", "Dan", "Eva")]


def weekend(number: int, **facts: Any) -> list[Lead]:
    return [make_lead(at=SATURDAY + timedelta(minutes=one), **facts) for one in range(number)]


def plan(people: list[User], *, now: datetime = MONDAY) -> Wave:
    return plan_wave(by=people[0], people={person.pk for person in people}, now=now)


def letters(subject: str) -> list[Any]:
    while deliver_next(DELIVERIES, at=timezone.now() + timedelta(days=3650)):
        pass
    return [letter for letter in mail.outbox if subject in letter.subject]


def test_everybody_gets_as_many_and_nothing_is_written_before_somebody_says_so(five: list[User]) -> None:
    weekend(13)
    wave = plan(five)
    assert sorted(part.new for part in wave.parts) == [2, 2, 3, 3, 3]
    assert not Lead.objects.filter(owner__isnull=False).exists()
    done = carry_out(wave, by=five[0], at=MONDAY)
    assert (done.taken, done.told, list(done.refused)) == (13, 0, [])
    counted = Counter(Lead.objects.values_list("owner", flat=True))
    assert sorted(counted.values()) == [2, 2, 3, 3, 3]


def test_done_again_there_is_nothing_left_and_nobody_is_told_twice(five: list[User]) -> None:
    weekend(20)
    wave = plan(five[:1])
    first, second = (carry_out(wave, by=five[0], at=MONDAY) for _time in range(2))
    assert (first.taken, first.told) == (20, 20 - 2 * CALLS_A_DAY)
    assert second.told + PromiseEvent.objects.count() == 2 * first.told
    assert len(letters("Det dröjer")) == first.told
    assert plan(five).new == []


def test_a_promise_that_holds_is_left_alone_and_one_that_cannot_is_changed_in_time(five: list[User]) -> None:
    """One colleague, two days until the promise: what does not fit is told of Wednesday and Thursday."""
    leads = weekend(2 * CALLS_A_DAY + CALLS_A_DAY + 1)
    wave = plan(five[:1])
    assert wave.new_promises == [(day(25).date(), CALLS_A_DAY), (day(26).date(), 1)]
    carry_out(wave, by=five[0], at=MONDAY)
    moved = {event.lead_id: event for event in PromiseEvent.objects.all()}
    for lead in leads:
        promised = lead.promised_by
        lead.refresh_from_db()
        assert lead.promised_by == promised, "the first promise is never overwritten"
        assert lead.next_action == NextAction.FIRST_CALL
        assert lead.next_action_on is not None
        if event := moved.get(lead.pk):
            assert event.mark == PromiseMark.MOVED
            assert event.at < lead.promised_by < event.new_promise
            assert timezone.localdate(event.new_promise) == lead.next_action_on
        else:
            assert lead.next_action_on <= timezone.localdate(lead.promised_by)


def test_the_letter_names_both_days_and_nothing_else(five: list[User]) -> None:
    weekend(2 * CALLS_A_DAY + 1, name="Åsa Öberg", email="asa@example.se")
    carry_out(plan(five[:1]), by=five[0], at=MONDAY)
    [letter] = letters("Det dröjer")
    assert letter.to == ["asa@example.se"]
    for words in ("tisdag 24 november", "onsdag 25 november", Lead.objects.last().reference[:4]):  # type: ignore[union-attr]
        assert words in letter.body
    assert "Åsa" not in letter.body


def test_who_was_told_in_time_is_not_told_that_we_are_late_until_that_breaks_too(five: list[User]) -> None:
    weekend(2 * CALLS_A_DAY + 1)
    carry_out(plan(five[:1]), by=five[0], at=MONDAY)
    told = PromiseEvent.objects.get(mark=PromiseMark.MOVED).lead
    keep_watch(day(24, 18))
    assert not told.promise_events.filter(mark=PromiseMark.BROKEN).exists()
    keep_watch(day(25, 18))
    assert told.promise_events.get(mark=PromiseMark.BROKEN).was_told
    late = [letter for letter in letters("Vi har inte ringt er") if told.reference in letter.body]
    assert len(late) == 1
    assert "onsdag 25 november" in late[0].body


def test_whom_we_cannot_write_to_is_called_while_the_promise_holds(five: list[User]) -> None:
    weekend(2 * CALLS_A_DAY)
    silent = make_lead(at=SATURDAY + timedelta(hours=3), email="")
    wave = plan(five[:1])
    assert wave.days[silent.reference] == MONDAY.date()
    assert (wave.told, wave.not_told) == (1, 0)


def test_more_than_can_be_called_in_time_are_shown_when_nobody_can_be_told(five: list[User]) -> None:
    weekend(2 * CALLS_A_DAY + 3, email="")
    wave = plan(five[:1])
    assert (wave.told, wave.not_told) == (0, 3)
    assert carry_out(wave, by=five[0], at=MONDAY).told == 0
    assert not PromiseEvent.objects.exists()


def test_what_somebody_already_has_takes_its_place_in_the_days(five: list[User]) -> None:
    anna = five[0]
    for _number in range(CALLS_A_DAY):
        make_assigned(owner=anna, at=day(20))
    weekend(CALLS_A_DAY + 1)
    wave = plan([anna])
    assert wave.new_promises == [(day(25).date(), 1)]


def test_nobody_away_takes_part_and_their_days_are_no_days_to_call(five: list[User]) -> None:
    anna, bo = five[:2]
    make_away(anna, at=MONDAY)
    make_away(bo, at=MONDAY, first_day=TUESDAY.date(), days=1)
    weekend(CALLS_A_DAY + 2)
    wave = plan([anna, bo])
    assert {proposal.colleague.key for proposal in wave.given.values()} == {bo.pk}
    assert sorted(set(wave.days.values())) == [MONDAY.date(), day(25).date()]


def test_protected_families_are_left_to_the_manager(five: list[User]) -> None:
    hidden = make_lead(at=SATURDAY, is_protected=True)
    weekend(2)
    manager = make_staff(Role.UNIT_MANAGER)
    wave = plan_wave(by=manager, people={five[0].pk}, now=MONDAY)
    assert (len(wave.new), wave.left_to_the_manager) == (2, 1)
    carry_out(wave, by=manager, at=MONDAY)
    hidden.refresh_from_db()
    assert hidden.status == Status.RECEIVED
    assert plan(five).left_to_the_manager == 0, "others do not even hear that there is one"


def test_one_that_a_colleague_took_in_between_is_left_alone_and_not_told(five: list[User]) -> None:
    leads = weekend(2 * CALLS_A_DAY + 1)
    wave = plan(five[:1])
    [late] = wave.late
    taken = next(lead for lead in leads if lead == late)
    call(taken, by=five[1], at=MONDAY)
    done = carry_out(wave, by=five[0], at=MONDAY)
    assert (done.taken, done.told) == (len(leads) - 1, 0)
    assert [reference for reference, _why in done.refused] == [taken.reference]


def test_a_unit_that_has_not_said_how_many_calls_fit_a_day_moves_no_promise(
    five: list[User], settings: Any
) -> None:
    promise = replace(settings.UNIT.promise, first_calls_a_day=0)
    settings.UNIT = replace(settings.UNIT, promise=promise)
    weekend(40)
    wave = plan(five[:1])
    assert (dict(wave.days), list(wave.late)) == ({}, [])
    assert carry_out(wave, by=five[0], at=MONDAY).taken == 40


def test_every_family_has_its_row_in_the_log(five: list[User]) -> None:
    weekend(2 * CALLS_A_DAY + 1)
    carry_out(plan(five[:1]), by=five[0], at=MONDAY)
    doors = Counter(AccessLogEntry.objects.values_list("door", flat=True))
    assert doors["triage.assign"] == 2 * CALLS_A_DAY + 1
    assert doors["triage.move_promise"] == 1


@pytest.mark.parametrize(
    ("to", "at"), [(day(24, 12), MONDAY), (day(26, 17), day(25))], ids=["earlier", "already broken"]
)
def test_a_promise_is_only_moved_later_and_while_it_holds(to: datetime, at: datetime) -> None:
    lead = make_lead(at=SATURDAY)
    with pytest.raises(TriageRefused):
        move_promise(lead, to=to, by=make_handler(), at=at)
    assert not PromiseEvent.objects.exists()


def test_only_who_waits_for_a_first_call_and_can_be_written_to_is_told() -> None:
    reached = make_assigned(at=SATURDAY)
    call(reached, at=MONDAY)
    for lead in (reached, make_lead(at=SATURDAY, email=""), make_lead(at=SATURDAY, is_protected=True)):
        with pytest.raises(TriageRefused):
            move_promise(lead, to=day(27, 17), by=make_handler(), at=MONDAY)
    assert not PromiseEvent.objects.exists()
