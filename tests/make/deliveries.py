"""Turns of a worker that carries packages, and what waits for it."""

from datetime import datetime

from django.utils import timezone

from recruitment.handoff.adapters import DELIVERIES
from recruitment.outbox.delivery import claim, deliver_next
from recruitment.outbox.models import OutboxMessage

LEAVES = sorted(DELIVERIES)


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
    message = claim(at=timezone.now())
    assert message is not None
    return message


def the_one() -> OutboxMessage:
    (message,) = letters()
    return message
