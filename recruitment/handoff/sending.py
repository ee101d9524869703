"""What the ways out of the house share: the delivery in the outbox, the envelope, and the mark “sent”."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from recruitment.handoff.models import Handover
from recruitment.outbox.actions import enqueue, withdraw
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.staff.models import User

EVENT_TYPE = "handoff.handed_over"


def queue(handover: Handover, *, kind: str) -> None:
    """Lets the package leave in this transaction's wake; of one family's, the earlier always first.

    The row in the outbox names the hand-over only: what the family told stands in one place.
    """
    reference = handover.lead.reference
    enqueue(
        kind=kind,
        effect_key=effect_key(handover),
        payload=payload_of(handover),
        case=reference,
        lane=f"handoff:{reference}",
        at=handover.handed_over_at,
    )


def call_back(handover: Handover) -> None:
    """The case is ours again: what has not left by now need not leave at all."""
    withdraw(effect_key=effect_key(handover))


def handover_of(payload: dict[str, Any]) -> Handover:
    """The hand-over that a row in the outbox names, as long as it may leave."""
    found = Handover.objects.select_related("lead").filter(pk=UUID(payload["handover"])).first()
    if found is None or not found.package or found.returned_at is not None:
        # Erased, or given back before it left: nobody is to get it any more.
        raise NoLongerNeeded
    return found


def envelope(handover: Handover, event_id: UUID) -> bytes:
    """The package with what a machine needs to take it in once and in order; the same at each attempt."""
    content = {
        "type": EVENT_TYPE,
        "id": str(event_id),
        "timestamp": timezone.localtime(handover.handed_over_at).isoformat(timespec="seconds"),
        "data": {
            "reference": handover.lead.reference,
            "sequence": handover.sequence,
            "schema_version": handover.schema_version,
            "digest": f"sha-256={handover.digest}",
            "package": handover.package,
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def mark_sent(handover: Handover, *, by: User | None = None, at: datetime | None = None) -> None:
    """Writes when it left; a second delivery of the same package leaves the first day standing."""
    Handover.objects.filter(pk=handover.pk, sent_at__isnull=True).update(
        sent_at=at or timezone.now(), sent_by=by or User.objects.system()
    )


def effect_key(handover: Handover) -> str:
    """What the outbox knows the sending of this package by."""
    return f"handoff:{handover.pk}"


def payload_of(handover: Handover) -> dict[str, str]:
    """All that a row in the outbox holds of it."""
    return {"handover": str(handover.pk)}
