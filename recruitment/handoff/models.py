"""Handing a family over to investigation: what was sent, by which way, and the receipt."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import Lead
from recruitment.privacy.fields import EncryptedJSONField


class Adapter(models.TextChoices):
    BUILT_IN_QUEUE = "built_in", _("the investigation queue here")
    TRESERVA_BY_HAND = "treserva", _("Treserva, by hand")
    WEBHOOK = "webhook", _("the receiver’s system, as a signed message")
    FILE_DROP = "file_drop", _("the receiver’s system, as a file")
    SECURE_MAIL = "secure_mail", _("the receiver, by secure mail")


class Handover(models.Model):
    """One hand-over: the package as it was sent, its digest, and the receiver's receipt."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="handovers")
    sequence = models.PositiveSmallIntegerField(default=1)
    adapter = models.CharField(_("way"), max_length=20, choices=Adapter)
    schema_version = models.CharField(_("schema version"), max_length=10)
    package = EncryptedJSONField()
    digest = models.CharField(_("digest"), max_length=64)
    handed_over_at = models.DateTimeField(_("handed over"))
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # When the package left the house, by itself or by hand; what lies in our own queue never does.
    sent_at = models.DateTimeField(_("sent"), null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    received_at = models.DateTimeField(_("received"), null=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    registry_number = models.CharField(_("registry number"), max_length=40, blank=True)
    returned_at = models.DateTimeField(_("returned"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    return_reason = models.CharField(_("reason for return"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        ordering = ("handed_over_at",)
        constraints = [
            models.UniqueConstraint(fields=["lead", "sequence"], name="handover_in_order"),
            models.UniqueConstraint(
                fields=["lead"], condition=models.Q(returned_at__isnull=True), name="handover_one_standing"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True, sent_by__isnull=True)
                | (
                    models.Q(sent_at__isnull=False, sent_by__isnull=False)
                    & ~models.Q(adapter=Adapter.BUILT_IN_QUEUE)
                ),
                name="handover_sent_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__isnull=True, received_by__isnull=True)
                | models.Q(received_at__isnull=False, received_by__isnull=False),
                name="handover_received_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_at__isnull=True, returned_by__isnull=True, return_reason="")
                | (
                    models.Q(returned_at__isnull=False, returned_by__isnull=False)
                    & ~models.Q(return_reason="")
                ),
                name="handover_returned_who_when_why",
            ),
        ]
        indexes = [models.Index(fields=["handed_over_at"], name="handover_by_time")]

    def __str__(self) -> str:
        return f"{self.lead_id}/{self.sequence}"


class QueueItem(models.Model):
    """A case waiting in the built-in investigation queue until a pair of investigators claims it."""

    handover = models.OneToOneField(
        Handover, on_delete=models.PROTECT, primary_key=True, related_name="queue_item"
    )
    queued_at = models.DateTimeField(_("queued"))
    claimed_at = models.DateTimeField(_("claimed"), null=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="claimed_cases"
    )
    # Investigations are made by two; the second may come in later, or be another in the end.
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="shared_cases"
    )
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("queued case")
        verbose_name_plural = _("investigation queue")
        ordering = ("queued_at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claimed_at__isnull=True, claimed_by__isnull=True)
                | models.Q(claimed_at__isnull=False, claimed_by__isnull=False),
                name="queue_claimed_who_and_when",
            ),
            models.CheckConstraint(
                condition=models.Q(partner__isnull=True)
                | models.Q(claimed_by__isnull=False) & ~models.Q(partner=models.F("claimed_by")),
                name="queue_pair_is_two",
            ),
        ]
        indexes = [
            models.Index(fields=["queued_at"], condition=models.Q(closed_at__isnull=True), name="queue_open"),
        ]

    def __str__(self) -> str:
        return str(self.handover_id)

    @property
    def pair(self) -> str:
        """Who investigates, as the lists say it; empty while nobody does."""
        return " + ".join(str(person) for person in (self.claimed_by, self.partner) if person is not None)


class ReceivedEvent(models.Model):
    """One answer from a receiver that had its effect, remembered so that it never has it twice."""

    event_id = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(_("kind"), max_length=20)
    digest = models.CharField(_("digest"), max_length=64)
    case = models.CharField(_("case"), max_length=40, db_index=True)
    answer = models.JSONField()
    received_at = models.DateTimeField(_("received"))

    class Meta:
        verbose_name = _("answer from a receiver")
        verbose_name_plural = _("answers from receivers")

    def __str__(self) -> str:
        return self.event_id
