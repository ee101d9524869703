"""What became of a message after it had left: reports are taken in once each, and read as one plain state."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from recruitment.outbox.models import DeliveryReport, MessageStatus, OutboxMessage, Told


class State(TextChoices):
    """How a message stands, in the words of whoever reads about it; sent is said after the receiver's yes."""

    QUEUED = "queued", pgettext_lazy("message", "queued")
    DEFERRED = "deferred", pgettext_lazy("message", "deferred, tried again")
    SENT = "sent", pgettext_lazy("message", "sent")
    ARRIVED = "arrived", pgettext_lazy("message", "arrived")
    RETURNED = "returned", pgettext_lazy("message", "did not arrive")
    FAILED = "failed", pgettext_lazy("message", "could not be sent")


# Which report of one message counts, where several came: the worst news.
_BY_WEIGHT = (
    (Told.RETURNED, State.RETURNED),
    (Told.ARRIVED, State.ARRIVED),
    (Told.DELAYED, State.DEFERRED),
)


def take_in(message: UUID, *, key: str, told: Told, code: str, at: datetime) -> bool:
    """Writes a report down; False where it is known already, or where nothing of that message is kept."""
    if not OutboxMessage.objects.filter(pk=message).exists():
        return False
    _report, is_new = DeliveryReport.objects.get_or_create(
        key=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        defaults={"message_id": message, "told": told, "code": code[:12], "at": at},
    )
    return is_new


def state_of(message: OutboxMessage, reports: Iterable[DeliveryReport]) -> State:
    """Reports from before the message was sent once more speak of another address, and count no longer."""
    if message.status == MessageStatus.FAILED:
        return State.FAILED
    if message.status != MessageStatus.SENT or message.sent_at is None:
        return State.DEFERRED if _was_turned_away(message) else State.QUEUED
    told = {report.told for report in reports if report.at >= message.sent_at}
    return next((state for what, state in _BY_WEIGHT if what in told), State.SENT)


def _was_turned_away(message: OutboxMessage) -> bool:
    """A message that is being sent for the first time has been tried once, and turned away never."""
    return message.attempts > (1 if message.status == MessageStatus.SENDING else 0)
