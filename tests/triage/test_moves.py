"""The table of moves, walked over every pair of statuses, and what the database itself refuses."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.leads.models import Lead, NextAction, StatusChange
from recruitment.leads.moves import MoveRefused, move
from recruitment.leads.status import EXITS, MOVES, OPEN, OWNED, Status, may_move
from recruitment.staff.models import User
from tests.make.triage import brought_to, make_handler, tomorrow

# Written out once more by hand, from the unit's own description and not from the code.
ALLOWED = {
    "received": "assigned dormant withdrawn not_proceeding duplicate referred",
    "assigned": "attempted contacted dormant withdrawn not_proceeding unreachable duplicate referred",
    "attempted": "contacted dormant withdrawn not_proceeding unreachable duplicate referred",
    "contacted": "assessed dormant withdrawn not_proceeding unreachable duplicate referred",
    "assessed": "handed_over dormant withdrawn not_proceeding unreachable duplicate referred",
    "handed_over": "assessed withdrawn",
    "dormant": "assigned withdrawn",
    "withdrawn": "assigned",
    "not_proceeding": "assigned",
    "unreachable": "assigned",
    "duplicate": "assigned",
    "referred": "assigned",
}
PAIRS = [(start, end) for start in Status for end in Status]


def fields_of(status: Status, owner: User) -> dict[str, Any]:
    """What a lead must carry to stand in a status."""
    waiting = {"next_action": NextAction.CALL_AGAIN, "next_action_on": tomorrow(timezone.now())}
    if status in OWNED:
        return {"owner": owner, **waiting}
    return waiting if status == Status.DORMANT else {}


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_the_table_says_what_the_unit_says(start: Status, end: Status) -> None:
    assert may_move(start, end) is (end.value in ALLOWED[start].split())


@pytest.mark.django_db
@pytest.mark.parametrize("start", list(Status))
def test_every_move_from_a_status_is_made_or_refused_as_the_table_says(start: Status) -> None:
    owner = make_handler()
    lead = brought_to(start)
    for end in Status:
        before = StatusChange.objects.filter(lead=lead).count()
        point = transaction.savepoint()
        if end in MOVES[start]:
            reason = "other" if end in EXITS else ""
            move(lead, end, by=owner, at=timezone.now(), reason=reason, **fields_of(end, owner))
            lead.refresh_from_db()
            assert lead.status == end
            assert StatusChange.objects.filter(lead=lead).count() == before + 1
        else:
            with pytest.raises(MoveRefused):
                move(lead, end, by=owner, at=timezone.now(), reason="other", **fields_of(end, owner))
            assert StatusChange.objects.filter(lead=lead).count() == before
        transaction.savepoint_rollback(point)
        lead.refresh_from_db()
    assert lead.status == start


@pytest.mark.django_db
@pytest.mark.parametrize("status", sorted(OWNED))
@pytest.mark.parametrize("gap", [{"owner": None}, {"next_action": ""}, {"next_action_on": None}])
def test_an_open_lead_without_owner_step_or_day_is_impossible(status: str, gap: dict[str, Any]) -> None:
    lead = brought_to(Status(status))
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(**gap)


@pytest.mark.django_db
@pytest.mark.parametrize("status", sorted(EXITS))
def test_an_ended_lead_without_reason_is_impossible(status: str) -> None:
    lead = brought_to(Status(status))
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(reason="")


@pytest.mark.django_db
def test_a_sleeping_lead_without_a_day_to_wake_is_impossible() -> None:
    lead = brought_to(Status.DORMANT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(next_action_on=None)


@pytest.mark.django_db
def test_a_pair_of_one_person_is_impossible() -> None:
    lead = brought_to(Status.ASSIGNED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(partner=lead.owner)


def test_open_owned_and_ended_do_not_overlap() -> None:
    assert OPEN.isdisjoint(EXITS)
    assert {*OPEN, *EXITS, Status.DORMANT, Status.HANDED_OVER} == set(Status)
    assert {Status.RECEIVED} == OPEN - OWNED
