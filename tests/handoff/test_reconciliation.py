"""A package that was lost in spite of all is found the next day, sent again, and counts once."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from recruitment.handoff.adapters import DELIVERIES
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.reconciliation import LOOK_BACK, NotCompared, reconcile
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.staff.roles import Role
from tests.make.receiver import Receiver, a_receiver
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(settings: Any) -> Iterator[Receiver]:
    with a_receiver() as found:
        settings.HANDOFF = found.setup()
        make_staff(Role.SYSTEM_ADMINISTRATOR)
        yield found


def deliver_all() -> None:
    OutboxMessage.objects.exclude(kind__in=DELIVERIES).delete()
    while deliver_next(DELIVERIES, at=timezone.now()) is not None:
        pass


def compare(receiver: Receiver, event: dict[str, Any]) -> int:
    """An honest receiver: what it was asked about against its ledger."""
    if event["type"] != "handoff.reconciliation":
        return receiver.take_in(event)
    asked = {package["event"] for package in event["data"]["packages"]}
    held = set(receiver.effects)
    receiver.body = json.dumps({"missing": sorted(asked - held), "unknown": sorted(held - asked)}).encode()
    return 200


def alarms() -> int:
    return OutboxMessage.objects.filter(effect_key__startswith="reconciliation:").count()


def test_both_sides_agree_and_nobody_is_troubled(receiver: Receiver) -> None:
    case = make_handed_over(adapter=Adapter.WEBHOOK, name="Kanarina Fågelsson")
    make_handed_over()
    deliver_all()
    receiver.answer = compare
    assert reconcile(timezone.now()).startswith("1 ")
    assert alarms() == 0
    (package,) = receiver.calls[-1]["data"]["packages"]
    assert (package["reference"], package["digest"]) == (case.lead.reference, f"sha-256={case.digest}")
    assert b"Kanarina" not in receiver.bodies[-1]


def test_a_planted_loss_is_found_in_one_run(receiver: Receiver) -> None:
    """The receiver said yes and lost it: its disk was put back to the day before."""
    make_handed_over(adapter=Adapter.WEBHOOK)
    lost = make_handed_over(adapter=Adapter.WEBHOOK)
    deliver_all()
    event = OutboxMessage.objects.get(case=lost.lead.reference)
    del receiver.effects[str(event.pk)]
    receiver.answer = compare
    assert "1" in reconcile(timezone.now())
    assert alarms() == 1
    event.refresh_from_db()
    assert event.status == MessageStatus.QUEUED
    receiver.body = b""
    deliver_all()
    assert dict(receiver.effects) == dict.fromkeys(receiver.effects, 1) and len(receiver.effects) == 2
    reconcile(timezone.now())
    assert OutboxMessage.objects.filter(status=MessageStatus.QUEUED, kind__in=DELIVERIES).count() == 0


def test_what_we_do_not_know_is_an_alarm_too(receiver: Receiver) -> None:
    receiver.answer = lambda receiver, event: compare(receiver, event)
    receiver.effects["evt-from-nowhere"] = 1
    reconcile(timezone.now())
    assert alarms() == 1


def test_what_is_on_its_way_given_back_or_long_ago_is_not_asked_about(receiver: Receiver) -> None:
    back, old, waiting = (make_handed_over(adapter=Adapter.WEBHOOK) for _case in range(3))
    receiver.answer = lambda receiver, event: (
        503 if event["data"]["reference"] == waiting.lead.reference else receiver.take_in(event)
    )
    deliver_all()
    Handover.objects.filter(pk=back.pk).update(
        returned_at=timezone.now(), returned_by=back.handed_over_by, return_reason="not_now"
    )
    Handover.objects.filter(pk=old.pk).update(sent_at=timezone.now() - LOOK_BACK - timedelta(days=1))
    receiver.effects.clear()
    receiver.answer = compare
    reconcile(timezone.now())
    assert receiver.calls[-1]["data"]["packages"] == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (204, b""),
        (200, b""),
        (200, b"[]"),
        (200, b"{}"),
        (200, b'{"missing": []}'),
        (200, b'{"missing": [1], "unknown": []}'),
        (200, b'{"missing": "x", "unknown": []}'),
        (500, b'{"missing": [], "unknown": []}'),
    ],
)
def test_silence_is_not_agreement(status: int, body: bytes, receiver: Receiver) -> None:
    receiver.answer = lambda _receiver, _event: status
    receiver.body = body
    with pytest.raises(NotCompared):
        reconcile(timezone.now())


def test_a_unit_without_a_receiver_asks_nobody(receiver: Receiver, settings: Any) -> None:
    settings.HANDOFF = receiver.setup("built_in", "treserva")
    assert reconcile(timezone.now()) == ""
    assert receiver.calls == []
