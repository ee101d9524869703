"""The ways a package can reach the investigators, one small file each.

`send` runs inside the hand-over's transaction: a way that leaves the house queues its delivery there.
"""

from collections.abc import Callable, Mapping

from django.conf import settings

from recruitment.handoff.adapters import built_in, file_drop, secure_mail, treserva, webhook
from recruitment.handoff.models import Adapter, Handover
from recruitment.outbox.delivery import Deliver

SEND: dict[str, Callable[[Handover], None]] = {
    Adapter.BUILT_IN_QUEUE: built_in.send,
    Adapter.TRESERVA_BY_HAND: treserva.send,
    Adapter.WEBHOOK: webhook.send,
    Adapter.FILE_DROP: file_drop.send,
    Adapter.SECURE_MAIL: secure_mail.send,
}
# How what was queued leaves, by the kind of its row in the outbox.
DELIVERIES: Mapping[str, Deliver] = {
    webhook.WEBHOOK: webhook.deliver,
    file_drop.FILE: file_drop.deliver,
}


def offered() -> list[Adapter]:
    """The ways this unit is set up for, in the order of its settings; the first is proposed."""
    return [Adapter(way) for way in settings.HANDOFF.ways]
