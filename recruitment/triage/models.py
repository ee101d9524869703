"""What staff did to reach and understand a family, and what became of the promise to call it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.duty.models import Absence
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.privacy.fields import EncryptedTextField


class Assignment(models.Model):
    """Who was made responsible for a lead, and when; the row last written is the pair of today."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="assignments")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible")
    )
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("second in the pair"),
    )
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Handed on because somebody was away: what they may want back stands here.
    absence = models.ForeignKey(Absence, on_delete=models.SET_NULL, null=True, related_name="handed_on")

    class Meta:
        verbose_name = _("assignment to a pair")
        verbose_name_plural = _("assignments to a pair")
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(partner__isnull=True) | ~models.Q(partner=models.F("owner")),
                name="assignment_pair_is_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.at:%Y-%m-%d}"


class ContactWay(models.TextChoices):
    PHONE = "phone", _("telephone")
    SMS = "sms", _("text message")
    EMAIL = "email", _("e-mail")
    VISIT = "visit", _("visit")
    VIDEO = "video", _("video meeting")


class ContactOutcome(models.TextChoices):
    """Whether the family was spoken to; a message with a way back keeps the promise but is no talk."""

    REACHED = "reached", _("spoke to them")
    MESSAGE_LEFT = "message_left", _("left a way back")
    NO_ANSWER = "no_answer", _("no answer")
    WRONG_NUMBER = "wrong_number", _("wrong number")


class ContactAttempt(models.Model):
    """One attempt to reach a family, logged by the person who made it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(_("way"), max_length=10, choices=ContactWay, default=ContactWay.PHONE)
    outcome = models.CharField(_("outcome"), max_length=14, choices=ContactOutcome)
    note = EncryptedTextField(_("note"))

    class Meta:
        verbose_name = _("contact attempt")
        verbose_name_plural = _("contact attempts")
        ordering = ("at",)
        indexes = [models.Index(fields=["outcome", "at"], name="attempt_by_outcome")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.outcome}"


class Recommendation(models.TextChoices):
    HAND_OVER = "hand_over", _("hand over to investigation")
    TALK_MORE = "talk_more", _("talk more before deciding")
    NOT_NOW = "not_now", _("not right now")


class Assessment(models.Model):
    """The initial assessment: what the basic requirements look like and what we recommend."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="assessments")
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recommendation = models.CharField(_("recommendation"), max_length=10, choices=Recommendation)
    # Keys of the unit's basic requirements that seem met, as the unit file stood that day.
    requirements_met = models.JSONField(_("basic requirements met"), default=list)
    summary = EncryptedTextField(_("summary"))

    class Meta:
        verbose_name = _("initial assessment")
        verbose_name_plural = _("initial assessments")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.lead_id} {self.recommendation}"


class PromiseMark(models.TextChoices):
    """What has become of the promise to call; each happens to a registration once at most."""

    ALARM = "alarm", _("the promise falls due soon")
    MOVED = "moved", _("told in time that it takes longer")
    BROKEN = "broken", _("the promise was broken")
    ESCALATED = "escalated", _("told to the unit manager")


WITH_NEW_PROMISE = (PromiseMark.MOVED, PromiseMark.BROKEN)


class PromiseEvent(models.Model):
    """One mark on the promise of a first call, set by the clock. The first promise itself stays on the lead.

    A broken promise carries the new one the family was given, and so does one that we said in time we
    could not keep; statistics never read either as the promise.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="promise_events")
    mark = models.CharField(_("mark"), max_length=10, choices=PromiseMark)
    at = models.DateTimeField(_("time"))
    new_promise = models.DateTimeField(_("new promise"), null=True)
    # Whether a message could be sent: no e-mail address or a protected identity means a call instead.
    was_told = models.BooleanField(_("the family was told"), default=False)

    class Meta:
        verbose_name = _("mark on a promise")
        verbose_name_plural = _("marks on promises")
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(fields=["lead", "mark"], name="promise_mark_once"),
            models.CheckConstraint(
                condition=models.Q(mark__in=WITH_NEW_PROMISE, new_promise__isnull=False)
                | (~models.Q(mark__in=WITH_NEW_PROMISE) & models.Q(new_promise__isnull=True)),
                name="promise_event_has_new_one",
            ),
        ]
        indexes = [models.Index(fields=["mark", "at"], name="promise_mark_by_time")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.mark}"


class SilenceCheck(models.Model):
    """The nightly count of open registrations that nobody is going to act on; it should always be 0."""

    checked_on = models.DateField(_("day"), primary_key=True)
    at = models.DateTimeField(_("time"))
    open_count = models.PositiveIntegerField(_("open registrations"))
    silent_count = models.PositiveIntegerField(_("silent registrations"))

    class Meta:
        verbose_name = _("check for silent registrations")
        verbose_name_plural = _("checks for silent registrations")
        ordering = ("-checked_on",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(silent_count__lte=models.F("open_count")), name="silence_among_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checked_on} {self.silent_count}"


class ConcernReport(models.Model):
    """A concern for a child, passed on at once to the board that must act; nothing of it is kept here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="concerns")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", verbose_name=_("receiving municipality")
    )
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("concern passed on")
        verbose_name_plural = _("concerns passed on")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.lead_id} {self.at:%Y-%m-%d}"


class TellingWay(models.TextChoices):
    """How a family was told that its registration has ended; never by a text message alone."""

    PHONE = "phone", _("by telephone")
    VISIT = "visit", _("at a visit")
    VIDEO = "video", _("at a video meeting")
    EMAIL = "email", _("by e-mail")
    LETTER = "letter", _("by letter")


class Ending(models.Model):
    """What one way out needs beside its reason: who told the family and how, and where it was referred."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="endings")
    status = models.CharField(_("way out"), max_length=16, choices=Status)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("told by"),
    )
    told_on = models.DateField(_("told on"), null=True)
    told_how = models.CharField(_("told how"), max_length=10, choices=TellingWay, blank=True)
    # The name of a municipality or a unit, never of a person.
    referred_to = models.CharField(_("referred to"), max_length=80, blank=True)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("end of a registration")
        verbose_name_plural = _("ends of registrations")
        ordering = ("at",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(told_by__isnull=True, told_on__isnull=True, told_how="")
                | (models.Q(told_by__isnull=False, told_on__isnull=False) & ~models.Q(told_how="")),
                name="ending_told_who_when_how",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.NOT_PROCEEDING) | models.Q(told_by__isnull=False),
                name="ending_refusal_was_told",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.REFERRED) | ~models.Q(referred_to=""),
                name="ending_referral_leads_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.status}"


class WayBack(models.Model):
    """The key in a letter by which a family we could not reach opens its own registration again.

    It does nothing else, works for a time, and is kept only as a fingerprint.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="ways_back")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("time"))
    expires_at = models.DateTimeField(_("works until"))
    used_at = models.DateTimeField(_("used"), null=True)

    class Meta:
        verbose_name = _("way back")
        verbose_name_plural = _("ways back")
        ordering = ("made_at",)

    def __str__(self) -> str:
        return f"{self.lead_id} {self.made_at:%Y-%m-%d}"


class SavedFilter(models.Model):
    """A view of the inbox somebody wants to come back to; holds what to look for, never whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters"
    )
    is_shared = models.BooleanField(_("shared with colleagues"), default=False)
    # The inbox's own address behind its question mark, as `triage.filters` writes it.
    query = models.CharField(max_length=400)
    created_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_filter_one_per_name")]

    def __str__(self) -> str:
        return self.name
