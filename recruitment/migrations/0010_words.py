"""The words of the form and the letters, as editors have them and in every version; runs keep theirs.

The columns have their value in the database itself: while the site is upgraded, the old code writes too.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

GROWS, WHY = "recruitment_wordsversion", "a version of the words is never changed"
what_stands = import_module("recruitment.migrations.0003_what_stands")
GUARDS = [what_stands.Guard(GROWS, deed, WHY) for deed in ("UPDATE", "DELETE")]


def guard(apps, schema_editor):
    for one in GUARDS:
        schema_editor.execute(one.statement(schema_editor.connection.vendor), params=None)


def unguard(apps, schema_editor):
    on_table = f" ON {GROWS}" if schema_editor.connection.vendor == "postgresql" else ""
    for one in GUARDS:
        schema_editor.execute(f"DROP TRIGGER {one.name}{on_table}")


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0009_messages"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="text_version",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="lead",
            name="text_version",
            field=models.PositiveIntegerField(db_default=0, default=0, verbose_name="version of the words"),
        ),
        migrations.CreateModel(
            name="WordsVersion",
            fields=[
                (
                    "number",
                    models.PositiveIntegerField(primary_key=True, serialize=False, verbose_name="number"),
                ),
                ("texts", models.JSONField(verbose_name="texts")),
                ("at", models.DateTimeField(verbose_name="time")),
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
                "verbose_name": "version of the words",
                "verbose_name_plural": "versions of the words",
                "ordering": ("number",),
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="last published at"),
                ),
                ("go_live_at", models.DateTimeField(blank=True, null=True, verbose_name="go live date/time")),
                ("expire_at", models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time")),
                ("expired", models.BooleanField(default=False, editable=False, verbose_name="expired")),
                ("locked", models.BooleanField(default=False, editable=False, verbose_name="locked")),
                ("locked_at", models.DateTimeField(editable=False, null=True, verbose_name="locked at")),
                ("place", models.CharField(editable=False, max_length=40, verbose_name="place")),
                ("texts", models.JSONField(default=dict, editable=False, verbose_name="texts")),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
            ],
            options={
                "verbose_name": "wording",
                "verbose_name_plural": "words of the form and the letters",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("place", "locale"), name="wording_once_a_language")
                ],
                "unique_together": {("translation_key", "locale")},
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.RunPython(guard, unguard),
    ]
