"""Lets a family follow its registration by a mailed code, and marks bookings that programs may have sent."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import recruitment.privacy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0019_deliveries"),
    ]

    operations = [
        migrations.AddField(
            model_name="applicant",
            name="left_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="withdrew"),
        ),
        migrations.AddField(
            model_name="booking",
            name="looks_automatic",
            field=models.BooleanField(default=False, verbose_name="perhaps filled in by a program"),
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
                    (
                        "family_moved",
                        "the family has new details: see that whoever calls has them",
                    ),
                    ("family_rests", "the family asks to let its registration rest: decide and tell them"),
                    ("family_withdraws", "somebody wants to withdraw: call and settle it"),
                    ("unreachable", "send a text message or a letter: we have not reached the family"),
                ],
                max_length=20,
                verbose_name="kind",
            ),
        ),
        migrations.CreateModel(
            name="CodeRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(blank=True, max_length=16)),
                ("email_index", models.CharField(blank=True, max_length=32)),
                ("language", models.CharField(max_length=5)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("code_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "applicant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="recruitment.applicant",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for a code",
                "verbose_name_plural": "requests for codes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tries__lte", 5)), name="code_request_few_tries"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code_hash", ""), ("applicant__isnull", False), _connector="OR"),
                        name="code_request_code_has_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_at__isnull", True),
                            models.Q(("code_hash", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="code_request_used_had_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FamilyDeed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("corrected", "corrected how we reach them"),
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
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "phone_before",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="telephone before"
                    ),
                ),
                (
                    "email_before",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="e-mail before"),
                ),
                ("text", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="text")),
                ("until", models.DateField(null=True, verbose_name="until")),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deeds",
                        to="recruitment.applicant",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="family_deeds",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "deed of a family",
                "verbose_name_plural": "deeds of families",
                "ordering": ("at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["rested", "asked_to_rest"]), ("until__isnull", False)),
                            models.Q(
                                models.Q(("kind__in", ["rested", "asked_to_rest"]), _negated=True),
                                ("until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="family_deed_rest_has_day",
                    )
                ],
            },
        ),
    ]
