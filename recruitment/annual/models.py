"""What the unit answers for: figures the municipalities report, words for a report, and frozen reports."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.municipalities.models import Municipality


class ConsultantCount(models.Model):
    """How many children a municipality had in consultant-supported homes on a half-year's last day.

    Rows are added; the one written last stands. An empty count takes an earlier one back.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality")
    )
    # The first day of the half-year.
    half_year = models.DateField(_("half-year"))
    count = models.PositiveSmallIntegerField(_("placements in consultant-supported homes"), null=True)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("count of consultant-supported placements")
        verbose_name_plural = _("counts of consultant-supported placements")
        default_permissions = ()
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(half_year__month__in=(1, 7), half_year__day=1), name="consultant_count_half_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.half_year} {self.count}"


class ReportWords(models.Model):
    """What people write for the report of a period: texts, budget outcome, staffing. No family is named."""

    period = models.CharField(_("period"), max_length=9, primary_key=True)
    contents = models.JSONField(_("contents"), default=dict)
    # Grows by one with each saving, so that nobody writes over what a colleague has just written.
    version = models.PositiveIntegerField(_("version"), default=1)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("words for a report")
        verbose_name_plural = _("words for reports")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.period} {self.version}"


class ReportKind(models.TextChoices):
    ANNUAL = "annual", _("activity report")
    OVERVIEW = "overview", _("overview of the plan")


class Audience(models.TextChoices):
    UNIT = "unit", _("for the unit, with every figure")
    OUTSIDE = "outside", _("for the steering group, with small figures hidden")


class FrozenReport(models.Model):
    """A report as it was on a day, to the letter; the database lets nobody change or take it away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("report"), max_length=10, choices=ReportKind)
    period = models.CharField(_("period"), max_length=9)
    audience = models.CharField(_("version"), max_length=10, choices=Audience)
    # 1 the first time a period is frozen; the versions of one freezing have the same.
    edition = models.PositiveSmallIntegerField(_("edition"))
    # The document as `annual.document` writes it; text, so that no database can round or reorder it.
    payload = models.TextField(_("contents"))
    digest = models.CharField(_("fingerprint"), max_length=64)
    frozen_at = models.DateTimeField(_("frozen"))
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("frozen report")
        verbose_name_plural = _("frozen reports")
        default_permissions = ()
        ordering = ("-frozen_at", "kind", "period", "audience")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "period", "audience", "edition"], name="frozen_report_once_an_edition"
            ),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="frozen_has_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.period} {self.edition}"
