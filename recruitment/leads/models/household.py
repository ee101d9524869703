"""Which registrations are of one household, judged row by row; a judgement is replaced by adding another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.lead import Lead, NextAction


class Judgement(models.TextChoices):
    JOINED = "joined", _("joined with another registration of the household")
    APART = "apart", _("kept as a matter of its own")
    SEPARATED = "separated", _("joining undone")


class HouseholdJudgement(models.Model):
    """One row a judgement on one registration beside another, and what stood before. Append-only.

    What holds now stands on the lead itself (`joined_to`); these rows tell how it came about, and hold
    what undoing needs to put everything back.
    """

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="household_judgements")
    # The registration that is worked on, in which `lead` is met from now on.
    worked = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="judged_beside")
    judgement = models.CharField(_("judgement"), max_length=10, choices=Judgement)
    # Written by the same deed as this one of another registration, which brought it along.
    along_with = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="brought_along")
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # How `lead` stood before it was joined.
    awaited_first_talk = models.BooleanField(default=False)
    spoken_to_at = models.DateTimeField(null=True)
    # What was planned with `worked` before the new word became its next step.
    planned = models.CharField(_("planned before"), max_length=20, choices=NextAction, blank=True)
    planned_on = models.DateField(_("planned for"), null=True)

    class Meta:
        verbose_name = _("judgement on a household")
        verbose_name_plural = _("judgements on households")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(lead=models.F("worked")), name="household_judgement_on_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.judgement}"
