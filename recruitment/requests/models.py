"""What the municipalities ask us for, and which homes we offered them: kinds and numbers, never a child.

There is no field to write freely in, and no row points at a family: which home it was stands with the home.
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.municipalities.models import Municipality


class Closing(models.TextChoices):
    """How a request ended."""

    OUR_HOME = "our_home", _("a home of ours")
    OWN_HOME = "own_home", _("the municipality found a home itself")
    CONSULTANT = "consultant", _("a consultant-supported home")
    NOT_NEEDED = "not_needed", _("no longer needed")
    NO_HOME = "no_home", _("we had no home to offer")
    MISTAKE = "mistake", _("written down by mistake")


class MunicipalRequest(models.Model):
    """One request of a municipality: how many homes of which kind it asks for, and how it ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="requests", verbose_name=_("municipality")
    )
    received_on = models.DateField(_("received on"))
    age_band = models.CharField(_("age"), max_length=10)
    home_type = models.CharField(_("type of home"), max_length=20)
    siblings = models.BooleanField(_("siblings together"), default=False)
    homes = models.PositiveSmallIntegerField(_("number of homes"), default=1)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closing = models.CharField(_("how it ended"), max_length=12, choices=Closing, blank=True)
    closed_on = models.DateField(_("ended on"), null=True)
    closed_at = models.DateTimeField(_("end noted"), null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("municipality's request")
        verbose_name_plural = _("municipalities' requests")
        ordering = ("received_on", "at")
        constraints = [
            models.CheckConstraint(condition=models.Q(homes__gte=1), name="request_at_least_one_home"),
            models.CheckConstraint(
                condition=models.Q(
                    closing="", closed_on__isnull=True, closed_at__isnull=True, closed_by__isnull=True
                )
                | ~models.Q(closing="")
                & models.Q(
                    closed_on__isnull=False,
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                    closed_on__gte=models.F("received_on"),
                ),
                name="request_closed_who_and_when",
            ),
        ]
        indexes = [models.Index(fields=["received_on"], name="request_by_day")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.age_band} ({self.homes})"


class OfferAnswer(models.TextChoices):
    ACCEPTED = "accepted", _("the municipality wants to go on")
    DECLINED = "declined", _("the municipality declined")


class Offer(models.Model):
    """A home, or several, that we offered in answer to a request, and what the municipality said."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(MunicipalRequest, on_delete=models.PROTECT, related_name="offers")
    offered_on = models.DateField(_("offered on"))
    homes = models.PositiveSmallIntegerField(_("number of homes"), default=1)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("answer"), max_length=10, choices=OfferAnswer, blank=True)
    answered_on = models.DateField(_("answered on"), null=True)
    answered_at = models.DateTimeField(_("answer noted"), null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("offer to a municipality")
        verbose_name_plural = _("offers to municipalities")
        ordering = ("offered_on", "at")
        constraints = [
            models.CheckConstraint(condition=models.Q(homes__gte=1), name="offer_at_least_one_home"),
            models.CheckConstraint(
                condition=models.Q(
                    answer="", answered_on__isnull=True, answered_at__isnull=True, answered_by__isnull=True
                )
                | ~models.Q(answer="")
                & models.Q(
                    answered_on__isnull=False,
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    answered_on__gte=models.F("offered_on"),
                ),
                name="offer_answered_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.offered_on}"
