"""Lets a form be saved and gone on with by mail, and counts what happens to each version of the form.

The name of the step where a family stands takes the place of its number: steps come and go with the
answers, and a form that is left tells by its name where.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import recruitment.privacy.fields


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0015_lead_page")]

    operations = [
        migrations.RemoveField(model_name="draft", name="highest_step"),
        migrations.AddField(
            model_name="draft", name="step", field=models.CharField(blank=True, max_length=20)
        ),
        migrations.CreateModel(
            name="FormDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version of the form")),
                ("step", models.CharField(blank=True, max_length=20, verbose_name="step")),
                ("event", models.CharField(max_length=12, verbose_name="event")),
                ("detail", models.CharField(blank=True, max_length=60, verbose_name="detail")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "form events by day",
                "verbose_name_plural": "form events by day",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "version", "step", "event", "detail"), name="form_day_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedRun",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("email", recruitment.privacy.fields.EncryptedTextField(blank=True)),
                ("email_index", models.CharField(db_index=True, editable=False, max_length=32)),
                ("link_fingerprint", models.CharField(blank=True, db_index=True, max_length=64)),
                ("saved_at", models.DateTimeField()),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("wants_reminder", models.BooleanField(default=False)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("told_of_end_at", models.DateTimeField(null=True)),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="recruitment.draft",
                    ),
                ),
            ],
            options={
                "verbose_name": "saved form",
                "verbose_name_plural": "saved forms",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wants_reminder", True), ("reminded_at__isnull", True), _connector="OR"
                        ),
                        name="saved_run_reminds_only_if_asked",
                    )
                ],
            },
        ),
    ]
