"""Stores what the inbox is ordered and searched by: the day a registration is due, and name tokens."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from recruitment.leads.models.days import DayOf
from recruitment.privacy.names import name_tokens

BEFORE_TALK = ["assigned", "attempted", "received"]
EXITS = ["duplicate", "not_proceeding", "referred", "unreachable", "withdrawn"]
IN_HAND = models.Q(status__in=["assessed", "assigned", "attempted", "contacted", "dormant", "received"])
CHUNK = 500


def remember_the_past(apps, schema_editor):
    """Whoever has been spoken to, or has once left the desk, no longer waits for the first call."""
    Lead, StatusChange = (apps.get_model("recruitment", name) for name in ("Lead", "StatusChange"))
    opened_again = StatusChange.objects.filter(
        lead=models.OuterRef("pk"), before__in=[*EXITS, "dormant"], after="assigned"
    )
    waits = models.Q(status="received") | (
        models.Q(status__in=BEFORE_TALK, contacted_at__isnull=True) & ~models.Exists(opened_again)
    )
    Lead.objects.exclude(waits).update(awaits_first_talk=False)


def fingerprint_names(apps, schema_editor):
    Applicant, NameToken = (apps.get_model("recruitment", name) for name in ("Applicant", "NameToken"))
    people = Applicant.objects.only("pk", "name").order_by("pk").iterator(chunk_size=CHUNK)
    tokens = (
        NameToken(applicant=person, token=token) for person in people for token in name_tokens(person.name)
    )
    NameToken.objects.bulk_create(tokens, batch_size=CHUNK)


STATISTICS = {"lead_age_bands": "age_bands", "lead_home_types": "home_types"}


def let_the_planner_know(apps, schema_editor):
    """PostgreSQL guesses that hardly any family offers a given age, and sorts thousands to show fifty."""
    if schema_editor.connection.vendor == "postgresql":
        for name, column in STATISTICS.items():
            schema_editor.execute(f"CREATE STATISTICS {name} ON (({column})::text) FROM recruitment_lead")


def forget_what_the_planner_knew(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in STATISTICS:
            schema_editor.execute(f"DROP STATISTICS {name}")


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0008_meetings")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="awaits_first_talk",
            field=models.BooleanField(default=True, verbose_name="waits for the first call"),
        ),
        migrations.RunPython(remember_the_past, migrations.RunPython.noop),
        migrations.AddField(
            model_name="lead",
            name="due_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(awaits_first_talk=True, then=DayOf("promised_by")),
                    default=models.F("next_action_on"),
                ),
                output_field=models.DateField(null=True),
                verbose_name="due on",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(awaits_first_talk=False)
                | models.Q(contacted_at__isnull=True, status__in=BEFORE_TALK),
                name="lead_awaits_only_first_talk",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(awaits_first_talk=True) | ~models.Q(status="received"),
                name="lead_received_awaits_talk",
            ),
        ),
        migrations.RemoveIndex(model_name="lead", name="lead_mine"),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(condition=IN_HAND, fields=["due_on", "received_at", "id"], name="lead_due"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=IN_HAND, fields=["owner", "due_on", "received_at", "id"], name="lead_due_of_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=IN_HAND,
                fields=["partner", "due_on", "received_at", "id"],
                name="lead_due_of_partner",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=IN_HAND,
                fields=["municipality", "due_on", "received_at", "id"],
                name="lead_due_in_place",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(awaits_first_talk=True), fields=["due_on"], name="lead_promised"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(status="dormant"),
                fields=["due_on", "received_at", "id"],
                name="lead_wakes",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(status="handed_over"),
                fields=["status_since", "id"],
                name="lead_investigated",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(status__in=EXITS), fields=["status_since", "id"], name="lead_ended"
            ),
        ),
        migrations.AddIndex(
            model_name="accesslogentry",
            index=models.Index(condition=models.Q(action="change"), fields=["id"], name="accesslog_deeds"),
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with colleagues")),
                ("query", models.CharField(max_length=400)),
                ("created_at", models.DateTimeField(verbose_name="saved")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "saved filter",
                "verbose_name_plural": "saved filters",
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(fields=("owner", "name"), name="saved_filter_one_per_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="NameToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(editable=False, max_length=32)),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_tokens",
                        to="recruitment.applicant",
                    ),
                ),
            ],
            options={
                "verbose_name": "fingerprint of a name",
                "verbose_name_plural": "fingerprints of names",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("token", "applicant"), name="name_token_once_per_applicant"
                    )
                ],
            },
        ),
        migrations.RunPython(let_the_planner_know, forget_what_the_planner_knew),
        migrations.RunPython(fingerprint_names, migrations.RunPython.noop),
    ]
