"""Messages that wait to leave the house."""

import itertools
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.outbox.actions import enqueue
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage

_numbers = itertools.count(1)


def make_message(
    kind: str = "letter",
    *,
    payload: Mapping[str, Any] | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> OutboxMessage:
    """A message queued like any other; `fields` then describe what has happened to it since."""
    with transaction.atomic():
        message = enqueue(
            kind=kind,
            effect_key=f"{kind}-{next(_numbers)}",
            payload=payload or {"to": "nobody"},
            at=at or timezone.now(),
        )
    if fields:
        OutboxMessage.objects.filter(pk=message.pk).update(**fields)
        message.refresh_from_db()
    return message


def deliver(message: OutboxMessage) -> None:
    """Sends one message as the worker would, and lets whatever goes wrong be seen."""
    DELIVERIES[message.kind](message.payload, message.pk)


def deliver_all(*, at: datetime | None = None) -> None:
    """The worker's turns, until nothing is due."""
    while deliver_next(DELIVERIES, at=at or timezone.now()):
        pass
