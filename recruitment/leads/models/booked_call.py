"""An hour at which a family has chosen to be called: one seat of those the hour has."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.lead import Lead


class BookedCall(models.Model):
    """One choice. It stands until it is ended: by another choice, by calling it off, or by the talk itself.

    The database gives each seat of an hour to one family only, so that two never get the last one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="booked_calls")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    seat = models.PositiveSmallIntegerField(_("seat"))
    booked_at = models.DateTimeField(_("time"))
    # The system's user where the family chose by itself.
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("stands no longer since"), null=True)

    class Meta:
        verbose_name = _("booked call")
        verbose_name_plural = _("booked calls")
        ordering = ("starts_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["starts_at", "seat"], condition=Q(ended_at__isnull=True), name="booked_call_seat_once"
            ),
            models.UniqueConstraint(
                fields=["lead"], condition=Q(ended_at__isnull=True), name="booked_call_one_a_family"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")), name="booked_call_takes_time"
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="booked_call_seat_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.starts_at:%Y-%m-%d %H:%M}"
