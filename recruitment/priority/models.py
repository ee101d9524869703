"""The unit's rule for the order of the queue, as data: a new version is added, none is ever changed."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

MOST_POINTS = 10


if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def points(
    words: "_StrPromise", *, least: int = 0, help_text: "_StrPromise | str" = ""
) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        words, validators=[MinValueValidator(least), MaxValueValidator(MOST_POINTS)], help_text=help_text
    )


class PriorityRule(models.Model):
    """One adopted version of the rule, in force from a day until a later one is.

    Version 1 is what the software comes with (`rules.FIRST`), and has no row. Every version gives at
    least one point a week: whoever waits rises, and nobody is left for good.
    """

    number = models.PositiveSmallIntegerField(_("version"), primary_key=True)
    points_a_week = points(
        _("points for each whole week of waiting"),
        least=1,
        help_text=_("At least one, so that whoever waits always rises."),
    )
    points_a_need = points(_("points for each open need the family could meet"))
    most_needs = points(_("most needs that count"), least=1)
    points_for_urgency = points(_("points if one of the needs is for now"))
    points_for_nearness = points(_("points if one of the needs is in their own municipality"))
    in_force_from = models.DateField(_("in force from"))
    why = models.TextField(_("why"), max_length=500)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(_("adopted"))

    class Meta:
        verbose_name = _("rule of the queue")
        verbose_name_plural = _("rules of the queue")
        default_permissions = ()
        ordering = ("number",)
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=2), name="rule_after_the_first"),
            models.CheckConstraint(
                condition=Q(points_a_week__gte=1, most_needs__gte=1), name="rule_waiting_always_counts"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)
