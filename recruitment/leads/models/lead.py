"""The record of a family that raised its hand."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Least
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models.days import DayOf
from recruitment.leads.status import BEFORE_TALK, EXITS, IN_HAND, OPEN, OWNED, UNDECIDED, Status
from recruitment.municipalities.models import Municipality
from recruitment.privacy.fields import EncryptedJSONField, EncryptedTextField


class EntryChannel(models.TextChoices):
    """How the family reached us; the clock's base depends on it."""

    FORM = "form", _("form")
    CALL_ME = "call_me", _("call me")
    PHONE = "phone", _("telephone")
    MEETING = "meeting", _("meeting")
    HOME_PARTY = "home_party", _("home party")
    WALK_IN = "walk_in", _("visit to the office")
    REFERRAL = "referral", _("referral")
    BOOKING = "booking", _("booked meeting")
    IMPORT = "import", _("imported")


class NextAction(models.TextChoices):
    FIRST_CALL = "first_call", _("first call")
    CALL_AGAIN = "call_again", _("call again")
    SEND_INFORMATION = "send_information", _("send information")
    BOOK_VISIT = "book_visit", _("book a home visit")
    ASSESS = "assess", _("make the initial assessment")
    HAND_OVER = "hand_over", _("hand over to investigation")
    WAKE = "wake", _("wake the registration")


_IN_HAND = models.Q(status__in=sorted(IN_HAND))


