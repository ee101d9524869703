"""A signed message: what arrives, what is tried again, what is given up, and who is never spoken to."""

import json
import ssl
from dataclasses import replace
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from recruitment.handoff import package
from recruitment.handoff.adapters import DELIVERIES
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.signatures import ID, SIGNATURE, TIMESTAMP, prove
from recruitment.outbox import receiver as line
from recruitment.outbox.delivery import LEASE
from recruitment.outbox.models import MessageStatus, OutboxMessage
from tests.make.certificate import self_signed, serving
from tests.make.deliveries import letters, send_all, send_one, take_one, the_one
from tests.make.receiver import SECRET, Receiver, a_receiver
from tests.make.triage import make_handed_over

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way")]
AT = timezone.now()


def test_a_signed_message_arrives_whole_and_proves_itself(receiver: Receiver) -> None:
    handover = make_handed_over(adapter=Adapter.WEBHOOK, name="Kanarina Fågelsson")
    event_id = str(the_one().pk)
    send_all()
    headers, body, event = receiver.seen_headers[0], receiver.bodies[0], receiver.calls[0]
    prove(headers[ID], headers[TIMESTAMP], headers[SIGNATURE], body, secrets=[SECRET], at=timezone.now())
    assert (headers[ID], event["id"], headers["content-type"]) == (event_id, event_id, "application/json")
    data = event["data"]
    assert (event["type"], data["reference"], data["sequence"]) == (
        "handoff.handed_over", handover.lead.reference, 1,
    )  # fmt: skip
    assert data["digest"] == f"sha-256={package.digest(data['package'])}"
    schema = Path(package.__file__).parent / "schema" / f"package-{data['schema_version']}.json"
    assert list(Draft202012Validator(json.loads(schema.read_text())).iter_errors(data["package"])) == []
    handover.refresh_from_db()
    assert handover.sent_at is not None
    assert the_one().status == MessageStatus.SENT


def test_both_secrets_sign_while_one_takes_over(receiver: Receiver, settings: Any) -> None:
    new = b"another secret, 24 or more"
    settings.HANDOFF = replace(settings.HANDOFF, webhook_secrets=(new, SECRET))
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_all()
    headers = receiver.seen_headers[0]
    for secret in (SECRET, new):
        prove(
            headers[ID], headers[TIMESTAMP], headers[SIGNATURE], receiver.bodies[0],
            secrets=[secret], at=timezone.now(),
        )  # fmt: skip


def test_an_answer_that_is_lost_makes_no_second_effect(receiver: Receiver) -> None:
    """The worker dies between sending and writing down; the receiver knows the event by its id."""
    make_handed_over(adapter=Adapter.WEBHOOK)
    message = take_one()
    DELIVERIES[message.kind](message.payload, message.pk)
    send_all(at=timezone.now() + LEASE)
    assert len(receiver.calls) == 2
    assert sum(receiver.effects.values()) == 1
    assert the_one().status == MessageStatus.SENT
    assert len(set(receiver.bodies)) == 1


@pytest.mark.parametrize(
    ("status", "is_given_up"),
    [(400, True), (410, True), (422, True), (301, True), (307, True), (401, False), (404, False),
     (429, False), (500, False), (503, False), (0, False)],
)  # fmt: skip
def test_what_will_never_do_is_given_up_and_the_rest_tried_again(
    status: int, is_given_up: bool, receiver: Receiver
) -> None:
    receiver.answer = lambda _receiver, _event: status
    receiver.headers = {"Location": "http://127.0.0.1:1/", "Retry-After": "3600"}
    handover = make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    message = the_one()
    assert (message.status == MessageStatus.FAILED) is is_given_up
    assert message.last_error
    assert len(receiver.calls) == 1, "a redirect was followed"
    handover.refresh_from_db()
    assert handover.sent_at is None


def test_the_receiver_may_ask_for_a_longer_pause(receiver: Receiver) -> None:
    receiver.answer = lambda _receiver, _event: 503
    receiver.headers = {"Retry-After": "3600"}
    make_handed_over(adapter=Adapter.WEBHOOK)
    now = timezone.now()
    send_one(at=now)
    assert the_one().next_attempt_at == now + timedelta(hours=1)


def test_a_receiver_that_is_silent_is_left_after_its_time(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "ANSWER_SECONDS", 0.1)
    receiver.slowness = 0.4
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED
    assert "i tid" in the_one().last_error


