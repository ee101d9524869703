"""What is known and agreed before an investigation: requirements judged, BRA-fam dates, approvals."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality
from recruitment.privacy.fields import EncryptedTextField


class Judgement(models.TextChoices):
    MET = "met", _("seems met")
    UNCLEAR = "unclear", _("unclear")
    NOT_MET = "not_met", _("not met")


class RequirementJudgement(models.Model):
    """How one basic requirement looks to us. A later version supersedes it and never overwrites it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="judgements")
    requirement = models.CharField(_("basic requirement"), max_length=40)
    # As the unit file said it that day: the file may word it otherwise later.
    wording = models.CharField(_("wording"), max_length=200)
    version = models.PositiveSmallIntegerField(_("version"))
    judgement = models.CharField(_("judgement"), max_length=10, choices=Judgement)
    reason = EncryptedTextField(_("reason"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("judgement of a requirement")
        verbose_name_plural = _("judgements of requirements")
        ordering = ("at", "requirement")
        constraints = [
            models.UniqueConstraint(fields=["lead", "requirement", "version"], name="judgement_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.requirement} {self.judgement}"


class BraFamStep(models.TextChoices):
    SENT = "sent", _("sent")
    RETURNED = "returned", _("returned")


class BraFamDate(models.Model):
    """That BRA-fam was sent or came back on a day; nothing of its questions or answers is kept here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="bra_fam_dates")
    step = models.CharField(_("step"), max_length=10, choices=BraFamStep)
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("date of BRA-fam")
        verbose_name_plural = _("dates of BRA-fam")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.lead_id} {self.step} {self.on}"


class ApprovalWay(models.TextChoices):
    IN_WRITING = "in_writing", _("in writing")
    PHONE = "phone", _("by telephone")
    VISIT = "visit", _("at a visit")
    EMAIL = "email", _("by e-mail")


class Approval(models.Model):
    """The family's word that we may tell one municipality about them, as an exception from secrecy.

    It is no legal ground for keeping data and is never called consent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="approvals")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    given_on = models.DateField(_("given on"))
    way = models.CharField(_("how it was given"), max_length=12, choices=ApprovalWay)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(_("withdrawn on"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawal noted"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("approval to tell a municipality")
        verbose_name_plural = _("approvals to tell a municipality")
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(
                fields=["lead", "municipality"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="approval_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    withdrawn_on__isnull=True, withdrawn_at__isnull=True, withdrawn_by__isnull=True
                )
                | models.Q(
                    withdrawn_on__isnull=False,
                    withdrawn_at__isnull=False,
                    withdrawn_by__isnull=False,
                    withdrawn_on__gte=models.F("given_on"),
                ),
                name="approval_withdrawn_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.municipality_id}"
