"""Puts things that must leave the house into the outbox, and lets staff send them again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User


def enqueue(
    *,
    kind: str,
    effect_key: str,
    payload: Mapping[str, Any],
    case: str = "",
    lane: str = "",
    recipient: UUID | None = None,
    at: datetime | None = None,
) -> OutboxMessage:
    """Queues one delivery; a second call with the same `effect_key` returns the first one.

    What shares a `lane` leaves in order: the next one waits until the one before it has arrived.
    Must run inside the transaction that causes it, so that neither can happen without the other.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("enqueue() belongs inside the transaction that causes the delivery")
    now = at or timezone.now()
    message, _created = OutboxMessage.objects.get_or_create(
        effect_key=effect_key,
        defaults={
            "kind": kind,
            "payload": dict(payload),
            "case": case,
            "lane": lane,
            "recipient": recipient,
            "next_attempt_at": now,
            "created_at": now,
        },
    )
    return message


def withdraw(*, effect_key: str) -> bool:
    """Takes back a delivery that need not leave any more; False when it has left or is leaving."""
    waiting = OutboxMessage.objects.filter(
        effect_key=effect_key, status__in=[MessageStatus.QUEUED, MessageStatus.FAILED]
    )
    removed, _rows = waiting.delete()
    return bool(removed)


@transaction.atomic
def send_anew(*, effect_key: str, payload: Mapping[str, Any], at: datetime) -> bool:
    """Lets something that had left leave once more, under the same id, since it was lost all the same."""
    message = OutboxMessage.objects.filter(effect_key=effect_key, status=MessageStatus.SENT).first()
    if message is None:
        return False
    message.status, message.payload, message.sent_at = MessageStatus.QUEUED, dict(payload), None
    message.attempts, message.next_attempt_at = 0, at
    message.save(update_fields=["status", "payload", "sent_at", "attempts", "next_attempt_at"])
    return True


@transaction.atomic
def resend(*, message: UUID, by: User, at: datetime) -> bool:
    """Lets a message that was given up, or has waited, try again at once with all its attempts.

    False when it has left meanwhile or is being sent right now.
    """
    still = Q(status__in=[MessageStatus.QUEUED, MessageStatus.FAILED])
    abandoned = Q(status=MessageStatus.SENDING, leased_until__lte=at)
    waiting = OutboxMessage.objects.filter(still | abandoned, pk=message)
    case = waiting.values_list("case", flat=True).first()
    resent = waiting.update(status=MessageStatus.QUEUED, attempts=0, next_attempt_at=at, leased_until=None)
    if resent and case:
        record(by=by, action=AccessAction.CHANGE, door="system:resend", cases=[case], at=at)
    return bool(resent)
