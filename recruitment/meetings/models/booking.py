"""Seats that somebody has asked for at a meeting, and what became of them."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.meetings.models.meeting import Meeting
from recruitment.meetings.status import Status
from recruitment.privacy.fields import EncryptedJSONField, EncryptedTextField

MOST_SEATS = 4


class Booking(models.Model):
    """One booking; its text form is the reference, never a name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("reference"), max_length=16, unique=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="bookings", verbose_name=_("meeting")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status)
    seats = models.PositiveSmallIntegerField(_("seats"), default=1)
    booked_at = models.DateTimeField(_("booked"))
    # Sent as programs send: kept all the same, but staff are told.
    looks_automatic = models.BooleanField(_("perhaps filled in by a program"), default=False)
    # What the guest read our page in, which the letters follow; empty means as the meeting.
    language = models.CharField(_("language"), max_length=20, blank=True, default="")
    reminded_at = models.DateTimeField(_("reminded"), null=True)

    name = EncryptedTextField(_("name"))
    phone = EncryptedTextField(_("telephone"))
    email = EncryptedTextField(_("e-mail"))
    phone_index = models.CharField(max_length=32, blank=True, db_index=True, editable=False)
    email_index = models.CharField(max_length=32, blank=True, db_index=True, editable=False)
    # The ways in that the visitor let stand, as `campaigns.ways` reads them.
    arrivals = EncryptedJSONField()
    # The key to the booking's own page, in the links of letters. Found by its fingerprint alone, which
    # also makes a form that is sent twice one booking.
    token = EncryptedTextField(_("key to the booking's page"))
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)
    # Set when the person's details have been erased; what is left is a number for the statistics.
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ("booked_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=1, seats__lte=MOST_SEATS), name="booking_of_a_few_seats"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=False) | ~Q(phone_index="") | ~Q(email_index=""),
                name="booking_can_be_answered",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(phone_index="", email_index="", token_hash__isnull=True),
                name="booking_erased_names_nobody",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "status", "booked_at"], name="booking_list")]

    def __str__(self) -> str:
        return self.reference


class BookingEvent(models.Model):
    """A move in the table of moves: from, to, when and by whom. Added, never edited."""

    booking = models.ForeignKey(Booking, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveSmallIntegerField()
    before = models.CharField(_("from"), max_length=10, choices=Status, blank=True)
    after = models.CharField(_("to"), max_length=10, choices=Status)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("change of a booking")
        verbose_name_plural = _("changes of a booking")
        ordering = ("sequence",)
        constraints = [
            models.UniqueConstraint(fields=["booking", "sequence"], name="booking_event_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.booking_id} {self.after}"
