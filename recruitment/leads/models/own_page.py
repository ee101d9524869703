"""“Min anmälan”: the codes that open it, and what a family has done there. Rows are added, never edited."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.lead import Applicant, Lead
from recruitment.privacy.fields import EncryptedTextField

MOST_TRIES = 5


class CodeRequest(models.Model):
    """Somebody has asked for a code. The row is the same whether there is such a registration or not.

    What stands in the letter is made when it leaves, and kept here as a fingerprint.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=16, blank=True)
    # One of the two: by letter, or by text message.
    email_index = models.CharField(max_length=32, blank=True)
    phone_index = models.CharField(max_length=32, blank=True)
    language = models.CharField(max_length=20)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Whom the letter went to; empty where nobody was found.
    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request for a code")
        verbose_name_plural = _("requests for codes")
        constraints = [
            models.CheckConstraint(condition=models.Q(tries__lte=MOST_TRIES), name="code_request_few_tries"),
            models.CheckConstraint(
                condition=models.Q(code_hash="") | models.Q(applicant__isnull=False),
                name="code_request_code_has_reader",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | ~models.Q(code_hash=""),
                name="code_request_used_had_code",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class DeedKind(models.TextChoices):
    """What somebody did on their own page; an asking is done by a colleague, and has a task."""

    CORRECTED = "corrected", _("corrected how we reach them")
    CHOSE_CALL = "chose_call", _("chose a time for the call")
    LET_GO_OF_CALL = "let_go_of_call", _("called off the time for the call")
    WROTE = "wrote", _("wrote to us")
    RESTED = "rested", _("let the registration rest")
    LEFT = "left", _("withdrew from a registration of two")
    WITHDREW = "withdrew", _("withdrew")
    ASKED_TO_REST = "asked_to_rest", _("asked to let the registration rest")
    ASKED_TO_WITHDRAW = "asked_to_withdraw", _("asked to withdraw")


class FamilyDeed(models.Model):
    """One thing that one applicant did on “Min anmälan”; its key comes with the form, so it is done once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="family_deeds")
    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="deeds")
    kind = models.CharField(_("what was done"), max_length=20, choices=DeedKind)
    at = models.DateTimeField(_("time"))
    # A colleague who did it for them, by telephone; empty where they did it themselves.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    # What stood before a correction: the new one stands with the applicant, and both are kept.
    phone_before = EncryptedTextField(_("telephone before"))
    email_before = EncryptedTextField(_("e-mail before"))
    text = EncryptedTextField(_("text"))
    until = models.DateField(_("until"), null=True)

    class Meta:
        verbose_name = _("deed of a family")
        verbose_name_plural = _("deeds of families")
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[DeedKind.RESTED, DeedKind.ASKED_TO_REST], until__isnull=False)
                | (
                    ~models.Q(kind__in=[DeedKind.RESTED, DeedKind.ASKED_TO_REST])
                    & models.Q(until__isnull=True)
                ),
                name="family_deed_rest_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.kind}"
