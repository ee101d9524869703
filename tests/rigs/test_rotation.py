"""Secrets are changed while calls go both ways without a pause: not one of them is refused."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from recruitment.handoff import signatures
from recruitment.handoff.models import Adapter, Handover
from recruitment.outbox.models import MessageStatus, OutboxMessage
from tests.make.calls import SECRET as OLD_ANSWERS
from tests.make.calls import acknowledged, call
from tests.make.deliveries import send_all
from tests.make.receiver import SECRET as OLD
from tests.make.receiver import Receiver, a_receiver
from tests.make.triage import make_handed_over, make_handler

pytestmark = pytest.mark.django_db(transaction=True)
NEW = b"a secret that takes over, 24+"
CALLERS = 3


def test_those_who_answer_change_their_secret_one_after_the_other(settings: Any, is_long: bool) -> None:
    """Both are believed from before the first has changed until after the last has."""
    settings.HANDOFF = Receiver().setup(*Adapter.values, receiving_secrets=(OLD_ANSWERS,))
    case = make_handed_over(adapter=Adapter.WEBHOOK)
    uses = [OLD_ANSWERS] * CALLERS
    said: Counter[int] = Counter()
    halted = threading.Event()

    def go_on(number: int) -> None:
        try:
            while not halted.is_set():
                said[call("acknowledgement", acknowledged(case), secret=uses[number]).status_code] += 1
        finally:
            connection.close()

    def at_least(more: int) -> None:
        """Lets the traffic run on over a step, so that each step is met by calls on their way."""
        until = said.total() + more
        while said.total() < until:
            halted.wait(0.005)

    callers = [threading.Thread(target=go_on, args=(number,)) for number in range(CALLERS)]
    steps: list[Callable[[], None]] = [
        lambda: believe(settings, NEW, OLD_ANSWERS),
        *(lambda number=number: uses.__setitem__(number, NEW) for number in range(CALLERS)),
        lambda: believe(settings, NEW),
    ]
    for caller in callers:
        caller.start()
    for step in steps:
        at_least(200 if is_long else 12)
        step()
        if uses == [NEW] * CALLERS:
            # Who was on the way with the old one arrives before it is forgotten.
            at_least(3 * CALLERS)
    at_least(12)
    halted.set()
    for caller in callers:
        caller.join()
    assert set(said) == {200}, said
    assert call("acknowledgement", acknowledged(case), secret=OLD_ANSWERS).status_code == 401


def believe(settings: Any, *secrets: bytes) -> None:
    settings.HANDOFF = Receiver().setup(*Adapter.values, receiving_secrets=secrets)


def test_we_change_ours_and_the_receiver_proves_every_message(settings: Any, is_long: bool) -> None:
    """We sign with both while the receiver goes over from one to the other."""
    believed: list[bytes] = [OLD]

    def prove(receiver: Receiver, event: dict[str, Any]) -> int:
        headers, body = receiver.seen_headers[-1], receiver.bodies[-1]
        try:
            signatures.prove(
                headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body,
                secrets=believed, at=timezone.now(),
            )  # fmt: skip
        except signatures.NotProven:
            return 401
        return receiver.take_in(event)

    with a_receiver() as receiver:
        receiver.answer = prove
        owner = make_handler()
        ours: tuple[tuple[tuple[bytes, ...], bytes], ...] = (
            ((OLD,), OLD), ((OLD, NEW), OLD), ((OLD, NEW), NEW), ((NEW,), NEW),
        )  # fmt: skip
        for step, (signs_with, receiver_knows) in enumerate(ours):
            settings.HANDOFF = receiver.setup(webhook_secrets=signs_with)
            believed[:] = [receiver_knows]
            for number in range(100 if is_long else 3):
                make_handed_over(
                    adapter=Adapter.WEBHOOK, owner=owner, phone="",
                    email=f"familj-{step}-{number}@example.se",
                    at=timezone.now() - timedelta(seconds=1),
                )  # fmt: skip
            send_all()
        assert not OutboxMessage.objects.exclude(status=MessageStatus.SENT).exists()
        assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {1}
        assert len(receiver.effects) == Handover.objects.count()
        settings.HANDOFF = receiver.setup(webhook_secrets=(OLD,))
        make_handed_over(adapter=Adapter.WEBHOOK, owner=owner, phone="", email="sist@example.se")
        send_all()
        assert OutboxMessage.objects.get(status=MessageStatus.QUEUED).last_error, "the rig believes anything"
