"""What became of a family after the hand-over, as dated facts that can be superseded, never edited."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality


class OutcomeKind(models.TextChoices):
    CASE_OPENED = "case_opened", _("case opened")
    INVESTIGATION_OPENED = "investigation_opened", _("investigation opened")
    FIRST_VISIT = "first_visit", _("first visit")
    EXTRACTS_ASKED = "extracts_asked", _("register extracts asked for")
    EXTRACTS_RETURNED = "extracts_returned", _("register extracts back")
    BRA_FAM_SENT = "bra_fam_sent", _("BRA-fam sent")
    BRA_FAM_RETURNED = "bra_fam_returned", _("BRA-fam back")
    SUITABLE = "suitable", _("suitable")
    UNSUITABLE = "unsuitable", _("unsuitable")
    WITHDRAWN = "withdrawn", _("withdrew during the investigation")
    TRAINING_OFFERED = "training_offered", _("training offered")
    TRAINED = "trained", _("trained")
    AVAILABLE = "available", _("available")
    OFFERED = "offered", _("offered to a municipality")
    MATCHED = "matched", _("matched")
    PLACED = "placed", _("child placed")
    ENDED = "ended", _("assignment ended")
    RECRUITED_ELSEWHERE = "recruited_elsewhere", _("recruited by a municipality itself")


class Outcome(models.Model):
    """One fact about a handed-over family: what, which day, who entered it when.

    A correction is a new row that supersedes the old one; a row superseded by an empty kind is void.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="outcomes")
    kind = models.CharField(_("what happened"), max_length=20, choices=OutcomeKind, blank=True)
    occurred_on = models.DateField(_("date"))
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("municipality")
    )
    registry_number = models.CharField(_("registry number"), max_length=40, blank=True)
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    recorded_at = models.DateTimeField(_("entered"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ("occurred_on", "recorded_at")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="") | models.Q(supersedes__isnull=False),
                name="outcome_void_supersedes",
            ),
        ]
        indexes = [models.Index(fields=["kind", "occurred_on"], name="outcome_by_kind")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.kind}"
