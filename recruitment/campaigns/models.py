"""Tags: the codes on posters and in links, each born in the plan and never reused."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.codes import ALPHABET, LENGTH, is_whole
from recruitment.plan.models import Activity
from recruitment.plan.wording import names_somebody

SHAPE = rf"^[{ALPHABET}]{{{LENGTH}}}$"


class Tag(models.Model):
    """One code on one thing we put out. The code never changes and is never deleted."""

    code = models.CharField(_("code"), max_length=6, primary_key=True, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.PROTECT, related_name="tags", verbose_name=_("activity")
    )
    variant = models.CharField(
        _("place or version"),
        max_length=80,
        blank=True,
        help_text=_("For example a shop or an ad version. Never a family, host or village."),
    )
    landing_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("landing page"),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    is_printed = models.BooleanField(_("printed"), default=False)

    # The code as the database knows it; None for a tag that is not saved yet.
    _printed_code: str | None = None

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ("activity", "variant", "code")
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=SHAPE), name="tag_code_has_its_shape"),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuses a code that does not hold together, and a new code for a tag that has one."""
        if not is_whole(self.code) or self._printed_code not in (None, self.code):
            raise ValueError("a tag keeps the code it was born with")
        super().save(*args, **kwargs)
        self._printed_code = self.code

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Tag":
        tag = super().from_db(*args, **kwargs)
        tag._printed_code = tag.code
        return tag

    def clean(self) -> None:
        if names_somebody(self.variant):
            raise ValidationError({"variant": _("A tag is for everyone who meets it, never for one person.")})

    @property
    def is_used(self) -> bool:
        """Whether somebody has met the tag, or may: what it stands for can no longer change."""
        return self.is_printed or self.days.exists()


class TagAlias(models.Model):
    """A word that leads to a tag, from a moment until it is closed; a later row may lead elsewhere.

    A closed word leads on until another tag has it: what is printed outlives what was decided.
    """

    word = models.CharField(_("word"), max_length=30)
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="aliases", verbose_name=_("tag"))
    opened_at = models.DateTimeField(_("from"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("until"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("word in the place of a code")
        verbose_name_plural = _("words in the place of codes")
        default_permissions = ()
        ordering = ("-opened_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["word"], condition=models.Q(closed_at__isnull=True), name="alias_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(word__regex=r"^[a-z0-9]+(-[a-z0-9]+)*$")
                & models.Q(word__regex=r"[aeiouy]"),
                name="alias_is_no_code",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__gte=models.F("opened_at"), closed_by__isnull=False),
                name="alias_closed_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return self.word

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class OrphanDay(models.Model):
    """How often a code that is nobody's was tried on a day; most are misprints worth repairing."""

    day = models.DateField(_("day"))
    code = models.CharField(_("code"), max_length=12)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("unknown code")
        verbose_name_plural = _("unknown codes")
        constraints = [models.UniqueConstraint(fields=["day", "code"], name="orphan_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.code}"


class Level(models.TextChoices):
    """How far a tag may follow a visit; the data protection officer decides."""

    OFF = "off", _("off: only what people tell us")
    LANDING = "landing", _("landing: counted on arrival, never carried")
    DECLARED = "declared", _("declared: carried, shown to the applicant who may remove it")
    SILENT = "silent", _("silent: carried without showing")


class TrackingLevel(models.Model):
    """A dated decision on the level; changes are added, never edited, and printed on reports."""

    level = models.CharField(_("level"), max_length=10, choices=Level)
    since = models.DateTimeField(_("since"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    reason = models.CharField(_("reason"), max_length=200)

    class Meta:
        verbose_name = _("tracking level")
        verbose_name_plural = _("tracking levels")
        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return f"{self.level} {self.since:%Y-%m-%d}"