def test_no_receiver_holds_a_worker_past_the_limit_for_the_whole(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each wait may be within its limit, and the whole of them without end."""
    monkeypatch.setattr(line, "ALL_SECONDS", 0.1)
    receiver.slowness = 0.4
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED


def test_a_page_in_place_of_a_word_is_no_receipt(receiver: Receiver) -> None:
    receiver.answer = lambda _receiver, _event: 200
    receiver.body = b"<p>Logga in</p>" * 5000
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED
    assert "lång" in the_one().last_error


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook_hosts": ("mottagare.example.se",)},
        {"webhook_hosts": ()},
        {"webhook_networks": ()},
        {"webhook_networks": ("198.51.100.0/24",)},
        {"webhook_url": "http://127.0.0.1:9/in"},
        {"webhook_url": "http://localhost.example.se/in"},
    ],
)
def test_nothing_is_said_to_anybody_who_is_not_on_the_list(
    changed: dict[str, Any], receiver: Receiver, settings: Any
) -> None:
    if "webhook_networks" in changed:
        changed = {"webhook_networks": tuple(map(ip_network, changed["webhook_networks"]))}
    settings.HANDOFF = replace(settings.HANDOFF, **changed)
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.FAILED
    assert receiver.calls == []


def test_a_name_with_one_stray_address_is_refused(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when somebody answers the look-up with an inner address beside the right one."""
    both = [(2, 1, 6, "", ("127.0.0.1", 80)), (2, 1, 6, "", ("169.254.169.254", 80))]
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *question, **more: both)
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.FAILED
    assert receiver.calls == []


def test_plain_http_never_leaves_the_machine(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.HANDOFF = replace(settings.HANDOFF, webhook_networks=(ip_network("198.51.100.0/24"),))
    far = [(2, 1, 6, "", ("198.51.100.7", 80))]
    monkeypatch.setattr(line.socket, "getaddrinfo", lambda *question, **more: far)
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert "https" in the_one().last_error
    assert the_one().status == MessageStatus.FAILED


def test_a_name_that_cannot_be_looked_up_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*question: Any, **more: Any) -> None:
        raise OSError("no such name")

    monkeypatch.setattr(line.socket, "getaddrinfo", nobody)
    make_handed_over(adapter=Adapter.WEBHOOK)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED


@pytest.mark.parametrize("way", ["webhook", "file_drop"])
def test_who_was_erased_or_given_back_meanwhile_is_not_sent(
    way: str, receiver: Receiver, folder: Path
) -> None:
    handover = make_handed_over(adapter=way)
    Handover.objects.filter(pk=handover.pk).update(
        returned_at=AT, returned_by=handover.handed_over_by, return_reason="not_now"
    )
    send_all()
    assert letters() == []
    assert receiver.calls == []
    assert list(folder.iterdir()) == []


def test_one_familys_second_package_waits_for_the_first_and_no_other_family_does(receiver: Receiver) -> None:
    """Order is kept within a case, even past a package that was given up."""
    receiver.answer = lambda _receiver, event: 422 if event["data"]["sequence"] == 1 else 204
    first = make_handed_over(adapter=Adapter.WEBHOOK, at=AT - timedelta(hours=2))
    send_all()
    Handover.objects.filter(pk=first.pk).update(sequence=3)
    second = OutboxMessage.objects.get(pk=the_one().pk)
    second.pk, second.effect_key, second.attempts = None, "handoff:later", 0
    second.status, second.created_at = MessageStatus.QUEUED, AT
    second.save(force_insert=True)
    make_handed_over(adapter=Adapter.WEBHOOK)
    receiver.answer = lambda _receiver, event: 204
    send_all()
    assert [event["data"]["sequence"] for event in receiver.calls] == [1, 1]
    assert OutboxMessage.objects.get(effect_key="handoff:later").attempts == 0


@pytest.mark.parametrize(
    ("name", "is_trusted", "cause"),
    [("localhost", True, ""), ("localhost", False, "certifikat"), ("annan.example.se", True, "certifikat")],
)
def test_a_certificate_must_hold_for_the_very_name(
    name: str, is_trusted: bool, cause: str, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = self_signed(tmp_path, name)
    trust = ssl.create_default_context(cafile=str(file) if is_trusted else None)
    monkeypatch.setattr(line, "_trust", lambda: trust)
    with a_receiver(serving(file)) as far:
        settings.HANDOFF = far.setup()
        make_handed_over(adapter=Adapter.WEBHOOK)
        send_one()
        assert the_one().status == (MessageStatus.QUEUED if cause else MessageStatus.SENT)
        assert cause in the_one().last_error
        assert len(far.calls) == (0 if cause else 1)


def test_the_limit_for_the_whole_holds_under_tls_too(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = self_signed(tmp_path)
    trust = ssl.create_default_context(cafile=str(file))
    monkeypatch.setattr(line, "_trust", lambda: trust)
    monkeypatch.setattr(line, "ALL_SECONDS", 0.3)
    with a_receiver(serving(file)) as far:
        # Without the limit, the answer would come and count.
        far.slowness = 3
        settings.HANDOFF = far.setup()
        make_handed_over(adapter=Adapter.WEBHOOK)
        send_one()
        assert the_one().status == MessageStatus.QUEUED
