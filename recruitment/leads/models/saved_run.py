"""A form that somebody saved to go on with later: where its link went, and until when it opens."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.draft import Draft
from recruitment.privacy.fields import EncryptedTextField


class SavedRun(models.Model):
    """One saved run. There is one link at a time: a new one makes the older one nobody's.

    Goes with the run: when it is sent, when the family removes it, and when its time is over.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="saved")
    email = EncryptedTextField()
    # For counting the letters to one address on one day; see `leads.saving`.
    email_index = models.CharField(max_length=32, db_index=True, editable=False)
    # The link itself stands in the letter alone; empty until the letter leaves.
    link_fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    saved_at = models.DateTimeField()
    letters = models.PositiveSmallIntegerField(default=0)
    wants_reminder = models.BooleanField(default=False)
    reminded_at = models.DateTimeField(null=True)
    told_of_end_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("saved form")
        verbose_name_plural = _("saved forms")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(wants_reminder=True) | models.Q(reminded_at__isnull=True),
                name="saved_run_reminds_only_if_asked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
