"""Lets one receiver's trouble, and its recovery, touch only what goes to it."""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Least

from recruitment.outbox.models import MessageStatus, OutboxMessage

# A receiver that keeps a worker waiting is asked this seldom, so that letters flow meanwhile.
PAUSE = timedelta(seconds=30)
# As many attempts count after an outage: enough that new messages go first.
AFTER_OUTAGE = 2


def hold_back(kind: str, *, at: datetime) -> int:
    """The receiver of this kind makes us wait: nothing else goes to it for a moment."""
    waiting = OutboxMessage.objects.filter(kind=kind, status=MessageStatus.QUEUED)
    return waiting.filter(next_attempt_at__lt=at + PAUSE).update(next_attempt_at=at + PAUSE)


def bring_forward(kind: str, *, at: datetime) -> int:
    """The receiver is back: what has waited for that need not wait its whole time.

    Its earlier attempts say nothing of the message, only of the outage: pauses begin short again. One
    that fails for its own sake is listed all the while, and given up once the receiver is well.

    Only what has a lane, and so goes to one receiver; letters go to many, who recover one by one.
    """
    waiting = OutboxMessage.objects.filter(kind=kind, status=MessageStatus.QUEUED, attempts__gt=0)
    return (
        waiting.exclude(lane="")
        .filter(next_attempt_at__gt=at)
        .update(next_attempt_at=at, attempts=Least(F("attempts"), AFTER_OUTAGE))
    )
