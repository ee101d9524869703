"""What waits, what is stuck, what was given up, and how the timed jobs went."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Min, Q, QuerySet

from recruitment.outbox.delivery import earlier_in_lane
from recruitment.outbox.jobs import HEARTBEAT
from recruitment.outbox.models import JobRun, MessageStatus, OutboxMessage, Told

# Waiting longer than this is worth a look, even while attempts are left.
TOO_LONG = timedelta(minutes=30)


@dataclass(frozen=True)
class Delivered:
    """How many messages stand in each state."""

    waiting: int
    sent: int
    given_up: int
    returned: int


def needing_attention(at: datetime) -> QuerySet[OutboxMessage]:
    """Given up, abandoned by a worker, or waiting too long: nothing may be stuck unseen.

    `is_behind` tells those that only wait for an earlier one of the same family.
    """
    return (
        OutboxMessage.objects.annotate(is_behind=Exists(earlier_in_lane()))
        .filter(
            Q(status=MessageStatus.FAILED)
            | Q(status=MessageStatus.SENDING, leased_until__lte=at)
            | Q(status=MessageStatus.QUEUED, attempts__gt=0)
            | Q(status=MessageStatus.QUEUED, next_attempt_at__lte=at - TOO_LONG)
        )
        .order_by("created_at")
    )


def oldest_wait(at: datetime) -> timedelta | None:
    """How long the oldest that is still to leave has waited; None when nothing waits.

    What was given up waits for a person instead, and is counted by itself.
    """
    waiting = OutboxMessage.objects.filter(status__in=[MessageStatus.QUEUED, MessageStatus.SENDING])
    oldest = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    return None if oldest is None else at - oldest


def delivered() -> Delivered:
    counts = dict(OutboxMessage.objects.values_list("status").annotate(Count("pk")).order_by())
    return Delivered(
        waiting=counts.get(MessageStatus.QUEUED, 0) + counts.get(MessageStatus.SENDING, 0),
        sent=counts.get(MessageStatus.SENT, 0),
        given_up=counts.get(MessageStatus.FAILED, 0),
        returned=OutboxMessage.objects.filter(status=MessageStatus.SENT, reports__told=Told.RETURNED)
        .distinct()
        .count(),
    )


def last_runs() -> dict[str, JobRun]:
    """The last run of every job that ever ran, by name."""
    return {run.name: run for run in JobRun.objects.exclude(pk=HEARTBEAT)}


def silence(at: datetime) -> timedelta | None:
    """How long ago a worker last said that it is alive; None when none ever has."""
    last = JobRun.objects.filter(pk=HEARTBEAT).values_list("started_at", flat=True).first()
    return None if last is None else at - last
