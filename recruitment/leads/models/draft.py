"""A form somebody is filling in: the applicant's own space, which no member of staff can open."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.lead import Lead
from recruitment.privacy.fields import EncryptedJSONField


class Draft(models.Model):
    """One run of the form. Its id outlives the answers: a finished run always shows its receipt."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form_version = models.PositiveSmallIntegerField(default=1)
    # The words that were published when the run began, and that it is shown to its end.
    text_version = models.PositiveIntegerField(default=0, db_default=0)
    language = models.CharField(max_length=20, default="sv")
    # Answers and wizard state; emptied in the transaction that makes the lead.
    answers = EncryptedJSONField()
    # The arrivals the browser's start carried, as `campaigns.carrier` read them; emptied likewise.
    arrivals = EncryptedJSONField()
    # Where the family stands, by the step's name: tells where forms are left, and nothing about anybody.
    step = models.CharField(max_length=20, blank=True)
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    finished_at = models.DateTimeField(null=True)
    lead = models.ForeignKey(Lead, on_delete=models.SET_NULL, null=True, related_name="drafts")
    # The registration of a call asked for, which this run tells more about.
    deepens = models.ForeignKey(Lead, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("form run")
        verbose_name_plural = _("form runs")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(lead__isnull=True) | models.Q(finished_at__isnull=False),
                name="draft_with_lead_is_finished",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
