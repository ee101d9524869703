"""Delivery reports, hours for calls, and what did not arrive."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0008_plan"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicant",
            name="mail_returned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="letter did not arrive"),
        ),
        migrations.AddField(
            model_name="applicant",
            name="sms_returned_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="text message did not arrive"),
        ),
        migrations.AddField(
            model_name="coderequest",
            name="phone_index",
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name="familydeed",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="outboxmessage",
            name="recipient",
            field=models.UUIDField(null=True),
        ),
        migrations.AlterField(
            model_name="familydeed",
            name="kind",
            field=models.CharField(
                choices=[
                    ("corrected", "corrected how we reach them"),
                    ("chose_call", "chose a time for the call"),
                    ("let_go_of_call", "called off the time for the call"),
                    ("wrote", "wrote to us"),
                    ("rested", "let the registration rest"),
                    ("left", "withdrew from a registration of two"),
                    ("withdrew", "withdrew"),
                    ("asked_to_rest", "asked to let the registration rest"),
                    ("asked_to_withdraw", "asked to withdraw"),
                ],
                max_length=20,
                verbose_name="what was done",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="kind",
            field=models.CharField(
                choices=[
                    ("note", "do what the note says"),
                    ("guest_got_in", "call and tell that there is a seat at the meeting"),
                    ("guest_changed", "call and tell that the meeting has changed"),
                    ("guest_called_off", "call and tell that the meeting is called off"),
                    ("family_wrote", "read what the family wrote on its page"),
                    ("family_moved", "the family has new details: see that whoever calls has them"),
                    ("family_rests", "the family asks to let its registration rest: decide and tell them"),
                    ("family_withdraws", "somebody wants to withdraw: call and settle it"),
                    ("letter_returned", "the letter did not arrive: call and ask for the right address"),
                    ("call_missed", "call: the family chose an hour that has gone by"),
                    ("text_returned", "the text message did not arrive: see that the number is right"),
                    ("unreachable", "send a text message or a letter: we have not reached the family"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="BookedCall",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("seat", models.PositiveSmallIntegerField(verbose_name="seat")),
                ("booked_at", models.DateTimeField(verbose_name="time")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="stands no longer since")),
                (
                    "booked_by",
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
                        related_name="booked_calls",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "booked call",
                "verbose_name_plural": "booked calls",
                "ordering": ("starts_at", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("starts_at", "seat"),
                        name="booked_call_seat_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("lead",),
                        name="booked_call_one_a_family",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="booked_call_takes_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seat__gte", 1)), name="booked_call_seat_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("refused", "not taken"),
                            ("delayed", "on its way, but late"),
                            ("returned", "came back"),
                            ("arrived", "arrived"),
                        ],
                        max_length=10,
                        verbose_name="what was said",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=12, verbose_name="code")),
                ("at", models.DateTimeField(verbose_name="time")),
                ("followed_at", models.DateTimeField(null=True, verbose_name="followed up")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="recruitment.outboxmessage",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery report",
                "verbose_name_plural": "delivery reports",
                "ordering": ("at", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(
                            ("followed_at__isnull", True), ("told__in", ["refused", "returned"])
                        ),
                        fields=["at"],
                        name="report_to_follow",
                    )
                ],
            },
        ),
    ]
