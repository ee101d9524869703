"""Handing over exactly once, claiming, giving back and receipting."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.handoff.actions import claim, confirm_receipt, give_back, hand_over, set_partner
from recruitment.handoff.models import Adapter, Handover, QueueItem
from recruitment.handoff.queries import QueueTab, in_tab
from recruitment.handoff.refusals import HandoffRefused
from recruitment.leads.moves import MoveRefused
from recruitment.leads.status import Status
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.queries import standing_of
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions as triage
from recruitment.triage.refusals import TriageRefused
from tests.make.staff import make_staff
from tests.make.triage import brought_to, make_assessed, make_handed_over, make_handler, tomorrow

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> datetime:
    return timezone.now()


@pytest.fixture
def ivar() -> User:
    return make_staff(Role.INVESTIGATOR, first_name="Ivar", last_name="Holm")


@pytest.fixture
def ulla() -> User:
    return make_staff(Role.INVESTIGATOR, first_name="Ulla", last_name="Ek")


def back(handover: Handover, by: User, at: datetime, reason: str = "more_talk") -> None:
    give_back(handover, reason=reason, next_action="call_again", next_action_on=tomorrow(at), by=by, at=at)


def today(at: datetime) -> date:
    return timezone.localtime(at).date()


def test_handing_over_packs_queues_and_opens_the_case(at: datetime) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    handover = hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=lead.owner, at=at)
    lead.refresh_from_db()
    assert (lead.status, lead.next_action, lead.next_action_on) == (Status.HANDED_OVER, "", None)
    assert handover.queue_item.queued_at == at
    assert (handover.schema_version, handover.sequence) == ("1.2", 1)
    assert [(fact.kind, fact.occurred_on) for fact in standing_of(lead)] == [("case_opened", today(at))]
    doors = [entry.door for entry in AccessLogEntry.objects.order_by("pk") if entry.at == at]
    assert doors == ["outcomes.record", "handoff.hand_over"]


def test_handing_over_twice_is_handing_over_once(at: datetime) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    first = hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=lead.owner, at=at)
    assert hand_over(lead, adapter=Adapter.TRESERVA_BY_HAND, by=lead.owner, at=at) == first
    assert Handover.objects.count() == QueueItem.objects.count() == lead.outcomes.count() == 1


@pytest.mark.parametrize("recommendation", ["talk_more", "not_now"])
def test_only_who_is_recommended_is_handed_over(recommendation: str, at: datetime) -> None:
    lead = make_assessed(recommendation=recommendation)
    assert lead.owner is not None
    with pytest.raises(HandoffRefused):
        hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=lead.owner, at=at)
    assert not Handover.objects.exists()


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.ASSESSED, Status.HANDED_OVER}))
def test_only_who_is_assessed_is_handed_over(status: str, at: datetime) -> None:
    lead = brought_to(Status(status))
    with pytest.raises((HandoffRefused, MoveRefused)):
        hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=make_handler(), at=at)
    assert not Handover.objects.exists()


def test_an_assessed_family_that_left_is_not_handed_over(at: datetime) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    triage.close(lead, to="withdrawn", reason="time", by=lead.owner, at=at)
    with pytest.raises(MoveRefused):
        hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=lead.owner, at=at)
    assert not Handover.objects.exists()


def test_a_way_that_does_not_exist_leads_nowhere(at: datetime) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    with pytest.raises(HandoffRefused):
        hand_over(lead, adapter="pigeon", by=lead.owner, at=at)


def test_treserva_has_no_place_in_the_queue() -> None:
    assert not QueueItem.objects.filter(handover=make_handed_over(adapter=Adapter.TRESERVA_BY_HAND)).exists()


def test_one_investigator_wins_and_the_other_is_told_who(ivar: User, ulla: User, at: datetime) -> None:
    handover = make_handed_over()
    assert claim(handover, by=ivar, at=at).claimed_by == ivar
    assert claim(handover, by=ivar, at=at + timedelta(seconds=1)).claimed_at == at
    with pytest.raises(HandoffRefused, match="Ivar Holm"):
        claim(handover, by=ulla, at=at)
    handover.refresh_from_db()
    assert (handover.received_by, handover.received_at) == (ivar, at)
    assert AccessLogEntry.objects.filter(door="handoff.claim").count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.INVESTIGATOR, Role.UNIT_MANAGER}))
def test_only_investigators_claim(role: str, at: datetime) -> None:
    handover = make_handed_over()
    with pytest.raises(HandoffRefused):
        claim(handover, by=make_staff(role), at=at)


def test_a_pair_investigates_and_either_finds_the_case_among_theirs(ivar: User, at: datetime) -> None:
    anna, bo = make_staff(Role.INVESTIGATOR), make_staff(Role.HANDLER)
    handover = make_handed_over()
    with pytest.raises(HandoffRefused):
        set_partner(handover, partner=anna, by=ivar, at=at)
    for wrong in (ivar, bo):
        with pytest.raises(HandoffRefused):
            claim(handover, partner=wrong, by=ivar, at=at)
    assert claim(handover, partner=anna, by=ivar, at=at).partner == anna
    for person in (ivar, anna):
        assert in_tab(QueueTab.MINE, person).get() == handover
    for _twice in range(2):
        set_partner(handover, partner=None, by=anna, at=at)
    assert not in_tab(QueueTab.MINE, anna).exists()
    assert AccessLogEntry.objects.filter(door="handoff.set_partner").count() == 1


def test_a_case_that_lies_nowhere_cannot_be_claimed(ivar: User, at: datetime) -> None:
    by_hand = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND)
    given_back = make_handed_over()
    back(given_back, ivar, at)
    withdrawn = make_handed_over(at=at)
    outcomes.record(withdrawn.lead, kind="withdrawn", occurred_on=today(at), reason="time", by=ivar, at=at)
    for handover in (by_hand, given_back, withdrawn):
        with pytest.raises(HandoffRefused):
            claim(handover, by=ivar, at=at)


def test_a_case_given_back_has_owner_step_and_day(ivar: User, at: datetime) -> None:
    handover = make_handed_over()
    owner = handover.lead.owner
    claim(handover, by=ivar, at=at)
    back(handover, ivar, at)
    lead = handover.lead
    lead.refresh_from_db()
    assert (lead.status, lead.owner) == (Status.ASSESSED, owner)
    assert (lead.next_action, lead.next_action_on) == ("call_again", tomorrow(at))
    handover.refresh_from_db()
    assert (handover.returned_by, handover.returned_at, handover.return_reason) == (ivar, at, "more_talk")
    assert handover.queue_item.closed_at == at


@pytest.mark.parametrize("reason", ["", "because", "withdrew"])
def test_giving_back_takes_a_reason_from_the_list(reason: str, ivar: User, at: datetime) -> None:
    handover = make_handed_over()
    with pytest.raises(HandoffRefused):
        back(handover, ivar, at, reason)
    handover.lead.refresh_from_db()
    assert handover.lead.status == Status.HANDED_OVER


def test_giving_back_plans_a_day_to_come(ivar: User, at: datetime) -> None:
    handover = make_handed_over()
    with pytest.raises(TriageRefused):
        give_back(
            handover,
            reason="more_talk",
            next_action="call_again",
            next_action_on=today(at) - timedelta(days=1),
            by=ivar,
            at=at,
        )


def test_nothing_is_given_back_twice_or_after_a_decision(ivar: User, at: datetime) -> None:
    handover = make_handed_over()
    back(handover, ivar, at)
    with pytest.raises(HandoffRefused):
        back(handover, ivar, at)
    decided = make_handed_over(at=at)
    outcomes.record(decided.lead, kind="suitable", occurred_on=today(at), by=ivar, at=at)
    with pytest.raises(HandoffRefused):
        back(decided, ivar, at)


def test_a_second_hand_over_opens_no_second_case(ivar: User, at: datetime) -> None:
    first = make_handed_over(at=at - timedelta(days=30))
    back(first, ivar, at - timedelta(days=20))
    lead = first.lead
    lead.refresh_from_db()
    assert lead.owner is not None
    second = hand_over(lead, adapter=Adapter.TRESERVA_BY_HAND, by=lead.owner, at=at)
    assert (second.sequence, second.adapter) == (2, "treserva")
    opened = [fact for fact in standing_of(lead) if fact.kind == "case_opened"]
    assert [fact.occurred_on for fact in opened] == [today(at - timedelta(days=30))]


def test_a_family_that_withdrew_may_come_back(ivar: User, at: datetime) -> None:
    start = at - timedelta(days=100)
    first = make_handed_over(at=start)
    lead = first.lead
    outcomes.record(
        lead, kind="withdrawn", occurred_on=today(start + timedelta(days=9)), reason="time", by=ivar, at=at
    )
    owner = make_handler()
    step = {"next_action": "call_again", "next_action_on": tomorrow(at)}
    triage.reopen(lead, owner=owner, partner=None, **step, by=owner, at=at)
    triage.log_contact(lead, way="phone", outcome="reached", note="", **step, by=owner, at=at)
    triage.assess(
        lead,
        recommendation="hand_over",
        requirements_met=[],
        summary="De vill igen.",
        **step,
        by=owner,
        at=at,
    )
    second = hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=owner, at=at)
    first.refresh_from_db()
    assert (second.sequence, first.return_reason) == (2, "withdrew")
    assert lead.status == Status.HANDED_OVER
    assert [fact.kind for fact in standing_of(lead)] == ["case_opened"]


def test_the_registry_number_is_the_receipt_and_stands_on_the_opening(at: datetime) -> None:
    handover = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND, at=at - timedelta(days=3))
    by = make_handler()
    for _time in range(2):
        confirm_receipt(
            handover,
            registry_number=" IFO 2026:117 ",
            received_on=today(at - timedelta(days=1)),
            by=by,
            at=at,
        )
    handover.refresh_from_db()
    assert handover.registry_number == "IFO 2026:117"
    assert handover.received_at is not None
    assert (today(handover.received_at), handover.received_by) == (today(at - timedelta(days=1)), by)
    (opened,) = standing_of(handover.lead)
    assert (opened.registry_number, opened.occurred_on) == ("IFO 2026:117", today(at - timedelta(days=3)))
    assert AccessLogEntry.objects.filter(door="handoff.confirm_receipt").count() == 1


@pytest.mark.parametrize(("number", "days"), [("", 0), ("  ", 0), ("1" * 41, 0), ("A1", 1), ("A1", -4)])
def test_a_receipt_has_a_number_and_a_day_that_can_be_true(number: str, days: int, at: datetime) -> None:
    handover = make_handed_over(adapter=Adapter.TRESERVA_BY_HAND, at=at - timedelta(days=3))
    with pytest.raises(HandoffRefused):
        confirm_receipt(
            handover,
            registry_number=number,
            received_on=today(at) + timedelta(days=days),
            by=make_handler(),
            at=at,
        )
    handover.refresh_from_db()
    assert handover.received_at is None


def test_a_case_given_back_takes_no_receipt(ivar: User, at: datetime) -> None:
    handover = make_handed_over()
    back(handover, ivar, at)
    with pytest.raises(HandoffRefused):
        confirm_receipt(handover, registry_number="A1", received_on=today(at), by=ivar, at=at)


def test_the_database_keeps_one_standing_hand_over_and_whole_signatures(at: datetime) -> None:
    handover = make_handed_over()
    wrong: tuple[dict[str, object], ...] = (
        {"received_at": at},
        {"returned_at": at},
        {"returned_at": at, "returned_by": handover.handed_over_by},
    )
    for fields in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Handover.objects.filter(pk=handover.pk).update(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        QueueItem.objects.filter(pk=handover.pk).update(claimed_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.create(
            lead=handover.lead,
            sequence=2,
            adapter="treserva",
            schema_version="1.0",
            digest="",
            handed_over_at=at,
            handed_over_by=handover.handed_over_by,
        )