class Lead(models.Model):
    """One interest registration; its text form is the reference, never a name.

    The need register's vocabulary (ages, siblings, type of home, municipality) is stored in clear,
    so that leads can be matched to needs; everything that tells who the family is, is locked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("reference"), max_length=16, unique=True)
    # The form run this lead came from: the database itself refuses a second lead of one run.
    run = models.UUIDField(null=True, unique=True)
    entry_channel = models.CharField(
        _("reached us by"), max_length=10, choices=EntryChannel, default=EntryChannel.FORM
    )
    language = models.CharField(_("language"), max_length=20, default="sv")
    form_version = models.PositiveSmallIntegerField(_("version of the form"), default=1)
    # What they were shown when they answered; 0 where nobody was shown anything.
    text_version = models.PositiveIntegerField(_("version of the words"), default=0, db_default=0)
    received_at = models.DateTimeField(_("received"))
    promised_by = models.DateTimeField(_("promised first contact"))
    contacted_at = models.DateTimeField(_("first spoken to"), null=True)
    # Until somebody has spoken to the family or the registration has left the desk for the first time.
    awaits_first_talk = models.BooleanField(_("waits for the first call"), default=True)
    # The household's registration that is worked on, where this one is a second; its own promise stands.
    joined_to = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="joined",
        verbose_name=_("joined with"),
    )
    # The earliest promise among those joined with this one that still wait for a talk.
    also_promised_by = models.DateTimeField(_("promised again by"), null=True)
    # When the family that had asked for a call went on to the whole form.
    deepened_at = models.DateTimeField(_("told more"), null=True)

    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.RECEIVED)
    status_since = models.DateTimeField(_("status since"))
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="owned_leads",
        verbose_name=_("responsible"),
    )
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="partnered_leads",
        verbose_name=_("second in the pair"),
    )
    next_action = models.CharField(_("next step"), max_length=20, choices=NextAction, blank=True)
    next_action_on = models.DateField(_("next step on"), null=True)
    # The order of the inbox, worked out by the database: the promised day until we have spoken, then
    # the day of the next step; a household that wrote again never later than it was promised then.
    # Nothing is due where nobody here has anything to do.
    due_on = models.GeneratedField(
        verbose_name=_("due on"),
        expression=models.Case(
            models.When(awaits_first_talk=True, also_promised_by__isnull=True, then=DayOf("promised_by")),
            models.When(awaits_first_talk=True, then=DayOf(Least("promised_by", "also_promised_by"))),
            models.When(
                also_promised_by__isnull=False, then=Least("next_action_on", DayOf("also_promised_by"))
            ),
            default=models.F("next_action_on"),
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )

    # What the outcomes that stand mean for this registration, written down with each of them
    # (`outcomes.actions`), so that nobody has to go through all families there ever were.
    investigated_until = models.DateField(_("investigation ended on"), null=True)
    free_since = models.DateField(_("free to offer since"), null=True)

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("home municipality"),
    )
    home_types = models.JSONField(_("types of home"), default=list)
    age_bands = models.JSONField(_("ages they can receive"), default=list)
    siblings = models.CharField(_("siblings"), max_length=10, blank=True)
    is_protected = models.BooleanField(_("protected identity"), default=False)

    answers = EncryptedJSONField()
    # What was asked of the first call (`leads.wishes`); null where nobody was asked.
    call_wishes = EncryptedJSONField(null=True)

    class Meta:
        verbose_name = _("interest registration")
        verbose_name_plural = _("interest registrations")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(OWNED))
                | (models.Q(owner__isnull=False, next_action_on__isnull=False) & ~models.Q(next_action="")),
                name="lead_open_has_owner_and_next",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=Status.DORMANT) | models.Q(next_action_on__isnull=False),
                name="lead_dormant_has_wake_date",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=sorted(EXITS)) | ~models.Q(reason=""),
                name="lead_exit_has_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(partner__isnull=True) | ~models.Q(partner=models.F("owner")),
                name="lead_pair_is_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(awaits_first_talk=False)
                | models.Q(status__in=sorted(BEFORE_TALK), contacted_at__isnull=True)
                | models.Q(joined_to__isnull=False, contacted_at__isnull=True),
                name="lead_awaits_only_first_talk",
            ),
            models.CheckConstraint(
                condition=models.Q(awaits_first_talk=True) | ~models.Q(status=Status.RECEIVED),
                name="lead_received_awaits_talk",
            ),
            models.CheckConstraint(
                condition=models.Q(joined_to__isnull=True)
                | (models.Q(status=Status.DUPLICATE) & ~models.Q(joined_to=models.F("pk"))),
                name="lead_joined_is_a_second",
            ),
            models.CheckConstraint(
                condition=models.Q(also_promised_by__isnull=True)
                | models.Q(status=Status.RECEIVED)
                | models.Q(status__in=sorted(OPEN), next_action_on__isnull=False),
                name="lead_promised_again_is_open",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "promised_by", "id"], name="lead_inbox"),
            # The inbox reads its lists off these, in order: what is in hand by the day it is due, and
            # what is not by the day it left. Ended registrations make none of the first ones longer.
            models.Index(fields=["due_on", "received_at", "id"], condition=_IN_HAND, name="lead_due"),
            models.Index(
                fields=["owner", "due_on", "received_at", "id"], condition=_IN_HAND, name="lead_due_of_owner"
            ),
            models.Index(
                fields=["partner", "due_on", "received_at", "id"],
                condition=_IN_HAND,
                name="lead_due_of_partner",
            ),
            models.Index(
                fields=["municipality", "due_on", "received_at", "id"],
                condition=_IN_HAND,
                name="lead_due_in_place",
            ),
            models.Index(fields=["due_on"], condition=models.Q(awaits_first_talk=True), name="lead_promised"),
            models.Index(
                fields=["due_on", "received_at", "id"],
                condition=models.Q(status=Status.DORMANT),
                name="lead_wakes",
            ),
            models.Index(
                fields=["status_since", "id"],
                condition=models.Q(status=Status.HANDED_OVER),
                name="lead_investigated",
            ),
            models.Index(
                fields=["status_since", "id"],
                condition=models.Q(status__in=sorted(EXITS)),
                name="lead_ended",
            ),
            models.Index(fields=["received_at", "status"], name="lead_received"),
            models.Index(fields=["contacted_at"], name="lead_spoken_to"),
            # Whoever may still become a home, and the homes that are free: few of all there ever were.
            models.Index(
                fields=["received_at"],
                condition=models.Q(status__in=sorted(UNDECIDED), investigated_until__isnull=True),
                name="lead_undecided",
            ),
            models.Index(
                fields=["free_since"],
                condition=models.Q(free_since__isnull=False),
                name="lead_free_home",
            ),
            # Few are; every list leaves out what belongs to them, and finds them here.
            models.Index(fields=["reference"], condition=models.Q(is_protected=True), name="lead_protected"),
        ]

    def __str__(self) -> str:
        return self.reference


class Applicant(models.Model):
    """One of the at most two adults who apply; every detail is locked."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="applicants")
    position = models.PositiveSmallIntegerField(default=1)
    name = EncryptedTextField(_("name"))
    phone = EncryptedTextField(_("telephone"))
    email = EncryptedTextField(_("e-mail"))
    # When this one of two withdrew: the other goes on alone, and nothing more is sent here.
    left_at = models.DateTimeField(_("withdrew"), null=True, blank=True)
    # When a letter, or a text message, did not arrive; until somebody has put in other details.
    mail_returned_at = models.DateTimeField(_("letter did not arrive"), null=True, blank=True)
    sms_returned_at = models.DateTimeField(_("text message did not arrive"), null=True, blank=True)
    # Keyed fingerprints of the normalised number and address, for exact look-ups only.
    phone_index = models.CharField(max_length=32, blank=True, db_index=True, editable=False)
    email_index = models.CharField(max_length=32, blank=True, db_index=True, editable=False)

    class Meta:
        verbose_name = _("applicant")
        verbose_name_plural = _("applicants")
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["lead", "position"], name="applicant_one_per_position"),
            models.CheckConstraint(condition=models.Q(position__in=[1, 2]), name="applicant_at_most_two"),
        ]

    def __str__(self) -> str:
        return f"{self.lead_id}/{self.position}"


class NameToken(models.Model):
    """A keyed fingerprint of one word of an applicant's name, for finding a family by name.

    Tells a thief of the database who share a word, and nothing else; site/decisions/0012 weighs it.
    """

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="name_tokens")
    token = models.CharField(max_length=32, editable=False)

    class Meta:
        verbose_name = _("fingerprint of a name")
        verbose_name_plural = _("fingerprints of names")
        constraints = [
            models.UniqueConstraint(fields=["token", "applicant"], name="name_token_once_per_applicant")
        ]

    def __str__(self) -> str:
        return str(self.applicant_id)
