"""The clock's marks on a promise, the nightly check for silence, and concerns passed on."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0009_inbox")]

    operations = [
        migrations.AlterField(
            model_name="lead",
            name="entry_channel",
            field=models.CharField(
                choices=[
                    ("form", "form"),
                    ("call_me", "call me"),
                    ("phone", "telephone"),
                    ("meeting", "meeting"),
                    ("home_party", "home party"),
                    ("walk_in", "visit to the office"),
                    ("referral", "referral"),
                    ("booking", "booked meeting"),
                ],
                default="form",
                max_length=10,
                verbose_name="reached us by",
            ),
        ),
        migrations.CreateModel(
            name="PromiseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("alarm", "the promise falls due soon"),
                            ("broken", "the promise was broken"),
                            ("escalated", "told to the unit manager"),
                        ],
                        max_length=10,
                        verbose_name="mark",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                ("new_promise", models.DateTimeField(null=True, verbose_name="new promise")),
                ("was_told", models.BooleanField(default=False, verbose_name="the family was told")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promise_events",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "mark on a promise",
                "verbose_name_plural": "marks on promises",
                "ordering": ("at",),
                "indexes": [models.Index(fields=["mark", "at"], name="promise_mark_by_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "mark"), name="promise_mark_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark", "broken"), ("new_promise__isnull", False)),
                            models.Q(
                                models.Q(("mark", "broken"), _negated=True), ("new_promise__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="promise_broken_has_new_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SilenceCheck",
            fields=[
                ("checked_on", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                ("at", models.DateTimeField(verbose_name="time")),
                ("open_count", models.PositiveIntegerField(verbose_name="open registrations")),
                ("silent_count", models.PositiveIntegerField(verbose_name="silent registrations")),
            ],
            options={
                "verbose_name": "check for silent registrations",
                "verbose_name_plural": "checks for silent registrations",
                "ordering": ("-checked_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("silent_count__lte", models.F("open_count"))),
                        name="silence_among_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernReport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="receiving municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "concern passed on",
                "verbose_name_plural": "concerns passed on",
                "ordering": ("at",),
            },
        ),
    ]
