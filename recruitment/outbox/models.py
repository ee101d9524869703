"""Everything that must leave the house waits here, in the transaction that caused it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.privacy.fields import EncryptedJSONField


class MessageStatus(models.TextChoices):
    QUEUED = "queued", _("queued")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("given up")


class OutboxMessage(models.Model):
    """One thing to deliver, at least once; its payload is emptied when it has arrived."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    # The same key is never queued twice: callers name the effect, not the attempt.
    effect_key = models.CharField(max_length=120, unique=True)
    case = models.CharField(_("case"), max_length=40, blank=True, db_index=True)
    # Whom it is for, by their key in the room that knows them; where it went stands nowhere.
    recipient = models.UUIDField(null=True)
    # What shares a lane leaves in the order it was queued; what has none waits for nothing.
    lane = models.CharField(max_length=60, blank=True)
    payload = EncryptedJSONField()
    status = models.CharField(_("status"), max_length=10, choices=MessageStatus, default=MessageStatus.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"))
    leased_until = models.DateTimeField(null=True)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"))
    sent_at = models.DateTimeField(_("sent"), null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="sent", sent_at__isnull=False)
                | (~models.Q(status="sent") & models.Q(sent_at__isnull=True)),
                name="outbox_sent_has_time",
            ),
        ]
        indexes = [
            # In the order of `delivery.claim`, which looks at the first that is due instead of sorting all.
            models.Index(
                fields=["attempts", "next_attempt_at", "created_at"],
                condition=models.Q(status__in=["queued", "sending"]),
                name="outbox_in_turn",
            ),
            models.Index(
                fields=["lane", "created_at"],
                condition=~models.Q(lane="") & ~models.Q(status="sent"),
                name="outbox_lane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Told(models.TextChoices):
    """What a receiving system said of one message."""

    REFUSED = "refused", _("not taken")
    DELAYED = "delayed", _("on its way, but late")
    RETURNED = "returned", _("came back")
    ARRIVED = "arrived", _("arrived")


class DeliveryReport(models.Model):
    """What was said of a message by whoever was to carry it on; rows are added, and followed up once."""

    message = models.ForeignKey(OutboxMessage, on_delete=models.CASCADE, related_name="reports")
    # The same report is taken in once, however often it is brought.
    key = models.CharField(max_length=64, unique=True, editable=False)
    told = models.CharField(_("what was said"), max_length=10, choices=Told)
    # Of RFC 3463 for letters; never the words of the other system, which may quote an address.
    code = models.CharField(_("code"), max_length=12, blank=True)
    at = models.DateTimeField(_("time"))
    followed_at = models.DateTimeField(_("followed up"), null=True)

    class Meta:
        verbose_name = _("delivery report")
        verbose_name_plural = _("delivery reports")
        ordering = ("at", "pk")
        indexes = [
            models.Index(
                fields=["at"],
                condition=models.Q(followed_at__isnull=True, told__in=["refused", "returned"]),
                name="report_to_follow",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.told}"


class JobRun(models.Model):
    """A timed job's last run, and whether it went well; the system screen lists them all."""

    name = models.CharField(_("job"), max_length=40, primary_key=True)
    started_at = models.DateTimeField(_("started"))
    finished_at = models.DateTimeField(_("finished"), null=True)
    next_run_at = models.DateTimeField(_("next run"), null=True)
    went_well = models.BooleanField(_("went well"), default=True)
    result = models.CharField(_("result"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("timed job")
        verbose_name_plural = _("timed jobs")

    def __str__(self) -> str:
        return self.name
