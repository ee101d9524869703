"""Carries messages out of the house: each is claimed by one worker, tried again later, or given up."""

import logging
import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from recruitment.outbox.flow import bring_forward, hold_back
from recruitment.outbox.models import MessageStatus, OutboxMessage, Told
from recruitment.outbox.reports import take_in

Deliver = Callable[[dict[str, Any], UUID], None]
Deliveries = Mapping[str, Deliver]

# Longer than the slowest receiver may take; afterwards another worker takes the message over.
LEASE = timedelta(minutes=2)
# With the waits below: about eleven hours, so that a receiver's bad night does not cost a message.
MAX_ATTEMPTS = 12
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=2)

logger = logging.getLogger(__name__)


class DeliveryFailed(Exception):
    """The message did not get through; a `permanent` failure is not tried again by itself.

    The text is shown to staff: it names the cause, never a person. A receiver may ask for a `wait`
    longer than ours. One that `is_slow` to fail holds up the worker, and is left alone for a moment.
    `refused` is the code with which the address itself was turned down: somebody must ask for another.
    """

    def __init__(
        self,
        cause: str,
        *,
        permanent: bool = False,
        wait: timedelta = timedelta(0),
        is_slow: bool = False,
        refused: str = "",
    ) -> None:
        super().__init__(cause)
        self.permanent = permanent
        self.wait = min(wait, LONGEST_WAIT)
        self.is_slow = is_slow
        self.refused = refused


class NoLongerNeeded(Exception):
    """What the message was about is over: it is taken away unsent."""


def deliver_next(deliveries: Deliveries, *, at: datetime) -> OutboxMessage | None:
    """Claims one due message and tries it once; None when nothing is due."""
    message = claim(at=at)
    if message is None:
        return None
    try:
        _hand_to_receiver(message, deliveries)
    except NoLongerNeeded:
        _ours(message).delete()
    except DeliveryFailed as failure:
        _settle(message, failure, at=at)
        if failure.is_slow:
            hold_back(message.kind, at=at)
    except Exception as error:
        # A bug in one delivery must not stop the others. The text of an unforeseen error may quote
        # the payload, so only its kind is kept.
        logger.error("Delivery %s of kind %s broke: %s", message.pk, message.kind, type(error).__name__)
        settle_failure(message, cause=type(error).__name__, permanent=False, at=at)
    else:
        settle_success(message, at=at)
        if message.attempts > 1:
            bring_forward(message.kind, at=at)
    return message


def claim(*, at: datetime) -> OutboxMessage | None:
    """Takes one due message, so that no other worker sends it while the lease runs.

    What was never tried goes first: after an outage, hundreds that try again hold up nothing new.
    """
    due = (
        OutboxMessage.objects.filter(is_due(at))
        .exclude(Exists(earlier_in_lane()))
        .order_by("attempts", "next_attempt_at", "created_at")
    )
    if connection.features.has_select_for_update_skip_locked:
        with transaction.atomic():
            found = due.select_for_update(skip_locked=True).first()
            return found if found and _take(found, at=at) else None
    # Without row locks the conditional update decides; whoever comes second looks for the next one.
    while found := due.first():
        if _take(found, at=at):
            return found
    return None


def settle_success(message: OutboxMessage, *, at: datetime) -> bool:
    """Marks the message as sent and empties it; False when the lease had passed to someone else."""
    with transaction.atomic():
        settled = _ours(message).update(
            status=MessageStatus.SENT, sent_at=at, leased_until=None, last_error=""
        )
        if settled:
            message.payload = {}
            message.save(update_fields=["payload"])
    return bool(settled)


def settle_failure(
    message: OutboxMessage,
    *,
    cause: str,
    permanent: bool,
    at: datetime,
    at_least: timedelta = timedelta(0),
) -> bool:
    """Puts the message back with a wait, or gives it up; False when the lease had passed on."""
    give_up = permanent or message.attempts >= MAX_ATTEMPTS
    return bool(
        _ours(message).update(
            status=MessageStatus.FAILED if give_up else MessageStatus.QUEUED,
            next_attempt_at=at + max(wait_after(message.attempts), at_least),
            leased_until=None,
            last_error=cause[:200],
        )
    )


def give_up_abandoned(*, at: datetime) -> int:
    """Gives up messages whose last permitted attempt never came back: they bring the worker down."""
    abandoned = OutboxMessage.objects.filter(
        status=MessageStatus.SENDING, leased_until__lte=at, attempts__gte=MAX_ATTEMPTS
    )
    # Asked first: an update that finds nothing still queues up with SQLite's other writers.
    if not abandoned.exists():
        return 0
    return abandoned.update(
        status=MessageStatus.FAILED, leased_until=None, last_error=_("The worker stopped while sending")
    )


def wait_after(attempts: int) -> timedelta:
    """Doubles with every attempt up to two hours; spread by a half, so that retries do not march in step."""
    wait = min(FIRST_WAIT * 2 ** max(attempts - 1, 0), LONGEST_WAIT)
    spread = random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
    return timedelta(seconds=wait.total_seconds() * spread)


def is_due(at: datetime) -> Q:
    """Waiting messages whose time has come, and those whose worker never came back."""
    waiting = Q(status=MessageStatus.QUEUED, next_attempt_at__lte=at)
    abandoned = Q(status=MessageStatus.SENDING, leased_until__lte=at, attempts__lt=MAX_ATTEMPTS)
    return waiting | abandoned


def earlier_in_lane() -> QuerySet[OutboxMessage]:
    """For a message of an outer query: those before it in its lane that have not arrived.

    Also one that was given up: what came after it would be refused, or worse, taken for the first.
    """
    return OutboxMessage.objects.filter(
        ~Q(lane=""),
        ~Q(status=MessageStatus.SENT),
        lane=OuterRef("lane"),
        created_at__lt=OuterRef("created_at"),
    )


@transaction.atomic
def _settle(message: OutboxMessage, failure: DeliveryFailed, *, at: datetime) -> None:
    settle_failure(message, cause=str(failure), permanent=failure.permanent, at=at, at_least=failure.wait)
    if failure.refused:
        key = f"{message.pk}:{message.attempts}:{at.isoformat()}"
        take_in(message.pk, key=key, told=Told.REFUSED, code=failure.refused, at=at)


def _hand_to_receiver(message: OutboxMessage, deliveries: Deliveries) -> None:
    deliver = deliveries.get(message.kind)
    if deliver is None:
        raise DeliveryFailed(
            _("No delivery is known for “%(kind)s”") % {"kind": message.kind}, permanent=True
        )
    deliver(message.payload, message.pk)


def _take(message: OutboxMessage, *, at: datetime) -> bool:
    taken = OutboxMessage.objects.filter(is_due(at), pk=message.pk, attempts=message.attempts).update(
        status=MessageStatus.SENDING, leased_until=at + LEASE, attempts=F("attempts") + 1
    )
    if taken:
        message.status, message.leased_until = MessageStatus.SENDING, at + LEASE
        message.attempts += 1
    return bool(taken)


def _ours(message: OutboxMessage) -> Any:
    """The row, as long as nobody else has claimed it since: every claim has a lease of its own."""
    return OutboxMessage.objects.filter(
        pk=message.pk, status=MessageStatus.SENDING, leased_until=message.leased_until
    )
