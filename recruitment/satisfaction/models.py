"""How it was to have to do with us: links that are used up, and answers that belong to nobody.

No row of the one names a row of the other, and neither names a person or a moment.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who is asked; the value is also the kind of survey."""

    FAMILY = "family", _("families")
    MUNICIPALITY = "municipality", _("municipalities")


class SurveyLink(models.Model):
    """A link that has not been used: its fingerprint only. The row goes when the answer comes."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    audience = models.CharField(_("who is asked"), max_length=12, choices=Audience)
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("link to a survey")
        verbose_name_plural = _("links to surveys")

    def __str__(self) -> str:
        return str(self.audience)


class SurveyAnswer(models.Model):
    """One anonymous answer: marks from one to five by question, and the half-year it came in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    audience = models.CharField(_("who answered"), max_length=12, choices=Audience)
    half_year = models.CharField(_("half-year"), max_length=6)
    marks = models.JSONField(_("marks"))

    class Meta:
        verbose_name = _("answer to a survey")
        verbose_name_plural = _("answers to surveys")
        indexes = [models.Index(fields=["audience", "half_year"], name="survey_by_half_year")]

    def __str__(self) -> str:
        return f"{self.audience} {self.half_year}"
