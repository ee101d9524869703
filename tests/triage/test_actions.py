"""What the pair at the desk does with a registration, and what it may not do."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from recruitment.leads.models import Lead, NextAction, Note
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.leads.status import EXITS, Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from recruitment.triage.models import Assessment, Assignment, ContactAttempt, ContactOutcome, ContactWay
from recruitment.triage.reasons import REASONS, ReferralReason
from recruitment.triage.refusals import TriageRefused
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import (
    brought_to,
    call,
    make_assigned,
    make_contacted,
    make_handler,
    tomorrow,
    what_the_end_needs,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def karin() -> User:
    return make_handler(first_name="Karin", last_name="Ström")


def step(at: datetime, next_action: str = NextAction.CALL_AGAIN) -> dict[str, Any]:
    return {"next_action": next_action, "next_action_on": tomorrow(at)}


def doors_of(lead: Lead) -> list[str]:
    """What the access log says was changed on this lead, in order."""
    entries = AccessLogEntry.objects.filter(action="change").order_by("pk")
    return [entry.door for entry in entries if entry.cases == [lead.reference]]


def test_a_pair_takes_a_new_registration_on(anna: User, karin: User, at: datetime) -> None:
    lead = make_lead()
    actions.assign(lead, owner=anna, partner=karin, **step(at, NextAction.FIRST_CALL), by=anna, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.partner) == (Status.ASSIGNED, anna, karin)
    assert (lead.next_action, lead.next_action_on) == (NextAction.FIRST_CALL, tomorrow(at))
    assert [change.after for change in lead.changes.all()] == [Status.RECEIVED, Status.ASSIGNED]
    assert doors_of(lead) == ["triage.assign"]


def test_another_pair_takes_over_without_a_new_status(anna: User, karin: User, at: datetime) -> None:
    lead = make_assigned(owner=anna, at=at - timedelta(hours=1))
    actions.assign(lead, owner=karin, partner=anna, **step(at), by=karin, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.partner) == (Status.ASSIGNED, karin, anna)
    assert [row.owner for row in lead.assignments.order_by("at")] == [anna, karin]


def test_assigning_twice_the_same_way_is_done_once(anna: User, at: datetime) -> None:
    lead = make_lead()
    for _time in range(2):
        actions.assign(lead, owner=anna, partner=None, **step(at), by=anna, at=at)
    assert Assignment.objects.filter(lead=lead).count() == 1
    assert doors_of(lead) == ["triage.assign"]


def test_only_desk_staff_can_be_responsible_and_never_twice_the_same(anna: User, at: datetime) -> None:
    lead = make_lead()
    for owner, partner in (
        (make_staff(Role.INVESTIGATOR), None),
        (make_staff(Role.EDITOR), None),
        (anna, anna),
        (anna, make_staff(Role.STEERING_VIEWER)),
        (make_handler(is_active=False), None),
    ):
        with pytest.raises(TriageRefused):
            actions.assign(lead, owner=owner, partner=partner, **step(at), by=anna, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.owner) == (Status.RECEIVED, None)
    assert doors_of(lead) == []


@pytest.mark.parametrize("status", sorted({*EXITS, Status.DORMANT, Status.HANDED_OVER}))
def test_what_is_not_open_is_not_assigned_but_opened_again(status: str, anna: User, at: datetime) -> None:
    lead = brought_to(Status(status))
    with pytest.raises(TriageRefused):
        actions.assign(lead, owner=anna, partner=None, **step(at), by=anna, at=at)


@pytest.mark.parametrize(
    ("next_action", "days"), [("", 1), ("dance", 1), ("call_again", -1), ("call_again", 400)]
)
def test_a_next_step_is_known_and_on_a_sensible_day(
    next_action: str, days: int, anna: User, at: datetime
) -> None:
    lead = make_lead()
    day = timezone.localtime(at).date() + timedelta(days=days)
    with pytest.raises(TriageRefused):
        actions.assign(
            lead, owner=anna, partner=None, next_action=next_action, next_action_on=day, by=anna, at=at
        )


def test_who_calls_a_new_registration_takes_it_on(anna: User, at: datetime) -> None:
    lead = make_lead()
    call(lead, ContactOutcome.NO_ANSWER, by=anna, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.owner) == (Status.ATTEMPTED, anna)
    assert [change.after for change in lead.changes.all()] == ["received", "assigned", "attempted"]


@pytest.mark.parametrize("outcome", ["no_answer", "message_left", "wrong_number"])
def test_an_attempt_is_no_talk(outcome: str, at: datetime) -> None:
    lead = make_assigned()
    call(lead, outcome, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.contacted_at) == (Status.ATTEMPTED, None)


def test_the_first_talk_is_remembered_for_ever(at: datetime) -> None:
    lead = make_assigned(at=at)
    call(lead, at=at + timedelta(hours=1))
    call(lead, at=at + timedelta(hours=5))
    call(lead, ContactOutcome.NO_ANSWER, at=at + timedelta(hours=6))
    lead.refresh_from_db()
    assert (lead.status, lead.contacted_at) == (Status.CONTACTED, at + timedelta(hours=1))
    assert lead.attempts.count() == 3


def test_one_form_logs_one_call_however_often_it_is_sent(at: datetime) -> None:
    lead = make_assigned()
    token = uuid4()
    for _time in range(3):
        call(lead, ContactOutcome.REACHED, at=at, token=token)
    assert ContactAttempt.objects.filter(lead=lead).count() == 1
    assert doors_of(lead).count("triage.log_contact") == 1


@pytest.mark.parametrize("status", sorted({*EXITS, Status.DORMANT, Status.HANDED_OVER}))
def test_what_is_not_open_takes_no_calls(status: str, anna: User, at: datetime) -> None:
    lead = brought_to(Status(status))
    with pytest.raises(TriageRefused):
        call(lead, by=anna, at=at)


def test_the_next_step_can_be_planned_anew(at: datetime) -> None:
    lead = make_assigned()
    assert lead.owner is not None
    actions.set_next_action(lead, next_action="book_visit", next_action_on=tomorrow(at), by=lead.owner, at=at)
    lead.refresh_from_db()
    assert (lead.next_action, lead.next_action_on) == ("book_visit", tomorrow(at))


@pytest.mark.parametrize("status", sorted({*EXITS, Status.RECEIVED, Status.DORMANT, Status.HANDED_OVER}))
def test_only_what_somebody_owns_has_a_next_step(status: str, anna: User, at: datetime) -> None:
    lead = brought_to(Status(status))
    with pytest.raises(TriageRefused):
        actions.set_next_action(lead, **step(at), by=anna, at=at)


def assess(lead: Lead, by: User, at: datetime, **facts: Any) -> Assessment:
    facts = {
        "recommendation": "hand_over",
        "requirements_met": ["time", "room"],
        "summary": "Ett lugnt hem.",
        **step(at, NextAction.HAND_OVER),
        **facts,
    }
    return actions.assess(lead, by=by, at=at, **facts)


def test_a_family_we_have_spoken_to_is_assessed(anna: User, at: datetime) -> None:
    lead = make_contacted(owner=anna)
    assess(lead, anna, at, requirements_met=["room", "time", "room"])
    lead.refresh_from_db()
    assert (lead.status, lead.next_action) == (Status.ASSESSED, NextAction.HAND_OVER)
    assert lead.assessments.get().requirements_met == ["room", "time"]


@pytest.mark.parametrize("status", [Status.RECEIVED, Status.ASSIGNED, Status.ATTEMPTED, Status.HANDED_OVER])
def test_nobody_is_assessed_unheard(status: Status, anna: User, at: datetime) -> None:
    lead = brought_to(status)
    before = lead.assessments.count()
    with pytest.raises(TriageRefused):
        assess(lead, anna, at)
    assert lead.assessments.count() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"recommendation": "perhaps"},
        {"requirements_met": ["rich"]},
        {"summary": "  "},
        {"summary": "a" * 4001},
    ],
)
def test_an_assessment_says_something_we_know(wrong: dict[str, Any], anna: User, at: datetime) -> None:
    lead = make_contacted(owner=anna)
    with pytest.raises(TriageRefused):
        assess(lead, anna, at, **wrong)
    lead.refresh_from_db()
    assert lead.status == Status.CONTACTED


def test_a_second_assessment_leaves_the_first_to_be_read(anna: User, at: datetime) -> None:
    lead = make_contacted(owner=anna)
    assess(lead, anna, at, recommendation="talk_more")
    assess(lead, anna, at + timedelta(days=1), recommendation="hand_over")
    assert [row.recommendation for row in lead.assessments.order_by("at")] == ["talk_more", "hand_over"]


@pytest.mark.parametrize("to", sorted(EXITS - {Status.UNREACHABLE, Status.DUPLICATE}))
def test_every_way_out_has_its_own_reasons(to: str, anna: User, at: datetime) -> None:
    foreign = next(
        reason
        for other, reasons in REASONS.items()
        if other != to
        for reason in reasons.values
        if reason not in REASONS[Status(to)].values
    )
    # A concern for a child has an action of its own, which tells the board.
    for reason in set(REASONS[Status(to)].values) - {ReferralReason.CHILD_CONCERN}:
        lead = make_assigned(owner=anna)
        with pytest.raises(TriageRefused):
            actions.close(lead, to=to, reason=foreign, by=anna, at=at)
        with pytest.raises(TriageRefused):
            actions.close(lead, to=to, reason="", by=anna, at=at)
        actions.close(lead, to=to, reason=str(reason), by=anna, at=at, **what_the_end_needs(to, anna, at))
        lead.refresh_from_db()
        assert (lead.status, lead.reason, lead.next_action) == (to, reason, "")
        assert lead.next_action_on is None
        assert lead.changes.latest("sequence").reason == reason


def test_closing_twice_the_same_way_is_done_once(anna: User, at: datetime) -> None:
    lead = make_assigned(owner=anna)
    for _time in range(2):
        actions.close(lead, to="withdrawn", reason="time", by=anna, at=at)
    assert doors_of(lead).count("triage.close") == 1


@pytest.mark.parametrize("to", ["received", "assigned", "handed_over", "dormant", "", "gone"])
def test_what_is_no_way_out_ends_nothing(to: str, anna: User, at: datetime) -> None:
    lead = make_assigned(owner=anna)
    with pytest.raises(TriageRefused):
        actions.close(lead, to=to, reason="time", by=anna, at=at)


def test_a_family_with_the_investigators_withdraws_there(anna: User, at: datetime) -> None:
    lead = brought_to(Status.HANDED_OVER)
    with pytest.raises(TriageRefused):
        actions.close(lead, to="withdrawn", reason="time", by=anna, at=at)


def test_unreachable_follows_the_visible_rule(anna: User, at: datetime) -> None:
    # Three calls of one day are one day's tries, so they must not pass midnight.
    at = timezone.localtime(at).replace(hour=8)
    lead = make_assigned(owner=anna, at=at)
    for hours in (1, 2, 3):
        call(lead, ContactOutcome.NO_ANSWER, at=at + timedelta(hours=hours))
    with pytest.raises(TriageRefused):
        actions.close(lead, to="unreachable", reason="no_answer", by=anna, at=at + timedelta(hours=4))
    call(lead, ContactOutcome.NO_ANSWER, at=at + timedelta(days=2))
    actions.close(lead, to="unreachable", reason="no_answer", by=anna, at=at + timedelta(days=2))
    assert lead.status == Status.UNREACHABLE


def test_rest_and_another_day_of_rest(anna: User, at: datetime) -> None:
    lead = make_assigned(owner=anna)
    day = tomorrow(at) + timedelta(days=90)
    actions.rest(lead, until=day, by=anna, at=at)
    actions.rest(lead, until=day + timedelta(days=30), by=anna, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.next_action) == (Status.DORMANT, NextAction.WAKE)
    assert lead.next_action_on == day + timedelta(days=30)
    assert [change.after for change in lead.changes.all()][-1] == Status.DORMANT
    assert lead.changes.filter(after=Status.DORMANT).count() == 1


@pytest.mark.parametrize("days", [0, -1, 3 * 366])
def test_a_rest_ends_on_a_day_to_come(days: int, anna: User, at: datetime) -> None:
    lead = make_assigned(owner=anna)
    with pytest.raises(TriageRefused):
        actions.rest(lead, until=timezone.localtime(at).date() + timedelta(days=days), by=anna, at=at)


def test_an_ended_or_handed_over_lead_does_not_go_to_rest(anna: User, at: datetime) -> None:
    for status in (Status.WITHDRAWN, Status.HANDED_OVER):
        with pytest.raises(MoveRefused):
            actions.rest(brought_to(status), until=tomorrow(at), by=anna, at=at)


def test_a_second_registration_is_joined_and_never_just_closed(anna: User, at: datetime) -> None:
    with pytest.raises(TriageRefused):
        actions.close(make_assigned(owner=anna), to="duplicate", reason="same_household", by=anna, at=at)
    with pytest.raises(TriageRefused):
        actions.reopen(brought_to(Status.DUPLICATE), owner=anna, partner=None, **step(at), by=anna, at=at)


@pytest.mark.parametrize("status", sorted({*EXITS, Status.DORMANT} - {Status.DUPLICATE}))
def test_everything_that_ended_can_be_opened_again(status: str, anna: User, at: datetime) -> None:
    lead = brought_to(Status(status))
    actions.reopen(lead, owner=anna, partner=None, **step(at), by=anna, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.reason) == (Status.ASSIGNED, anna, "")


def test_what_is_open_is_not_opened_again(anna: User, at: datetime) -> None:
    for status in (Status.RECEIVED, Status.ASSIGNED, Status.HANDED_OVER):
        with pytest.raises(TriageRefused):
            actions.reopen(brought_to(status), owner=anna, partner=None, **step(at), by=anna, at=at)


def test_notes_are_added_never_empty_and_once(anna: User, at: datetime) -> None:
    lead = make_lead()
    token = uuid4()
    for _time in range(2):
        actions.add_note(lead, text="  Ringer efter klockan fem.  ", by=anna, at=at, token=token)
    with pytest.raises(TriageRefused):
        actions.add_note(lead, text=" \n ", by=anna, at=at)
    assert Note.objects.get(lead=lead).text == "Ringer efter klockan fem."
    assert doors_of(lead) == ["triage.add_note"]


def test_a_colleague_who_was_first_is_told_of(anna: User, karin: User, at: datetime) -> None:
    """Two read the same lead; the second who writes finds it changed, and nothing is overwritten."""
    lead = make_lead()
    seen_by_karin = Lead.objects.get(pk=lead.pk)
    actions.assign(lead, owner=anna, partner=None, **step(at), by=anna, at=at)
    with pytest.raises(SomeoneWasFirst):
        actions.assign(seen_by_karin, owner=karin, partner=None, **step(at), by=karin, at=at)

    seen_by_karin = Lead.objects.get(pk=lead.pk)
    actions.assign(lead, owner=karin, partner=None, **step(at), by=anna, at=at)
    with pytest.raises(SomeoneWasFirst):
        actions.set_next_action(seen_by_karin, **step(at, NextAction.ASSESS), by=karin, at=at)
    lead.refresh_from_db()
    assert (lead.owner, lead.next_action) == (karin, NextAction.CALL_AGAIN)


Act = Callable[[Lead, User, datetime], object]
DEEDS: dict[str, tuple[Status, Act]] = {
    "triage.assign": (
        Status.RECEIVED,
        lambda lead, by, at: actions.assign(lead, owner=by, partner=None, **step(at), by=by, at=at),
    ),
    "triage.log_contact": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.log_contact(
            lead, way=ContactWay.SMS, outcome="message_left", note="", **step(at), by=by, at=at
        ),
    ),
    "triage.add_note": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.add_note(lead, text="Hej", by=by, at=at),
    ),
    "triage.set_next_action": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.set_next_action(lead, **step(at, "assess"), by=by, at=at),
    ),
    "triage.assess": (Status.CONTACTED, lambda lead, by, at: assess(lead, by, at)),
    "triage.close": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.close(
            lead, to="referred", reason="other_unit", referred_to="Mora", by=by, at=at
        ),
    ),
    "triage.rest": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.rest(lead, until=tomorrow(at), by=by, at=at),
    ),
    "triage.reopen": (
        Status.DORMANT,
        lambda lead, by, at: actions.reopen(lead, owner=by, partner=None, **step(at), by=by, at=at),
    ),
    "triage.protect": (Status.ASSIGNED, lambda lead, by, at: actions.protect(lead, by=by, at=at)),
    "triage.lift_protection": (
        Status.ASSIGNED,
        lambda lead, by, at: actions.lift_protection(lead, by=by, at=at),
    ),
}


@pytest.mark.parametrize("door", sorted(DEEDS))
def test_every_deed_stands_in_the_access_log_with_who_and_when(door: str, anna: User, at: datetime) -> None:
    start, act = DEEDS[door]
    lead = brought_to(start)
    act(lead, anna, at)
    entry = AccessLogEntry.objects.order_by("-pk").first()
    assert entry is not None
    assert (entry.door, entry.action, entry.actor, entry.at) == (door, "change", anna, at)
    assert entry.cases == [lead.reference]
