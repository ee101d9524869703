"""Joins registrations of one household: which is worked on, what was judged, and what it still waits for.

The judgements can only grow: the database itself refuses to change or remove one.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Least

from recruitment.leads.models.days import DayOf

BEFORE_TALK = ["assigned", "attempted", "received"]
OPEN = ["assessed", "assigned", "attempted", "contacted", "received"]
IN_HAND = models.Q(status__in=["assessed", "assigned", "attempted", "contacted", "dormant", "received"])
# The indexes that hold the day of which the database must now be told anew.
BY_DAY = [
    models.Index(condition=IN_HAND, fields=["due_on", "received_at", "id"], name="lead_due"),
    models.Index(
        condition=IN_HAND, fields=["owner", "due_on", "received_at", "id"], name="lead_due_of_owner"
    ),
    models.Index(
        condition=IN_HAND, fields=["partner", "due_on", "received_at", "id"], name="lead_due_of_partner"
    ),
    models.Index(
        condition=IN_HAND, fields=["municipality", "due_on", "received_at", "id"], name="lead_due_in_place"
    ),
    models.Index(condition=models.Q(awaits_first_talk=True), fields=["due_on"], name="lead_promised"),
    models.Index(
        condition=models.Q(status="dormant"), fields=["due_on", "received_at", "id"], name="lead_wakes"
    ),
]
NEXT_ACTIONS = [
    ("first_call", "first call"),
    ("call_again", "call again"),
    ("send_information", "send information"),
    ("book_visit", "book a home visit"),
    ("assess", "make the initial assessment"),
    ("hand_over", "hand over to investigation"),
    ("wake", "wake the registration"),
]

POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_household_guard() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'judgements on households can only grow';
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER recruitment_household_guard BEFORE UPDATE OR DELETE ON recruitment_householdjudgement
    FOR EACH ROW EXECUTE FUNCTION recruitment_household_guard()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER recruitment_household_no_{deed.lower()} BEFORE {deed} ON recruitment_householdjudgement
    BEGIN SELECT RAISE(ABORT, 'judgements on households can only grow'); END
    """
    for deed in ("UPDATE", "DELETE")
]
REVERSE = {
    "postgresql": [
        "DROP TRIGGER recruitment_household_guard ON recruitment_householdjudgement",
        "DROP FUNCTION recruitment_household_guard()",
    ],
    "sqlite": [
        "DROP TRIGGER recruitment_household_no_update",
        "DROP TRIGGER recruitment_household_no_delete",
    ],
}


def guard(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0010_the_call")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="joined_to",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="joined",
                to="recruitment.lead",
                verbose_name="joined with",
            ),
        ),
        migrations.AddField(
            model_name="lead",
            name="also_promised_by",
            field=models.DateTimeField(null=True, verbose_name="promised again by"),
        ),
        migrations.AddField(
            model_name="lead",
            name="deepened_at",
            field=models.DateTimeField(null=True, verbose_name="told more"),
        ),
        migrations.AddField(
            model_name="draft",
            name="deepens",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="recruitment.lead",
            ),
        ),
        *(migrations.RemoveIndex(model_name="lead", name=index.name) for index in BY_DAY),
        migrations.RemoveField(model_name="lead", name="due_on"),
        migrations.AddField(
            model_name="lead",
            name="due_on",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    models.When(
                        awaits_first_talk=True, also_promised_by__isnull=True, then=DayOf("promised_by")
                    ),
                    models.When(awaits_first_talk=True, then=DayOf(Least("promised_by", "also_promised_by"))),
                    models.When(
                        also_promised_by__isnull=False,
                        then=Least("next_action_on", DayOf("also_promised_by")),
                    ),
                    default=models.F("next_action_on"),
                ),
                output_field=models.DateField(null=True),
                verbose_name="due on",
            ),
        ),
        *(migrations.AddIndex(model_name="lead", index=index) for index in BY_DAY),
        migrations.RemoveConstraint(model_name="lead", name="lead_awaits_only_first_talk"),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(awaits_first_talk=False)
                | models.Q(status__in=BEFORE_TALK, contacted_at__isnull=True)
                | models.Q(joined_to__isnull=False, contacted_at__isnull=True),
                name="lead_awaits_only_first_talk",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(joined_to__isnull=True)
                | (models.Q(status="duplicate") & ~models.Q(joined_to=models.F("pk"))),
                name="lead_joined_is_a_second",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(also_promised_by__isnull=True)
                | models.Q(status="received")
                | models.Q(status__in=OPEN, next_action_on__isnull=False),
                name="lead_promised_again_is_open",
            ),
        ),
        migrations.CreateModel(
            name="HouseholdJudgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("joined", "joined with another registration of the household"),
                            ("apart", "kept as a matter of its own"),
                            ("separated", "joining undone"),
                        ],
                        max_length=10,
                        verbose_name="judgement",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                ("awaited_first_talk", models.BooleanField(default=False)),
                ("spoken_to_at", models.DateTimeField(null=True)),
                (
                    "planned",
                    models.CharField(
                        blank=True, choices=NEXT_ACTIONS, max_length=20, verbose_name="planned before"
                    ),
                ),
                ("planned_on", models.DateField(null=True, verbose_name="planned for")),
                (
                    "along_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brought_along",
                        to="recruitment.householdjudgement",
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
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="household_judgements",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "worked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judged_beside",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement on a household",
                "verbose_name_plural": "judgements on households",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(lead=models.F("worked")), name="household_judgement_on_two"
                    )
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
