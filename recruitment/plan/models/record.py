"""What a body adopted and what has been changed since: rows that the database lets nobody alter."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.plan.models.plan import PlanYear


class Adoption(models.Model):
    """A year's plan as it was adopted: the whole of it, frozen together with its fingerprint."""

    plan = models.OneToOneField(
        PlanYear, on_delete=models.PROTECT, related_name="adoption", verbose_name=_("plan")
    )
    adopted_on = models.DateField(_("adopted on"))
    adopted_by = models.CharField(_("adopted by"), max_length=100)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(_("entered"))
    snapshot = models.JSONField(_("the plan as adopted"), encoder=DjangoJSONEncoder)
    digest = models.CharField(_("fingerprint"), max_length=64)

    class Meta:
        verbose_name = _("adoption of a plan")
        verbose_name_plural = _("adoptions of plans")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~Q(adopted_by=""), name="adoption_by_somebody"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="adoption_has_digest"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.adopted_on}"


class Part(models.TextChoices):
    """The kinds of things a plan promises."""

    PLAN = "plan", _("the year")
    GOAL = "goal", _("goal")
    ACTIVITY = "activity", _("activity")
    COST = "cost", _("planned cost")


class Amendment(models.Model):
    """One change to an adopted plan: what stood there, what stands there now, why, who and when.

    An empty `field` is a whole thing that was added (no `before`) or taken out (no `after`).
    """

    adoption = models.ForeignKey(Adoption, on_delete=models.PROTECT, related_name="amendments")
    part = models.CharField(_("part"), max_length=10, choices=Part)
    subject = models.CharField(_("what"), max_length=200)
    field = models.CharField(_("field"), max_length=40, blank=True)
    before = models.JSONField(_("before"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), null=True, encoder=DjangoJSONEncoder)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("amendment of a plan")
        verbose_name_plural = _("amendments of plans")
        default_permissions = ()
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="amendment_has_reason"),
            models.CheckConstraint(
                condition=Q(before__isnull=False) | Q(after__isnull=False), name="amendment_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"
