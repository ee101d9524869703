"""What receivers tell us: the deeds of staff, each done once and answered the same each time."""

import json
import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponse
from django.utils import timezone

from recruitment.handoff.models import Handover, ReceivedEvent
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.queries import standing_of
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import SYSTEM_EMAIL
from tests.make.calls import about, acknowledged, call, day, problem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_receiver")]


def test_an_acknowledgement_is_the_receipt_in_the_systems_name(case: Handover) -> None:
    answer = call("acknowledgement", acknowledged(case), event="evt_a")
    assert json.loads(answer.content) == {
        "event": "evt_a", "reference": case.lead.reference, "kind": "acknowledgement",
    }  # fmt: skip
    case.refresh_from_db()
    assert case.registry_number == "IFO 2026:7"
    assert case.received_by is not None and case.received_by.email == SYSTEM_EMAIL
    assert standing_of(case.lead)[0].registry_number == "IFO 2026:7"
    assert AccessLogEntry.objects.filter(door="handoff.confirm_receipt").count() == 1
    # No session and no cookie: the signature is all.
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_a_case_goes_back_to_its_pair_with_a_step_and_a_day(case: Handover) -> None:
    assert call("return", about(case, sequence=1, reason="incomplete")).status_code == 200
    lead = Lead.objects.get(pk=case.lead_id)
    assert (lead.status, lead.next_action) == (Status.ASSESSED, "call_again")
    assert lead.next_action_on is not None and lead.next_action_on > timezone.localdate()
    assert lead.owner == case.lead.owner
    case.refresh_from_db()
    assert case.return_reason == "incomplete"


def test_the_whole_way_to_a_placement_is_told(case: Handover) -> None:
    town = case.lead.municipality_id
    for kind, body in (
        ("milestone", about(case, milestone="investigation_opened", occurred_on=day(50))),
        ("outcome", about(case, outcome="suitable", occurred_on=day(30))),
        ("milestone", about(case, milestone="trained", occurred_on=day(25))),
        ("milestone", about(case, milestone="available", occurred_on=day(20))),
        ("outcome", about(case, outcome="offered", occurred_on=day(15), municipality=town)),
        ("outcome", about(case, outcome="matched", occurred_on=day(10), municipality=town)),
        ("outcome", about(case, outcome="placed", occurred_on=day(5), municipality=town)),
        ("outcome", about(case, outcome="ended", occurred_on=day(0))),
    ):
        answer = call(kind, body)
        assert answer.status_code == 200, answer.content
    assert [fact.kind for fact in standing_of(case.lead)] == [
        "case_opened", "investigation_opened", "suitable", "trained", "available", "offered", "matched",
        "placed", "ended",
    ]  # fmt: skip


def test_a_family_that_withdraws_leaves_by_its_own_way(case: Handover) -> None:
    answer = call("outcome", about(case, outcome="withdrawn", reason="time", occurred_on=day(1)))
    assert answer.status_code == 200, answer.content
    case.lead.refresh_from_db()
    assert case.lead.status == Status.WITHDRAWN


def test_a_correction_supersedes_and_the_first_word_stays(case: Handover) -> None:
    call("outcome", about(case, outcome="suitable", occurred_on=day(9)))
    assert problem(call("outcome", about(case, outcome="suitable", occurred_on=day(8)))) == (409, "refused")
    right = about(case, outcome="suitable", occurred_on=day(8), correction=True)
    assert call("outcome", right).status_code == 200
    assert standing_of(case.lead)[-1].occurred_on == date.fromisoformat(day(8))
    assert Outcome.objects.filter(lead=case.lead, kind="suitable").count() == 2
    never = about(case, outcome="ended", occurred_on=day(8), correction=True)
    assert problem(call("outcome", never)) == (409, "refused")


def test_the_same_event_gives_the_same_answer_and_no_second_effect(case: Handover) -> None:
    body = about(case, milestone="trained", occurred_on=day(3))
    first = call("milestone", body, event="evt_1")
    later = call("milestone", body, event="evt_1", at=timezone.now() + timedelta(seconds=60))
    assert first.status_code == later.status_code == 200
    assert first.content == later.content
    assert Outcome.objects.filter(kind="trained").count() == 1
    # The answer stays the same even when the case has gone on since.
    call("return", about(case, sequence=1, reason="not_now"))
    assert call("milestone", body, event="evt_1").content == first.content


def test_an_id_that_is_used_for_something_else_is_told(case: Handover) -> None:
    call("milestone", about(case, milestone="trained", occurred_on=day(3)), event="evt_1")
    other = call("milestone", about(case, milestone="trained", occurred_on=day(2)), event="evt_1")
    assert problem(other) == (409, "other-body")
    elsewhere = call("outcome", about(case, milestone="trained", occurred_on=day(3)), event="evt_1")
    assert problem(elsewhere)[0] == 422


def test_what_was_refused_is_not_remembered_and_may_succeed_later(case: Handover) -> None:
    """Events may overtake each other on the way: the later one is simply sent again."""
    early = about(case, milestone="available", occurred_on=day(3))
    assert problem(call("milestone", early, event="evt_1")) == (409, "refused")
    assert not ReceivedEvent.objects.exists()
    call("outcome", about(case, outcome="suitable", occurred_on=day(4)))
    assert call("milestone", early, event="evt_1").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_at_once_have_one_effect(case: Handover) -> None:
    body = about(case, milestone="trained", occurred_on=day(3))
    answers: list[HttpResponse] = []

    def send() -> None:
        try:
            answers.append(call("milestone", body, event="evt_1"))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {(answer.status_code, answer.content) for answer in answers} == {(200, answers[0].content)}
    assert Outcome.objects.filter(kind="trained").count() == 1
