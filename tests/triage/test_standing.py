"""What a family may know of where its registration stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.leads.households import join
from recruitment.leads.models import EntryChannel, Lead, NextAction
from recruitment.leads.moves import move, no_next_action
from recruitment.leads.status import OPEN, Status
from recruitment.triage.clock import Promise
from recruitment.triage.standing import STAGES, Stage, State, standing_of, state_of
from tests.make.leads import make_lead
from tests.make.triage import brought_to, call, make_assigned, make_contacted, make_handler


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("is_told", [True, False])
def test_every_state_has_its_step(status: Status, is_told: bool) -> None:
    assert STAGES[state_of(status, is_told=is_told)] in Stage
    assert set(STAGES) == set(State)


@pytest.mark.parametrize("status", [Status.NOT_PROCEEDING, Status.REFERRED, Status.DUPLICATE])
def test_an_end_nobody_has_told_is_told_by_no_page(status: Status) -> None:
    assert state_of(status, is_told=False) == State.NEWS
    assert STAGES[State.NEWS] == Stage.CONTACT


@pytest.mark.django_db
def test_a_refusal_is_shown_with_the_day_it_was_told() -> None:
    standing = standing_of(brought_to(Status.NOT_PROCEEDING), at=timezone.now())
    assert (standing.state, standing.told_on) == (State.REFUSED, timezone.localdate())


@pytest.mark.django_db
def test_an_earlier_refusal_without_a_telling_is_not_shown() -> None:
    lead = make_lead()
    move(
        lead,
        Status.NOT_PROCEEDING,
        by=make_handler(),
        at=timezone.now(),
        reason="time",
        **no_next_action(),
    )
    standing = standing_of(lead, at=timezone.now())
    assert (standing.state, standing.told_on, standing.stage) == (State.NEWS, None, Stage.CONTACT)


@pytest.mark.django_db
def test_a_planned_call_is_shown_with_who_makes_it() -> None:
    lead = make_assigned()
    standing = standing_of(lead, at=timezone.now())
    assert standing.call_on == lead.next_action_on
    assert lead.owner is not None
    assert standing.caller == lead.owner.first_name
    later = standing_of(lead, at=timezone.now() + timedelta(days=9))
    assert later.call_on is None
    Lead.objects.filter(pk=lead.pk).update(next_action=NextAction.ASSESS)
    lead.refresh_from_db()
    assert standing_of(lead, at=timezone.now()).call_on is None


@pytest.mark.django_db
def test_the_promise_and_its_keeping() -> None:
    lead = make_assigned()
    now = timezone.now()
    assert_promise(lead, now, Promise.AWAITED)
    assert_promise(lead, lead.promised_by + timedelta(hours=1), Promise.BROKEN)
    call(lead)
    assert_promise(lead, now, Promise.REACHED)
    imported = make_lead(entry_channel=EntryChannel.IMPORT, email="", phone="0701740699")
    assert standing_of(imported, at=now).promise is None


def assert_promise(lead: Lead, at: object, standing: Promise) -> None:
    lead.refresh_from_db()
    told = standing_of(lead, at=at).promise  # type: ignore[arg-type]
    assert told is not None
    assert (told.by, told.standing) == (lead.promised_by, standing)


@pytest.mark.django_db
def test_a_joined_registration_stands_where_the_other_one_stands() -> None:
    first = make_contacted()
    second = make_lead(at=timezone.now() + timedelta(hours=1))
    assert first.owner is not None
    join(second, first, by=first.owner, at=timezone.now() + timedelta(hours=2))
    standing = standing_of(second, at=timezone.now())
    assert (standing.state, standing.stage) == (State.TALKING, Stage.CONTACT)
    assert standing.promise is not None
    assert standing.promise.by == second.promised_by


@pytest.mark.django_db
@pytest.mark.parametrize("status", sorted(set(Status) - OPEN - {Status.DUPLICATE}))
def test_nothing_is_promised_where_nobody_is_going_to_call(status: Status) -> None:
    standing = standing_of(brought_to(status), at=timezone.now())
    assert (standing.promise, standing.call_on, standing.caller) == (None, None, "")
