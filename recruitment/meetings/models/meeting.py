"""A meeting: when, where, for how many, and who may know of it."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.models import Tag
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity
from recruitment.privacy.fields import EncryptedTextField


class Kind(models.TextChoices):
    """What sort of meeting it is; a home party is known to the invited alone."""

    EVENING = "evening", _("information evening")
    DIGITAL = "digital", _("digital meeting")
    HOME_PARTY = "home_party", _("home party")


class Language(models.TextChoices):
    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
    FINNISH = "fi", _("Finnish")


class Meeting(models.Model):
    """One meeting. A home party has no place, no municipality and no address on the site of its own.

    A foster home's address would tell where placed children live. It is locked in `address`, leaves the
    house in the letter to somebody who has booked, and is shown on no page.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind of meeting"), max_length=10, choices=Kind, default=Kind.EVENING)
    title = models.CharField(_("title"), max_length=80)
    about = models.TextField(_("about the meeting"), max_length=1_000, blank=True)
    # The meeting's own part of its address; never changes, since links to it have been sent.
    slug = models.SlugField(max_length=100, unique=True, null=True, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    digital_link = models.URLField(_("link to the digital meeting"), blank=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("municipality"),
    )
    area = models.CharField(_("part of the county"), max_length=20, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.SWEDISH)
    capacity = models.PositiveSmallIntegerField(_("seats"), default=20)
    # Kept by the actions under a lock on this row; the database itself refuses one seat too many.
    seats_taken = models.PositiveSmallIntegerField(_("seats taken"), default=0, editable=False)
    has_waiting_list = models.BooleanField(_("waiting list when it is full"), default=True)

    activity = models.ForeignKey(
        Activity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("activity in the plan"),
    )
    tag = models.OneToOneField(
        Tag, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("tag")
    )
    published_from = models.DateTimeField(_("shown from"), default=timezone.now)
    published_until = models.DateTimeField(_("shown until"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, editable=False)
    # Raised when time or place changes, so that calendars take the new over the old.
    version = models.PositiveSmallIntegerField(default=0, editable=False)

    address = EncryptedTextField(_("address of the home"))
    invitation = EncryptedTextField(_("invitation code"))
    invitation_index = models.CharField(max_length=32, unique=True, null=True, editable=False)

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("starts_at", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="meeting_has_a_seat"),
            models.CheckConstraint(
                condition=Q(seats_taken__lte=F("capacity")), name="meeting_is_never_overbooked"
            ),
            models.CheckConstraint(
                condition=Q(published_until__isnull=True) | Q(published_until__gt=F("published_from")),
                name="meeting_shown_until_after_from",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=Kind.HOME_PARTY,
                    place="",
                    digital_link="",
                    municipality__isnull=True,
                    slug__isnull=True,
                    invitation_index__isnull=False,
                )
                | (~Q(kind=Kind.HOME_PARTY) & Q(slug__isnull=False, invitation_index__isnull=True)),
                name="meeting_home_party_is_hidden",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.EVENING) | ~Q(place=""), name="meeting_evening_has_place"
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.DIGITAL) | ~Q(digital_link=""), name="meeting_digital_has_link"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="meeting_by_time")]

    def __str__(self) -> str:
        """What the editor's log keeps for ever: kind and time, and a title that names nobody."""
        return f"{self.title} {date_format(timezone.localtime(self.starts_at), 'j F Y')}"

    @property
    def is_home_party(self) -> bool:
        return self.kind == Kind.HOME_PARTY

    @property
    def is_digital(self) -> bool:
        return self.kind == Kind.DIGITAL

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def seats_left(self) -> int:
        return self.capacity - self.seats_taken

    @property
    def place_label(self) -> str:
        """Where, in words that anybody may read."""
        if self.is_digital:
            return str(_("On the web"))
        if self.is_home_party:
            labels = {known.key: known.label for known in settings.UNIT.areas}
            return str(labels.get(self.area, settings.UNIT.county))
        return self.place

    def takes_bookings(self, at: datetime) -> bool:
        """Whether a place, or one on the waiting list, can be booked at this time."""
        has_room = self.seats_left > 0 or self.has_waiting_list
        return has_room and not self.is_cancelled and at < self.starts_at
