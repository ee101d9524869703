"""A signed message to the receiver's system, as Standard Webhooks says; a 2xx means that it has arrived."""

from datetime import timedelta
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.handoff import signatures
from recruitment.handoff.models import Handover
from recruitment.handoff.sending import envelope, handover_of, mark_sent, queue
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.receiver import Answer, ReceiverSilent, post

WEBHOOK = "handoff.webhook"
# Silence that costs the worker more than this costs everybody else's letters too.
SLOW_SECONDS = 2.0
# Answers about this very message: the same message will get the same answer. All others may pass.
NEVER = frozenset({400, 409, 410, 413, 415, 422})


def send(handover: Handover) -> None:
    """Queues the message; whether the receiver is awake is not the desk's concern."""
    queue(handover, kind=WEBHOOK)


def deliver(payload: dict[str, Any], event_id: UUID) -> None:
    """Posts the package with an id that stays the same at each attempt, so that it counts once."""
    handover = handover_of(payload)
    setup = settings.HANDOFF
    body = envelope(handover, event_id)
    signed = signatures.headers(str(event_id), body, secrets=setup.webhook_secrets, at=timezone.now())
    began = monotonic()
    try:
        answer = post(
            setup.webhook_url,
            body,
            headers={**signed, "Content-Type": "application/json"},
            hosts=setup.webhook_hosts,
            networks=setup.webhook_networks,
        )
    except ReceiverSilent as silence:
        is_slow = monotonic() - began > SLOW_SECONDS
        raise DeliveryFailed(str(silence), permanent=silence.is_forbidden, is_slow=is_slow) from silence
    _require_success(answer)
    mark_sent(handover)


def _require_success(answer: Answer) -> None:
    if 200 <= answer.status < 300:
        return
    if 300 <= answer.status < 400:
        raise DeliveryFailed(_("The receiver points elsewhere, and we do not follow"), permanent=True)
    raise DeliveryFailed(
        _("The receiver answered %(status)s") % {"status": answer.status},
        permanent=answer.status in NEVER,
        wait=timedelta(seconds=answer.retry_after),
    )
