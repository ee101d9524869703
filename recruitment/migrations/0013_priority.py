"""Versions of the queue's rule, which the database lets nobody change or take away."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_priority_rule_guard() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'an adopted rule is never changed';
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER recruitment_priority_rule_guard BEFORE UPDATE OR DELETE ON recruitment_priorityrule
    FOR EACH ROW EXECUTE FUNCTION recruitment_priority_rule_guard()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER recruitment_priority_rule_no_{deed} BEFORE {deed} ON recruitment_priorityrule
    BEGIN SELECT RAISE(ABORT, 'an adopted rule is never changed'); END
    """
    for deed in ("update", "delete")
]
REVERSE = {
    "postgresql": [
        "DROP TRIGGER recruitment_priority_rule_guard ON recruitment_priorityrule",
        "DROP FUNCTION recruitment_priority_rule_guard()",
    ],
    "sqlite": [
        "DROP TRIGGER recruitment_priority_rule_no_update",
        "DROP TRIGGER recruitment_priority_rule_no_delete",
    ],
}


def guard(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def points(words, *, least=0, **facts):
    return models.PositiveSmallIntegerField(
        validators=[
            django.core.validators.MinValueValidator(least),
            django.core.validators.MaxValueValidator(10),
        ],
        verbose_name=words,
        **facts,
    )


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0012_load")]

    operations = [
        migrations.CreateModel(
            name="PriorityRule",
            fields=[
                (
                    "number",
                    models.PositiveSmallIntegerField(
                        primary_key=True, serialize=False, verbose_name="version"
                    ),
                ),
                (
                    "points_a_week",
                    points(
                        "points for each whole week of waiting",
                        least=1,
                        help_text="At least one, so that whoever waits always rises.",
                    ),
                ),
                ("points_a_need", points("points for each open need the family could meet")),
                ("most_needs", points("most needs that count", least=1)),
                ("points_for_urgency", points("points if one of the needs is for now")),
                (
                    "points_for_nearness",
                    points("points if one of the needs is in their own municipality"),
                ),
                ("in_force_from", models.DateField(verbose_name="in force from")),
                ("why", models.TextField(max_length=500, verbose_name="why")),
                (
                    "adopted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("adopted_at", models.DateTimeField(verbose_name="adopted")),
            ],
            options={
                "verbose_name": "rule of the queue",
                "verbose_name_plural": "rules of the queue",
                "ordering": ("number",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 2)), name="rule_after_the_first"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most_needs__gte", 1), ("points_a_week__gte", 1)),
                        name="rule_waiting_always_counts",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
