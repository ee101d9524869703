"""The contract that every way to the investigators keeps, and how each meets a refusal and a silence."""

import hashlib
import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator

from fhr.env import Handoff
from recruitment.handoff import package
from recruitment.handoff.actions import claim, confirm_receipt, confirm_sending, give_back, hand_over
from recruitment.handoff.adapters import DELIVERIES, SEND, file_drop, offered
from recruitment.handoff.adapters import receiver as line
from recruitment.handoff.adapters.secure_mail import letter
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.queries import QueueTab, in_tab
from recruitment.handoff.refusals import HandoffRefused
from recruitment.handoff.signatures import ID, SIGNATURE, TIMESTAMP, prove
from recruitment.leads.status import Status
from recruitment.outbox.delivery import LEASE, deliver_next
from recruitment.outbox.delivery import claim as claim_message
from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.roles import Role
from tests.make.receiver import SECRET, Receiver, a_receiver
from tests.make.staff import make_staff
from tests.make.triage import make_assessed, make_handed_over, tomorrow

pytestmark = pytest.mark.django_db
AT = timezone.now()
LEAVES = sorted(DELIVERIES)


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    with a_receiver() as found:
        yield found


@pytest.fixture
def receiver(listening: Receiver) -> Receiver:
    fresh = Receiver()
    for name in ("headers", "body", "slowness", "calls", "seen_headers", "bodies", "effects"):
        setattr(listening, name, getattr(fresh, name))
    listening.answer = lambda receiver, event: receiver.take_in(event)
    return listening


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture(autouse=True)
def every_way(settings: Any, receiver: Receiver, folder: Path) -> Handoff:
    settings.HANDOFF = receiver.setup(*Adapter.values, folder=folder, function_address="FHR utredning")
    return settings.HANDOFF


def letters() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind__in=LEAVES).order_by("created_at"))


def send_one(*, at: datetime | None = None) -> OutboxMessage | None:
    """A worker's turn; the receipts that the families get leave by the other ways."""
    OutboxMessage.objects.exclude(kind__in=LEAVES).delete()
    return deliver_next(DELIVERIES, at=at or timezone.now())


def send_all(*, at: datetime | None = None) -> None:
    """A worker's turns, until nothing is due."""
    while send_one(at=at) is not None:
        pass


def take_one() -> OutboxMessage:
    """A worker that takes a message, and is not heard of again."""
    OutboxMessage.objects.exclude(kind__in=LEAVES).delete()
    message = claim_message(at=timezone.now())
    assert message is not None
    return message


def the_one() -> OutboxMessage:
    (message,) = letters()
    return message


# The contract -------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_takes_a_family_once(way: str) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    first = hand_over(lead, adapter=way, by=lead.owner, at=AT)
    assert hand_over(lead, adapter=way, by=lead.owner, at=AT) == first
    assert Handover.objects.get().adapter == way
    assert len(letters()) == (way in {"webhook", "file_drop"})
    assert lead.outcomes.count() == 1


@pytest.mark.parametrize("way", Adapter.values)
def test_no_way_keeps_a_second_copy_of_the_family(way: str) -> None:
    handover = make_handed_over(adapter=way, name="Kanarina Fågelsson")
    for message in letters():
        assert message.payload == {"handover": str(handover.pk)}
    send_all()
    assert all(message.payload == {} for message in letters())


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_ends_in_a_receipt_that_stands_once(way: str) -> None:
    handover = make_handed_over(adapter=way)
    send_all()
    by = make_staff(Role.HANDLER)
    for _time in range(2):
        confirm_receipt(
            handover, registry_number="IFO 1", received_on=timezone.localdate(), by=by, at=timezone.now()
        )
    assert AccessLogEntry.objects.filter(door="handoff.confirm_receipt").count() == 1


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_can_be_given_back_and_gone_again(way: str) -> None:
    handover = make_handed_over(adapter=way)
    by = make_staff(Role.UNIT_MANAGER)
    give_back(
        handover, reason="incomplete", next_action="call_again", next_action_on=tomorrow(AT), by=by, at=AT
    )
    lead = handover.lead
    lead.refresh_from_db()
    assert lead.status == Status.ASSESSED
    # What had not left by then never leaves.
    assert letters() == []
    assert hand_over(lead, adapter=way, by=by, at=timezone.now()).sequence == 2


@pytest.mark.parametrize("way", Adapter.values)
def test_a_way_the_unit_is_not_set_up_for_is_refused(way: str, settings: Any) -> None:
    settings.HANDOFF = replace(settings.HANDOFF, ways=tuple(set(Adapter.values) - {way}))
    lead = make_assessed()
    assert lead.owner is not None
    with pytest.raises(HandoffRefused):
        hand_over(lead, adapter=way, by=lead.owner, at=AT)
    assert not Handover.objects.exists()
    assert letters() == []


