"""Who is at work: the duty roster, absences, and which municipality each of us keeps in touch with."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.municipalities.models import Municipality

MONDAY, FRIDAY = 0, 4
LONGEST_NOTE = 500


class Duty(models.TextChoices):
    """What somebody on duty takes."""

    PHONE = "phone", _("the telephone")
    NEW = "new", _("new registrations")


class DutyTurn(models.Model):
    """Somebody's turn with a task: every week on a weekday, or on one day instead of the week's own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(_("task"), max_length=10, choices=Duty)
    weekday = models.PositiveSmallIntegerField(_("weekday"), null=True)
    on = models.DateField(_("day"), null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duty_turns")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("turn of duty")
        verbose_name_plural = _("turns of duty")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(on__isnull=True, weekday__gte=MONDAY, weekday__lte=FRIDAY)
                | models.Q(on__isnull=False, weekday__isnull=True),
                name="duty_turn_weekly_or_dated",
            ),
            models.UniqueConstraint(
                fields=["task", "weekday", "person"],
                condition=models.Q(on__isnull=True),
                name="duty_turn_once_a_weekday",
            ),
            models.UniqueConstraint(
                fields=["task", "on", "person"],
                condition=models.Q(on__isnull=False),
                name="duty_turn_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["weekday"],
                condition=models.Q(task=Duty.PHONE, on__isnull=True),
                name="duty_one_telephone_a_weekday",
            ),
            models.UniqueConstraint(
                fields=["on"],
                condition=models.Q(task=Duty.PHONE, on__isnull=False),
                name="duty_one_telephone_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.on or self.weekday}"


class Absence(models.Model):
    """Somebody is away from a day to a day, both included; why is nobody's business here.

    Whoever comes back earlier ends it: `last_day` moves, and `ended_at` says when that was said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="absences",
        verbose_name=_("colleague"),
    )
    first_day = models.DateField(_("first day away"))
    last_day = models.DateField(_("last day away"))
    # Who takes over what nobody else stands beside; without one the families are spread over those on duty.
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("stand-in"),
    )
    registered_at = models.DateTimeField(_("time"))
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    handed_on_at = models.DateTimeField(_("registrations handed on"), null=True)
    ended_at = models.DateTimeField(_("came back"), null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = pgettext_lazy("staff", "absence")
        verbose_name_plural = pgettext_lazy("staff", "absences")
        ordering = ("first_day", "pk")
        constraints = [
            models.CheckConstraint(
                # A day before the first says that the absence was called off before it began.
                condition=models.Q(last_day__gte=models.F("first_day")) | models.Q(ended_at__isnull=False),
                name="absence_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="absence_ended_by_and_at",
            ),
            models.CheckConstraint(
                condition=models.Q(stand_in__isnull=True) | ~models.Q(stand_in=models.F("person")),
                name="absence_stand_in_is_another",
            ),
        ]
        indexes = [models.Index(fields=["person", "first_day", "last_day"], name="absence_by_day")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.first_day}"


class ContactMunicipality(models.Model):
    """Whose municipality this is: one of us knows its needs and talks with it every week."""

    municipality = models.OneToOneField(
        Municipality, on_delete=models.CASCADE, primary_key=True, related_name="contact"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contact_municipalities"
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("contact municipality")
        verbose_name_plural = _("contact municipalities")

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.person_id}"


class DialogueKind(models.TextChoices):
    WEEKLY = "weekly", _("weekly dialogue")
    VISIT = "visit", _("visit to the municipality")
    MEETING = "meeting", _("other meeting")


class Dialogue(models.Model):
    """One talk with a municipality or visit to it; rows are added, never edited. It names no family."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="dialogues")
    kind = models.CharField(_("what"), max_length=10, choices=DialogueKind)
    on = models.DateField(_("day"))
    note = models.CharField(_("what was said"), max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("dialogue with a municipality")
        verbose_name_plural = _("dialogues with municipalities")
        ordering = ("-on", "-at")
        indexes = [models.Index(fields=["municipality", "-on"], name="dialogue_by_day")]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.on}"
