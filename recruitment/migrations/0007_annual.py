"""What municipalities report by half-year, words for a report, and frozen reports, which the database guards."""

import uuid
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

what_stands = import_module("recruitment.migrations.0003_what_stands")

ONLY_GROW = {
    "recruitment_consultantcount": "what a municipality has reported is never changed",
    "recruitment_frozenreport": "a frozen report is never changed",
}
GUARDS = [
    what_stands.Guard(table, deed, why) for table, why in ONLY_GROW.items() for deed in ("UPDATE", "DELETE")
]


def guard(apps, schema_editor):
    for one in GUARDS:
        schema_editor.execute(one.statement(schema_editor.connection.vendor), params=None)


def unguard(apps, schema_editor):
    for one in GUARDS:
        on_table = f" ON {one.table}" if schema_editor.connection.vendor == "postgresql" else ""
        schema_editor.execute(f"DROP TRIGGER {one.name}{on_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0006_exchange"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReportWords",
            fields=[
                (
                    "period",
                    models.CharField(max_length=9, primary_key=True, serialize=False, verbose_name="period"),
                ),
                ("contents", models.JSONField(default=dict, verbose_name="contents")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("saved_at", models.DateTimeField(verbose_name="saved")),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "words for a report",
                "verbose_name_plural": "words for reports",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="ConsultantCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("half_year", models.DateField(verbose_name="half-year")),
                (
                    "count",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="placements in consultant-supported homes"
                    ),
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
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "count of consultant-supported placements",
                "verbose_name_plural": "counts of consultant-supported placements",
                "ordering": ("pk",),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("half_year__day", 1), ("half_year__month__in", (1, 7))),
                        name="consultant_count_half_year",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FrozenReport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("annual", "activity report"), ("overview", "overview of the plan")],
                        max_length=10,
                        verbose_name="report",
                    ),
                ),
                ("period", models.CharField(max_length=9, verbose_name="period")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("unit", "for the unit, with every figure"),
                            ("outside", "for the steering group, with small figures hidden"),
                        ],
                        max_length=10,
                        verbose_name="version",
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(verbose_name="edition")),
                ("payload", models.TextField(verbose_name="contents")),
                ("digest", models.CharField(max_length=64, verbose_name="fingerprint")),
                ("frozen_at", models.DateTimeField(verbose_name="frozen")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "frozen report",
                "verbose_name_plural": "frozen reports",
                "ordering": ("-frozen_at", "kind", "period", "audience"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "period", "audience", "edition"), name="frozen_report_once_an_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="frozen_has_digest"
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
