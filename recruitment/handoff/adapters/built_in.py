"""The investigation queue of this very system: received when an investigator claims the case."""

from recruitment.handoff.models import Handover, QueueItem


def send(handover: Handover) -> None:
    """Puts the case in the queue; it is there as soon as the hand-over is."""
    QueueItem.objects.create(handover=handover, queued_at=handover.handed_over_at)
