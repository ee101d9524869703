"""Meetings, the seats booked at them, and a booking as a touch of a later registration."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import recruitment.privacy.fields

STATUSES = [
    ("booked", "booked"),
    ("waiting", "on the waiting list"),
    ("cancelled", "cancelled"),
    ("attended", "came"),
    ("no_show", "did not come"),
]


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0007_need_statements")]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("evening", "information evening"),
                            ("digital", "digital meeting"),
                            ("home_party", "home party"),
                        ],
                        default="evening",
                        max_length=10,
                        verbose_name="kind of meeting",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("about", models.TextField(blank=True, max_length=1000, verbose_name="about the meeting")),
                ("slug", models.SlugField(editable=False, max_length=100, null=True, unique=True)),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                (
                    "digital_link",
                    models.URLField(blank=True, verbose_name="link to the digital meeting"),
                ),
                ("area", models.CharField(blank=True, max_length=20, verbose_name="part of the county")),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("en", "English"), ("fi", "Finnish")],
                        default="sv",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(default=20, verbose_name="seats")),
                (
                    "seats_taken",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="seats taken"),
                ),
                (
                    "has_waiting_list",
                    models.BooleanField(default=True, verbose_name="waiting list when it is full"),
                ),
                (
                    "published_from",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="shown from"),
                ),
                (
                    "published_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="shown until"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="cancelled"),
                ),
                ("version", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "address",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="address of the home"
                    ),
                ),
                (
                    "invitation",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="invitation code"),
                ),
                (
                    "invitation_index",
                    models.CharField(editable=False, max_length=32, null=True, unique=True),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.activity",
                        verbose_name="activity in the plan",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "tag",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("starts_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"
                    ),
                    models.CheckConstraint(condition=Q(capacity__gte=1), name="meeting_has_a_seat"),
                    models.CheckConstraint(
                        condition=Q(seats_taken__lte=F("capacity")), name="meeting_is_never_overbooked"
                    ),
                    models.CheckConstraint(
                        condition=Q(published_until__isnull=True)
                        | Q(published_until__gt=F("published_from")),
                        name="meeting_shown_until_after_from",
                    ),
                    models.CheckConstraint(
                        condition=Q(
                            kind="home_party",
                            place="",
                            digital_link="",
                            municipality__isnull=True,
                            slug__isnull=True,
                            invitation_index__isnull=False,
                        )
                        | (~Q(kind="home_party") & Q(slug__isnull=False, invitation_index__isnull=True)),
                        name="meeting_home_party_is_hidden",
                    ),
                    models.CheckConstraint(
                        condition=~Q(kind="evening") | ~Q(place=""), name="meeting_evening_has_place"
                    ),
                    models.CheckConstraint(
                        condition=~Q(kind="digital") | ~Q(digital_link=""), name="meeting_digital_has_link"
                    ),
                ],
                "indexes": [models.Index(fields=["starts_at"], name="meeting_by_time")],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=16, unique=True, verbose_name="reference")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="recruitment.meeting",
                        verbose_name="meeting",
                    ),
                ),
                ("status", models.CharField(choices=STATUSES, max_length=10, verbose_name="status")),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="seats")),
                ("booked_at", models.DateTimeField(verbose_name="booked")),
                ("reminded_at", models.DateTimeField(null=True, verbose_name="reminded")),
                ("name", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="name")),
                (
                    "phone",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="telephone"),
                ),
                ("email", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="e-mail")),
                (
                    "phone_index",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                (
                    "email_index",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=32),
                ),
                ("arrivals", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                (
                    "token",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="key to the booking's page"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "booking",
                "verbose_name_plural": "bookings",
                "ordering": ("booked_at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(seats__gte=1, seats__lte=4), name="booking_of_a_few_seats"
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
                ],
                "indexes": [
                    models.Index(fields=["meeting", "status", "booked_at"], name="booking_list"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField()),
                (
                    "before",
                    models.CharField(blank=True, choices=STATUSES, max_length=10, verbose_name="from"),
                ),
                ("after", models.CharField(choices=STATUSES, max_length=10, verbose_name="to")),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recruitment.booking",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change of a booking",
                "verbose_name_plural": "changes of a booking",
                "ordering": ("sequence",),
                "constraints": [
                    models.UniqueConstraint(fields=["booking", "sequence"], name="booking_event_in_order"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="lead",
            name="entry_channel",
            field=models.CharField(
                choices=[
                    ("form", "form"),
                    ("call_me", "call me"),
                    ("phone", "telephone"),
                    ("meeting", "meeting"),
                    ("referral", "referral"),
                    ("booking", "booked meeting"),
                ],
                default="form",
                max_length=10,
                verbose_name="reached us by",
            ),
        ),
        migrations.AlterField(
            model_name="touch",
            name="kind",
            field=models.CharField(
                choices=[
                    ("tag", "code on arrival"),
                    ("class", "kind of website on arrival"),
                    ("direct", "direct or unknown"),
                    ("self", "told by the applicant"),
                    ("staff", "noted by staff"),
                    ("booking", "booked a meeting"),
                    ("removed", "removed by the applicant"),
                ],
                max_length=10,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="touch",
            name="meeting",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="recruitment.meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="touch",
            constraint=models.CheckConstraint(
                condition=Q(kind="booking", meeting__isnull=False)
                | (~Q(kind="booking") & Q(meeting__isnull=True)),
                name="touch_booking_has_meeting",
            ),
        ),
    ]
