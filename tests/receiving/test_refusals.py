"""What is refused: told in a form that never changes, done in no part, written down without the family."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from fhr.env import Handoff
from recruitment.handoff.models import Adapter, Handover, ReceivedEvent
from recruitment.outcomes.queries import standing_of
from recruitment.receiving.reading import MOST_BYTES
from tests.make.calls import SECRET, about, acknowledged, call, day, problem, problem_of_any_size
from tests.make.triage import make_handed_over

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_receiver")]
NOW = timezone.now()
NEW = b"a secret that is coming, 24+"


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"secret": NEW}, "unsigned"),
        ({"webhook_signature": ""}, "unsigned"),
        ({"webhook_id": "evt_other"}, "unsigned"),
        ({"webhook_id": "å"}, "unsigned"),
        ({"webhook_timestamp": "1"}, "unsigned"),
        ({"webhook_timestamp": "nu"}, "unsigned"),
        ({"at": NOW - timedelta(days=1)}, "late"),
        ({"at": NOW + timedelta(days=1)}, "late"),
    ],
)
def test_who_does_not_prove_it_now_is_refused_and_nothing_is_done(
    changed: dict[str, Any], named: str, case: Handover
) -> None:
    answer = call("acknowledgement", acknowledged(case), **changed)
    assert problem(answer) == (401, named)
    assert answer["WWW-Authenticate"]
    assert not ReceivedEvent.objects.exists()
    case.refresh_from_db()
    assert case.received_at is None


def test_no_secret_lets_nobody_in(case: Handover, settings: Any) -> None:
    settings.HANDOFF = Handoff(ways=tuple(Adapter.values))
    assert problem(call("acknowledgement", acknowledged(case))) == (401, "unsigned")


def test_both_secrets_are_believed_while_one_takes_over(case: Handover, settings: Any) -> None:
    settings.HANDOFF = Handoff(ways=tuple(Adapter.values), receiving_secrets=(NEW, SECRET))
    for secret in (SECRET, NEW):
        assert call("acknowledgement", acknowledged(case), secret=secret).status_code == 200


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"{", "unreadable"),
        (b"\xff{}", "unreadable"),
        (b'{"reference": 1, "reference": 2}', "unreadable"),
        (b'{"sequence": NaN}', "unreadable"),
        (b'{"reference": "\\ud800"}', "unreadable"),
        (b"[" * 9000, "unreadable"),
        (b'{"sequence": ' + b"9" * 5000 + b"}", "unreadable"),
        (b"[]", "does-not-fit"),
        (b"null", "does-not-fit"),
        (b"{}", "does-not-fit"),
        (b" " * (MOST_BYTES + 1), "too-large"),
        (b" " * 2_600_000, ""),
    ],
)
def test_a_body_that_cannot_be_meant_is_named(content: bytes, named: str) -> None:
    status, name = problem_of_any_size(call("acknowledgement", content))
    assert status < 500
    assert name == (named or "about:blank")


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        ({"registry_number": "a\x00b"}, "/registry_number"),
        ({"registry_number": "1" * 41}, "/registry_number"),
        ({"registry_number": 7}, "/registry_number"),
        ({"received_on": "2026-02-30"}, "/received_on"),
        ({"received_on": "20260210"}, "/received_on"),
        ({"sequence": True}, "/sequence"),
        ({"sequence": 0}, "/sequence"),
        ({"sequence": "1"}, "/sequence"),
        ({"reference": "FHR-7K3M-9QXD\n"}, "/reference"),
        ({"personnummer": "19121212-1212"}, ""),
    ],
)
def test_each_place_that_does_not_fit_is_pointed_at_and_never_quoted(
    changed: dict[str, Any], pointer: str, case: Handover
) -> None:
    answer = call("acknowledgement", {**acknowledged(case), **changed})
    assert problem(answer) == (422, "does-not-fit")
    assert [error["pointer"] for error in json.loads(answer.content)["errors"]] == [pointer]
    assert "1212" not in answer.content.decode()


def test_a_case_that_is_not_theirs_is_as_unknown_as_one_that_is_not(case: Handover) -> None:
    ours = make_handed_over()
    gone = make_handed_over(adapter=Adapter.WEBHOOK)
    call("return", about(gone, sequence=1, reason="not_now"))
    said = set()
    for reference in (ours.lead.reference, gone.lead.reference, "FHR-2222-2222"):
        body = {"reference": reference, "milestone": "trained", "occurred_on": day()}
        answer = call("milestone", body)
        assert problem(answer) == (404, "unknown-case")
        said.add(answer.content)
    assert len(said) == 1


def test_word_of_an_earlier_hand_over_does_not_touch_the_later(case: Handover) -> None:
    Handover.objects.filter(pk=case.pk).update(sequence=2)
    for kind, body in (
        ("acknowledgement", acknowledged(case)),
        ("return", about(case, sequence=1, reason="not_now")),
    ):
        assert problem(call(kind, body)) == (409, "refused")


@pytest.mark.parametrize(
    "body",
    [
        {"outcome": "unsuitable"},
        {"outcome": "unsuitable", "reason": "time"},
        {"outcome": "suitable", "reason": "capacity"},
        {"outcome": "placed"},
        {"outcome": "suitable", "occurred_on": "2001-01-01"},
        {"outcome": "suitable", "occurred_on": "2999-01-01"},
    ],
)
def test_what_staff_may_not_enter_no_system_may_either(body: dict[str, Any], case: Handover) -> None:
    answer = call("outcome", about(case, **{"occurred_on": day(), **body}))
    assert problem(answer) == (409, "refused")
    assert json.loads(answer.content)["detail"]
    assert [fact.kind for fact in standing_of(case.lead)] == ["case_opened"]


def test_a_municipality_that_is_not_here_is_pointed_at(case: Handover) -> None:
    call("outcome", about(case, outcome="suitable", occurred_on=day()))
    answer = call("outcome", about(case, outcome="placed", occurred_on=day(), municipality="0180"))
    assert json.loads(answer.content)["errors"][0]["pointer"] == "/municipality"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_told_the_right_one(method: str) -> None:
    answer = Client().generic(method, "/api/v1/outcome")
    assert problem(answer) == (405, "wrong-method")
    assert answer["Allow"] == "POST"


@pytest.mark.parametrize(
    ("error", "status"), [(OperationalError("away"), 503), (RuntimeError("Anna Andersson"), 500)]
)
def test_our_own_faults_are_told_in_the_same_form_and_never_quoted(
    error: Exception, status: int, case: Handover, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*question: Any, **more: Any) -> None:
        raise error

    monkeypatch.setattr("recruitment.receiving.views.take_once", fail)
    answer = call("acknowledgement", acknowledged(case))
    assert problem_of_any_size(answer) == (status, "about:blank")
    assert ("Retry-After" in answer) is (status == 503)
    assert b"Anna" not in answer.content


@pytest.mark.parametrize("address", ["", "outcomes", "outcome/", "a/b/c"])
def test_what_is_not_here_is_told_in_the_same_form(address: str) -> None:
    assert problem(Client().post(f"/api/v1/{address}")) == (404, "nothing-here")


def test_another_content_is_refused(case: Handover) -> None:
    assert problem(call("return", b"a=1", content_type="text/plain")) == (415, "not-json")


@pytest.mark.parametrize(
    "changed",
    [
        {"secret": NEW},
        {"at": NOW - timedelta(hours=1)},
        {"content_type": "text/plain"},
        {"webhook_id": "a\tb"},
    ],
)
def test_a_refusal_is_written_down_without_the_family(
    changed: dict[str, Any], case: Handover, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "recruitment.receiving"):
        call("acknowledgement", acknowledged(case), **changed)
    (record,) = [one for one in caplog.records if one.name.startswith("recruitment.receiving")]
    assert "acknowledgement" in record.getMessage()
    for secret in (case.lead.reference, "IFO 2026:7", "\t"):
        assert secret not in record.getMessage()


def test_a_call_that_is_too_large_is_written_down_before_it_is_read(
    case: Handover, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "recruitment.receiving"):
        call("acknowledgement", json.dumps({**acknowledged(case), "mer": "x" * MOST_BYTES}).encode())
    (said,) = [one.getMessage() for one in caplog.records if one.name.startswith("recruitment.receiving")]
    assert "too-large" in said
    assert case.lead.reference not in said
