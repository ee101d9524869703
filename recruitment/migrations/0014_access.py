"""The manager's monthly review of the access log; what is signed can neither be changed nor taken away."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("recruitment_logreview", "recruitment_reviewedrow")
FUNCTION = """
    CREATE FUNCTION recruitment_review_guard() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'a signed review stands';
    END $$ LANGUAGE plpgsql
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        for table in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION recruitment_review_guard()"
            )
        return
    for table in TABLES:
        for deed in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'a signed review stands'); END"
            )


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_guard ON {table}")
        schema_editor.execute("DROP FUNCTION recruitment_review_guard()")
        return
    for table in TABLES:
        for deed in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{deed}")


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0013_priority")]

    operations = [
        migrations.AlterField(
            model_name="accesslogentry",
            name="action",
            field=models.CharField(
                choices=[
                    ("list", "listed"),
                    ("read", "read"),
                    ("search", "searched"),
                    ("export", "exported"),
                    ("change", "changed"),
                    ("refused", "refused"),
                    ("review", "reviewed"),
                ],
                max_length=16,
                verbose_name="action",
            ),
        ),
        migrations.CreateModel(
            name="LogReview",
            fields=[
                ("month", models.DateField(primary_key=True, serialize=False, verbose_name="month")),
                ("seed", models.CharField(max_length=64)),
                ("rows_in_month", models.PositiveIntegerField(verbose_name="rows that month")),
                ("signed_at", models.DateTimeField(verbose_name="signed")),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "review of the access log",
                "verbose_name_plural": "reviews of the access log",
                "ordering": ("-month",),
            },
        ),
        migrations.CreateModel(
            name="ReviewedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("entry", models.PositiveBigIntegerField(verbose_name="row of the access log")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("in_order", "in order"), ("follow_up", "follow up")],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="recruitment.logreview",
                    ),
                ),
            ],
            options={
                "verbose_name": "reviewed row",
                "verbose_name_plural": "reviewed rows",
                "ordering": ("entry",),
                "constraints": [
                    models.UniqueConstraint(fields=("review", "entry"), name="reviewed_row_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "follow_up"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reviewed_row_follow_up_says_what",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