def test_every_way_has_its_file_and_the_built_in_queue_needs_no_settings() -> None:
    assert set(SEND) == set(Adapter)
    assert Handoff().ways[0] == Adapter.BUILT_IN_QUEUE
    assert offered() == list(Adapter)


@pytest.mark.parametrize("way", sorted(set(Adapter.values) - {"built_in"}))
def test_what_is_elsewhere_stands_in_its_own_tab_and_cannot_be_claimed(way: str) -> None:
    handover = make_handed_over(adapter=way)
    ulla = make_staff(Role.INVESTIGATOR)
    assert list(in_tab(QueueTab.ELSEWHERE, ulla)) == [handover]
    assert not in_tab(QueueTab.WAITING, ulla).exists()
    with pytest.raises(HandoffRefused):
        claim(handover, by=ulla, at=AT)


# Signed message -----------------------------------------------------------------------------------


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
    monkeypatch.setattr(line, "CONNECT_SECONDS", 0.1)
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


# File ---------------------------------------------------------------------------------------------


def test_a_file_is_whole_private_and_has_its_check_sum_beside_it(folder: Path) -> None:
    handover = make_handed_over(adapter=Adapter.FILE_DROP)
    event_id = str(the_one().pk)
    send_all()
    name = f"{handover.lead.reference}-1.json"
    assert sorted(path.name for path in folder.iterdir()) == [name, f"{name}.sha256"]
    content = (folder / name).read_bytes()
    assert json.loads(content)["id"] == event_id
    assert (folder / f"{name}.sha256").read_text() == f"{hashlib.sha256(content).hexdigest()}  {name}\n"
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    handover.refresh_from_db()
    assert handover.sent_at is not None


def test_a_file_that_cannot_be_written_is_tried_again_and_leaves_no_half(
    folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HANDOFF = replace(settings.HANDOFF, folder=folder / "away")
    make_handed_over(adapter=Adapter.FILE_DROP)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED
    settings.HANDOFF = replace(settings.HANDOFF, folder=folder)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_drop.os, "fsync", full)
    send_one(at=timezone.now() + timedelta(hours=1))
    assert the_one().status == MessageStatus.QUEUED
    assert list(folder.iterdir()) == []


def test_a_worker_that_took_too_long_leaves_one_file(folder: Path) -> None:
    make_handed_over(adapter=Adapter.FILE_DROP)
    slow = take_one()
    send_all(at=timezone.now() + LEASE)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    DELIVERIES[slow.kind]({"handover": str(Handover.objects.get().pk)}, slow.pk)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


# By hand ------------------------------------------------------------------------------------------


def test_a_sending_by_hand_is_confirmed_with_its_day_by_a_person() -> None:
    handover = make_handed_over(adapter=Adapter.SECURE_MAIL, at=AT - timedelta(days=2))
    anna, day = make_staff(Role.HANDLER), timezone.localdate(AT - timedelta(days=1))
    for _time in range(2):
        confirm_sending(handover, sent_on=day, by=anna, at=AT)
    handover.refresh_from_db()
    assert handover.sent_at is not None
    assert (timezone.localdate(handover.sent_at), handover.sent_by) == (day, anna)
    assert AccessLogEntry.objects.filter(door="handoff.confirm_sending").count() == 1
    with pytest.raises(HandoffRefused):
        confirm_sending(handover, sent_on=timezone.localdate(AT), by=anna, at=AT)


@pytest.mark.parametrize("days", [1, -3])
def test_a_sending_lies_between_the_hand_over_and_today(days: int) -> None:
    handover = make_handed_over(adapter=Adapter.SECURE_MAIL, at=AT - timedelta(days=2))
    day = timezone.localdate(AT) + timedelta(days=days)
    with pytest.raises(HandoffRefused):
        confirm_sending(handover, sent_on=day, by=make_staff(Role.HANDLER), at=AT)


@pytest.mark.parametrize("way", sorted(set(Adapter.values) - {"secure_mail"}))
def test_only_what_a_person_sends_is_confirmed_by_one(way: str) -> None:
    handover = make_handed_over(adapter=way)
    with pytest.raises(HandoffRefused):
        confirm_sending(
            handover, sent_on=timezone.localdate(), by=make_staff(Role.HANDLER), at=timezone.now()
        )


def test_the_letter_names_the_function_address_and_no_family() -> None:
    written = letter(make_handed_over(adapter=Adapter.SECURE_MAIL, name="Kanarina Fågelsson"))
    reference = Handover.objects.get().lead.reference
    assert (written.address, written.file_name) == ("FHR utredning", f"{reference}-1.json")
    assert reference in written.subject
    assert "Kanarina" not in str(written)
