"""The ways a package can reach the investigators, one small file each.

`send` runs inside the hand-over's transaction: a way that leaves the house queues its delivery there.
"""

from collections.abc import Callable

from recruitment.handoff.adapters import built_in, treserva
from recruitment.handoff.models import Adapter, Handover

SEND: dict[str, Callable[[Handover], None]] = {
    Adapter.BUILT_IN_QUEUE: built_in.send,
    Adapter.TRESERVA_BY_HAND: treserva.send,
}
