"""The yearly communication plan: who we want to reach, with what, where, when and for how much."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from recruitment.municipalities.models import Municipality, Need
from recruitment.plan.wording import names_host_or_village, names_somebody


class PlanStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    ADOPTED = "adopted", _("adopted")
    CLOSED = "closed", _("closed")


class PlanYear(models.Model):
    """One year's plan and its budget; the only birthplace of activities, and so of tags."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    status = models.CharField(_("status"), max_length=10, choices=PlanStatus, default=PlanStatus.DRAFT)
    budget = models.PositiveIntegerField(_("budget, kronor"), default=0)
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(_("adopted by"), max_length=100, blank=True)
    purpose = models.TextField(_("purpose"), blank=True)

    class Meta:
        verbose_name = _("communication plan")
        verbose_name_plural = _("communication plans")
        ordering = ("-year",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="draft", adopted_on__isnull=True, adopted_by="")
                | ~models.Q(status="draft") & models.Q(adopted_on__isnull=False) & ~models.Q(adopted_by=""),
                name="plan_adopted_by_and_on",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class TargetGroup(models.Model):
    """People we want to reach because a need is open."""

    label = models.CharField(_("target group"), max_length=100, unique=True)
    age_band = models.CharField(_("age of the children they can meet"), max_length=10, blank=True)
    home_type = models.CharField(_("type of home"), max_length=20, default="familjehem")
    rationale = models.TextField(_("why this group"), blank=True)

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class Message(models.Model):
    """What we want a target group to take with them."""

    text = models.CharField(_("message"), max_length=200)
    target_groups = models.ManyToManyField(TargetGroup, blank=True, verbose_name=_("target groups"))

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("text",)

    def __str__(self) -> str:
        return self.text


class ChannelKind(models.TextChoices):
    PAID = "paid", _("paid")
    OWNED = "owned", _("own")
    EARNED = "earned", _("earned")
    PERSONAL = "personal", _("personal")
    OFFLINE = "offline", _("printed")


class Channel(models.Model):
    """Where a message meets people: posters, Facebook, a home party, local radio."""

    name = models.CharField(_("channel"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind)
    utm_source = models.SlugField(_("utm_source"), max_length=40, blank=True)
    utm_medium = models.SlugField(_("utm_medium"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("called off")


class Activity(ClusterableModel):
    """Something we do in one channel during a period; tags hang on it, costs are counted on it."""

    plan = models.ForeignKey(
        PlanYear, on_delete=models.PROTECT, related_name="activities", verbose_name=_("plan")
    )
    channel = models.ForeignKey(
        Channel, on_delete=models.PROTECT, related_name="activities", verbose_name=_("channel")
    )
    name = models.CharField(_("name inside the unit"), max_length=100)
    public_label = models.CharField(
        _("words an applicant may read"),
        max_length=80,
        help_text=_(
            "Shown in the form: “We believe you found us through …”. Never a family, host or village."
        ),
    )
    message = models.ForeignKey(
        Message, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("message")
    )
    target_groups = models.ManyToManyField(TargetGroup, blank=True, verbose_name=_("target groups"))
    municipalities = models.ManyToManyField(Municipality, blank=True, verbose_name=_("municipalities"))
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"))
    status = models.CharField(
        _("status"), max_length=10, choices=ActivityStatus, default=ActivityStatus.PLANNED
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    budget = models.PositiveIntegerField(_("budget, kronor"), default=0)
    expected_reach = models.PositiveIntegerField(_("expected reach, people"), null=True, blank=True)
    planned_leads = models.PositiveSmallIntegerField(
        _("planned interest registrations"), null=True, blank=True
    )
    # What a code cannot count: facts from the world outside, written down by whoever was there.
    print_run = models.PositiveIntegerField(_("printed copies"), null=True, blank=True)
    attendance = models.PositiveIntegerField(_("people who came"), null=True, blank=True)
    places = models.CharField(
        _("where it hung or was held"),
        max_length=300,
        blank=True,
        help_text=_("Shops, libraries, halls. Never a family, host or village."),
    )
    lessons = models.TextField(_("what did we learn"), blank=True)
    # Reports list activities in the plan's own order, never by which looks best.
    position = models.PositiveSmallIntegerField(_("order in the plan"), default=0)

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ("plan__year", "position", "starts_on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="activity_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("The activity ends before it starts.")})
        if names_somebody(self.public_label) or self.names_a_home(self.public_label):
            raise ValidationError(
                {
                    "public_label": _(
                        "Applicants read these words. Leave out names, families and small places."
                    )
                }
            )
        if names_somebody(self.places) or self.names_a_home(self.places):
            raise ValidationError({"places": _("Leave out names, families and small places.")})

    def names_a_home(self, text: str) -> bool:
        """A gathering in somebody's home must not tell in whose; a poster may say where it hangs."""
        if self.channel_id is None or self.channel.kind != ChannelKind.PERSONAL:
            return False
        places = {*Municipality.objects.values_list("name", flat=True), settings.UNIT.county}
        return names_host_or_village(text, places)


class CostKind(models.TextChoices):
    MEDIA = "media", _("media")
    PRODUCTION = "production", _("production")
    VENUE = "venue", _("venue")
    HOURS = "hours", _("staff hours")


class Cost(models.Model):
    """Money or hours an activity took; planned and actual are rows of their own."""

    activity = ParentalKey(Activity, on_delete=models.CASCADE, related_name="costs")
    on = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=12, choices=CostKind)
    is_planned = models.BooleanField(_("planned, not yet spent"), default=False)
    amount = models.DecimalField(
        _("kronor, excluding VAT"), max_digits=10, decimal_places=2, default=Decimal("0")
    )
    hours = models.DecimalField(_("hours"), max_digits=6, decimal_places=1, default=Decimal("0"))
    hourly_rate = models.DecimalField(
        _("kronor an hour"), max_digits=7, decimal_places=2, default=Decimal("0")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        ordering = ("on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"


class GoalMetric(models.TextChoices):
    LEADS = "leads", _("interest registrations")
    HANDED_OVER = "handed_over", _("handed over to investigation")
    SUITABLE = "suitable", _("suitable homes")


class GoalPeriod(models.TextChoices):
    FIRST_HALF = "H1", _("first half-year")
    SECOND_HALF = "H2", _("second half-year")
    YEAR = "year", _("whole year")


class Goal(models.Model):
    """What the plan promises: so many of a metric, for a target group, in a period."""

    plan = models.ForeignKey(PlanYear, on_delete=models.PROTECT, related_name="goals", verbose_name=_("plan"))
    target_group = models.ForeignKey(
        TargetGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("target group"),
    )
    area = models.CharField(_("part of the county"), max_length=20, blank=True)
    metric = models.CharField(_("metric"), max_length=12, choices=GoalMetric)
    period = models.CharField(_("period"), max_length=4, choices=GoalPeriod, default=GoalPeriod.YEAR)
    value = models.PositiveIntegerField(_("goal"))
    # Several, since what a year's goal is for stands in the register municipality by municipality.
    needs = models.ManyToManyField(
        Need, blank=True, related_name="goals", verbose_name=_("needs the goal is to meet")
    )

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ("plan__year", "metric", "period")

    def __str__(self) -> str:
        return f"{self.get_metric_display()} {self.get_period_display()}: {self.value}"
