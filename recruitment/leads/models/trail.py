"""What happened to a lead, row by row: statuses, touches and notes are added, never edited."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.models import Tag
from recruitment.leads.models.lead import Lead
from recruitment.leads.status import Status
from recruitment.meetings.models import Meeting
from recruitment.plan.models import Activity
from recruitment.privacy.fields import EncryptedTextField


class StatusChange(models.Model):
    """A move in the table of moves: from, to, when, by whom and why."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="changes")
    sequence = models.PositiveSmallIntegerField()
    before = models.CharField(_("from"), max_length=16, choices=Status, blank=True)
    after = models.CharField(_("to"), max_length=16, choices=Status)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        ordering = ("sequence",)
        constraints = [models.UniqueConstraint(fields=["lead", "sequence"], name="status_change_in_order")]
        indexes = [models.Index(fields=["after", "at"], name="status_change_by_time")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.after}"


class TouchKind(models.TextChoices):
    """How we learnt of a contact with our campaigns; never merged into one credited channel."""

    TAG = "tag", _("code on arrival")
    SOURCE = "class", _("kind of website on arrival")
    DIRECT = "direct", _("direct or unknown")
    SELF_REPORT = "self", _("told by the applicant")
    STAFF = "staff", _("noted by staff")
    BOOKING = "booking", _("booked a meeting")
    REMOVED = "removed", _("removed by the applicant")


class Touch(models.Model):
    """One contact between a family and our campaigns, as raw as we got it. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="touches")
    sequence = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=TouchKind)
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, null=True, related_name="+")
    # What the applicant or staff named: an activity of the plan, or one of the general answers.
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="+")
    # The meeting at which somebody with the same telephone or address had booked a seat.
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.CharField(_("answer"), max_length=40, blank=True)
    source_class = models.CharField(_("class of source"), max_length=20, blank=True)
    entry_page = models.PositiveIntegerField(_("entry page"), null=True)
    entry_day = models.DateField(_("day of entry"), null=True)
    is_stale = models.BooleanField(_("older than a day"), default=False)
    was_shown = models.BooleanField(_("shown to the applicant"), default=True)
    recorded_at = models.DateTimeField(_("recorded"))

    class Meta:
        verbose_name = _("touch")
        verbose_name_plural = _("touches")
        ordering = ("sequence",)
        constraints = [
            models.UniqueConstraint(fields=["lead", "sequence"], name="touch_in_order"),
            models.CheckConstraint(
                condition=~models.Q(kind=TouchKind.REMOVED) | models.Q(tag__isnull=True),
                name="touch_removed_has_no_tag",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=TouchKind.BOOKING, meeting__isnull=False)
                | (~models.Q(kind=TouchKind.BOOKING) & models.Q(meeting__isnull=True)),
                name="touch_booking_has_meeting",
            ),
        ]
        indexes = [models.Index(fields=["tag"], name="touch_by_tag")]

    def __str__(self) -> str:
        return f"{self.lead_id} {self.kind}"


class Note(models.Model):
    """What a member of staff wrote down about a lead; corrected by adding, never by editing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="notes")
    text = EncryptedTextField(_("note"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.lead_id} {self.at:%Y-%m-%d}"
