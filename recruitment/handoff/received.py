"""Lets an answer from a receiver have its effect once, and gives the same word each time it comes again."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from recruitment.handoff.models import Adapter, Handover, ReceivedEvent

Answer = dict[str, Any]


class OtherContent(Exception):
    """The event's id came before, with something else in it."""


def take_once(
    event_id: str, content: bytes, *, kind: str, case: str, act: Callable[[], Answer], at: datetime
) -> Answer:
    """Does `act` and remembers its answer with it, both or neither; of two at once, one acts."""
    digest = hashlib.sha256(kind.encode() + b"\n" + content).hexdigest()
    if (known := _answer_of(event_id, digest)) is not None:
        return known
    try:
        with transaction.atomic():
            # Written first: the database lets a second one wait here, and then refuses it.
            event = ReceivedEvent.objects.create(
                event_id=event_id, kind=kind, digest=digest, case=case, answer={}, received_at=at
            )
            event.answer = act()
            event.save(update_fields=["answer"])
            return dict(event.answer)
    except IntegrityError:
        if (known := _answer_of(event_id, digest)) is not None:
            return known
        raise


def case_of(reference: str) -> Handover | None:
    """The case that stands with a receiver outside this house; what lies in our own queue is not theirs."""
    return (
        Handover.objects.filter(lead__reference=reference, returned_at__isnull=True)
        .exclude(adapter=Adapter.BUILT_IN_QUEUE)
        .select_related("lead")
        .defer("package", "lead__answers")
        .first()
    )


def _answer_of(event_id: str, digest: str) -> Answer | None:
    known = ReceivedEvent.objects.filter(pk=event_id).first()
    if known is None:
        return None
    if known.digest != digest:
        raise OtherContent
    return dict(known.answer)
