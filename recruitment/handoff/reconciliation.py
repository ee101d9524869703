"""Once a day, asks the receiver which of our packages it has: what was lost all the same leaves again.

The receiver answers with the events it lacks and the events it has that we do not know. What we ask
names no family: events, references and check sums.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.handoff import signatures
from recruitment.handoff.adapters import offered
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.sending import effect_key, payload_of
from recruitment.outbox.actions import send_anew
from recruitment.outbox.alarm_letters import tell_system_staff
from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.outbox.receiver import post

EVENT_TYPE = "handoff.reconciliation"
# As long as the receiver may reasonably be asked to look back.
LOOK_BACK = timedelta(days=30)
DAYS = UUID("5f0b7a1e-8a2e-4c55-9b0e-0d8f7f0a3c11")
NAMES = ("missing", "unknown")


class NotCompared(Exception):
    """The receiver gave no answer that says what it has; the job is tried again."""


def reconcile(at: datetime) -> str:
    """Compares both sides, sends again what the receiver lacks, and alarms when they differ."""
    if Adapter.WEBHOOK not in offered():
        return ""
    sent = _sent(at)
    answer = _ask(sent, at=at)
    lost = [sent[event] for event in answer["missing"] if event in sent]
    with transaction.atomic():
        for handover in lost:
            send_anew(effect_key=effect_key(handover), payload=payload_of(handover), at=at)
    strange = len(answer["unknown"]) + len(answer["missing"]) - len(lost)
    if lost or strange:
        tell_system_staff(
            "reconciliation",
            subject=gettext_lazy("The receiver and we do not agree"),
            text=gettext_lazy(
                "The daily comparison of packages found a difference. What the receiver lacked is sent "
                "again. How many they are stands under the timed jobs:"
            ),
            at=at,
        )
    words = _("%(sent)s compared, %(lost)s sent again, %(strange)s unknown here")
    return words % {"sent": len(sent), "lost": len(lost), "strange": strange}


def _sent(at: datetime) -> dict[str, Handover]:
    """The packages that the receiver has said yes to, by the event they were; given-back ones left out."""
    cases = Handover.objects.filter(
        adapter=Adapter.WEBHOOK, returned_at__isnull=True, sent_at__gt=at - LOOK_BACK
    )
    by_key = {
        effect_key(case): case for case in cases.select_related("lead").defer("package", "lead__answers")
    }
    arrived = OutboxMessage.objects.filter(effect_key__in=by_key, status=MessageStatus.SENT)
    return {str(pk): by_key[key] for pk, key in arrived.values_list("pk", "effect_key")}


def _ask(sent: Mapping[str, Handover], *, at: datetime) -> dict[str, Sequence[str]]:
    setup = settings.HANDOFF
    # The same question all day: asked twice, it counts once.
    event_id = str(uuid5(DAYS, timezone.localdate(at).isoformat()))
    body = json.dumps(
        {
            "type": EVENT_TYPE,
            "id": event_id,
            "timestamp": timezone.localtime(at).isoformat(timespec="seconds"),
            "data": {
                "since": (at - LOOK_BACK).date().isoformat(),
                "packages": [
                    {
                        "event": event,
                        "reference": case.lead.reference,
                        "sequence": case.sequence,
                        "digest": f"sha-256={case.digest}",
                    }
                    for event, case in sorted(sent.items())
                ],
            },
        },
        separators=(",", ":"),
    ).encode()
    signed = signatures.headers(event_id, body, secrets=setup.webhook_secrets, at=timezone.now())
    answer = post(
        setup.webhook_url,
        body,
        headers={**signed, "Content-Type": "application/json"},
        hosts=setup.webhook_hosts,
        networks=setup.webhook_networks,
    )
    if answer.status != 200:
        raise NotCompared
    return _read(answer.body)


def _read(body: bytes) -> dict[str, Sequence[str]]:
    """Two lists of event ids, and nothing else: silence is not agreement."""
    try:
        found: Any = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotCompared from error
    if not isinstance(found, dict) or set(found) != set(NAMES):
        raise NotCompared
    if not all(
        isinstance(found[name], list) and all(isinstance(one, str) for one in found[name]) for name in NAMES
    ):
        raise NotCompared
    return {name: sorted(set(found[name])) for name in NAMES}
