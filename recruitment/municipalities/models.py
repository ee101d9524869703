"""The member municipalities, what homes they need right now, and the words the public reads about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Municipality(models.Model):
    """A municipality the form can name; members pay for the unit, others are referred kindly."""

    code = models.CharField(_("SCB code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    area = models.CharField(_("part of the county"), max_length=20, blank=True)
    children = models.PositiveIntegerField(_("children 0–17 years"), default=0)
    children_source = models.CharField(_("source of the figure"), max_length=200, blank=True)
    is_member = models.BooleanField(_("is a member"), default=False)
    member_since = models.DateField(_("member since"), null=True, blank=True)
    member_until = models.DateField(_("member until"), null=True, blank=True)
    website = models.URLField(_("website"), blank=True)
    emergency_phone = models.CharField(_("emergency telephone"), max_length=32, blank=True)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Urgency(models.TextChoices):
    NOW = "now", _("now")
    SOON = "soon", _("within three months")
    LATER = "later", _("later")


class NeedFacts(models.Model):
    """What a municipality says it needs: so many homes of one kind; never anything about one child."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="%(class)ss", verbose_name=_("municipality")
    )
    age_band = models.CharField(_("age"), max_length=10)
    home_type = models.CharField(_("type of home"), max_length=20, default="familjehem")
    siblings = models.BooleanField(_("siblings together"), default=False)
    language = models.CharField(
        _("language the home should speak"),
        max_length=40,
        blank=True,
        help_text=_("In small letters: “finska”. Nothing about where a child comes from."),
    )
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.SOON)
    count = models.PositiveSmallIntegerField(_("number of homes"), default=1)
    valid_until = models.DateField(_("valid until"))

    class Meta:
        abstract = True


class Need(NeedFacts):
    """How many homes of one kind a municipality needs, as it stands now; `needs.py` writes it."""

    last_confirmed_on = models.DateField(_("last confirmed"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        # Never deleted: how the need has moved is looked up for years.
        default_permissions = ("add", "change", "view")
        ordering = ("municipality__name", "age_band")
        constraints = [
            models.CheckConstraint(condition=models.Q(count__gte=1), name="need_at_least_one_home"),
            models.CheckConstraint(
                condition=~models.Q(language__regex=r"[0-9@]"), name="need_language_names_nobody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.age_band} ({self.count})"


class NeedEvent(NeedFacts):
    """What was said about a need, when and by whom, and how it stood from then on.

    Rows are added; the database lets nobody change or take one away.
    """

    class Kind(models.TextChoices):
        STATED = "stated", pgettext_lazy("need", "entered")
        CHANGED = "changed", pgettext_lazy("need", "changed")
        CONFIRMED = "confirmed", pgettext_lazy("need", "confirmed")
        ENDED = "ended", pgettext_lazy("need", "ended")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("event of a need")
        verbose_name_plural = _("events of needs")
        default_permissions = ()
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.need_id} {self.kind}"


class NeedStatement(models.Model):
    """Words on the public pages about which homes are needed: approved, counted against, and dated.

    It has no field for siblings, language or urgency: words that combined them could point at a child.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("waits for approval")
        APPROVED = "approved", _("approved")
        ENDED = "ended", _("taken down")

    words = models.CharField(
        _("words"),
        max_length=60,
        help_text=_(
            "“Homes for teenagers”. The part of the county is added by itself. No figures, no names."
        ),
    )
    words_in_english = models.CharField(
        _("words in English"),
        max_length=60,
        blank=True,
        help_text=_("For the pages in English. Left empty, the words stand on the Swedish pages alone."),
    )
    is_evergreen = models.BooleanField(
        _("always true"),
        default=False,
        help_text=_(
            "A sentence that holds whatever the register says, such as “Homes in town and in the"
            " countryside”. It is not counted, and names neither age nor place."
        ),
    )
    home_type = models.CharField(_("type of home"), max_length=20, default="familjehem")
    age_band = models.CharField(_("age"), max_length=10, blank=True)
    area = models.CharField(_("part of the county"), max_length=20, blank=True)
    expires_on = models.DateField(_("last day on the page"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed"))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)

    class Meta:
        verbose_name = _("need statement")
        verbose_name_plural = _("need statements")
        # Never deleted: what has stood on a public page can be looked up.
        default_permissions = ("add", "change", "view")
        permissions = (("approve_needstatement", "Can approve need statement"),)
        ordering = ("-proposed_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="approved", approved_by__isnull=False, approved_at__isnull=False)
                | ~models.Q(status="approved") & models.Q(approved_by__isnull=True, approved_at__isnull=True),
                name="need_statement_approved_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(is_evergreen=False) | models.Q(age_band="", area=""),
                name="need_statement_evergreen_is_general",
            ),
        ]

    def __str__(self) -> str:
        return self.words


class NeedStatementEvent(models.Model):
    """What was done with a statement, when and by whom; rows are added, never edited.

    Keeps the words as they stood, and how many homes stood behind them when they were approved.
    """

    class Kind(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        APPROVED = "approved", _("approved")
        CHANGED = "changed", _("changed, and so no longer approved")
        TAKEN_DOWN = "taken_down", _("taken down")
        EXPIRED = "expired", _("its last day has passed")
        TOO_FEW = "too_few", _("too few needs behind it")

    statement = models.ForeignKey(NeedStatement, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    wording = models.JSONField(_("wording"), default=dict)
    homes_behind = models.PositiveSmallIntegerField(_("needs behind"), null=True)

    class Meta:
        verbose_name = _("event of a need statement")
        verbose_name_plural = _("events of need statements")
        default_permissions = ()
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"
