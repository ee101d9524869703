"""The plan as master: its adoption and what changed since, offline facts, and words in the place of codes.

The database lets nobody change or remove what was adopted or amended. A word's row may change once, when
it is closed.
"""

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

TABLES = ("recruitment_adoption", "recruitment_amendment")
POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_plan_record_guard() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'the record of a plan can only grow';
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE FUNCTION recruitment_alias_guard() RETURNS trigger AS $$
    BEGIN
        IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL
           OR (OLD.id, OLD.word, OLD.tag_id, OLD.opened_at, OLD.opened_by_id)
              IS DISTINCT FROM (NEW.id, NEW.word, NEW.tag_id, NEW.opened_at, NEW.opened_by_id) THEN
            RAISE EXCEPTION 'where a word has led can only be added to';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql
    """,
    *(
        f"""
        CREATE TRIGGER recruitment_plan_record_guard BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION recruitment_plan_record_guard()
        """
        for table in TABLES
    ),
    """
    CREATE TRIGGER recruitment_alias_guard BEFORE UPDATE OR DELETE ON recruitment_tagalias
    FOR EACH ROW EXECUTE FUNCTION recruitment_alias_guard()
    """,
]
SQLITE = [
    *(
        f"""
        CREATE TRIGGER {table}_no_{deed} BEFORE {deed} ON {table}
        BEGIN SELECT RAISE(ABORT, 'the record of a plan can only grow'); END
        """
        for table in TABLES
        for deed in ("update", "delete")
    ),
    """
    CREATE TRIGGER recruitment_alias_no_delete BEFORE DELETE ON recruitment_tagalias
    BEGIN SELECT RAISE(ABORT, 'where a word has led can only be added to'); END
    """,
    """
    CREATE TRIGGER recruitment_alias_no_update BEFORE UPDATE ON recruitment_tagalias
    WHEN OLD.closed_at IS NOT NULL OR OLD.id IS NOT NEW.id OR OLD.word IS NOT NEW.word
      OR OLD.tag_id IS NOT NEW.tag_id OR OLD.opened_at IS NOT NEW.opened_at
      OR OLD.opened_by_id IS NOT NEW.opened_by_id
    BEGIN SELECT RAISE(ABORT, 'where a word has led can only be added to'); END
    """,
]
REVERSE = {
    "postgresql": [
        *(f"DROP TRIGGER recruitment_plan_record_guard ON {table}" for table in TABLES),
        "DROP TRIGGER recruitment_alias_guard ON recruitment_tagalias",
        "DROP FUNCTION recruitment_plan_record_guard()",
        "DROP FUNCTION recruitment_alias_guard()",
    ],
    "sqlite": [
        *(f"DROP TRIGGER {table}_no_{deed}" for table in TABLES for deed in ("update", "delete")),
        "DROP TRIGGER recruitment_alias_no_delete",
        "DROP TRIGGER recruitment_alias_no_update",
    ],
}


def guard(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drafts_are_not_adopted(apps, schema_editor):
    """Until now a draft could say by whom it was adopted."""
    drafts = apps.get_model("recruitment", "PlanYear").objects.filter(status="draft")
    drafts.update(adopted_on=None, adopted_by="")


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0016_saved_runs"),
    ]

    operations = [
        migrations.RunPython(drafts_are_not_adopted, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("adopted_by", models.CharField(max_length=100, verbose_name="adopted by")),
                ("entered_at", models.DateTimeField(verbose_name="entered")),
                (
                    "snapshot",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="the plan as adopted",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="fingerprint")),
            ],
            options={
                "verbose_name": "adoption of a plan",
                "verbose_name_plural": "adoptions of plans",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="AliasDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "uses of a word by day",
                "verbose_name_plural": "uses of words by day",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("plan", "the year"),
                            ("goal", "goal"),
                            ("activity", "activity"),
                            ("cost", "planned cost"),
                        ],
                        max_length=10,
                        verbose_name="part",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="what")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="field")),
                (
                    "before",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                        verbose_name="before",
                    ),
                ),
                (
                    "after",
                    models.JSONField(
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        null=True,
                        verbose_name="after",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "amendment of a plan",
                "verbose_name_plural": "amendments of plans",
                "ordering": ("at", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="TagAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=30, verbose_name="word")),
                ("opened_at", models.DateTimeField(verbose_name="from")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "word in the place of a code",
                "verbose_name_plural": "words in the place of codes",
                "ordering": ("-opened_at", "-pk"),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="attendance",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="people who came"),
        ),
        migrations.AddField(
            model_name="activity",
            name="places",
            field=models.CharField(
                blank=True,
                help_text="Shops, libraries, halls. Never a family, host or village.",
                max_length=300,
                verbose_name="where it hung or was held",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="print_run",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="printed copies"),
        ),
        migrations.AddConstraint(
            model_name="planyear",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("adopted_by", ""), ("adopted_on__isnull", True), ("status", "draft")),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        ("adopted_on__isnull", False),
                        models.Q(("adopted_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="plan_adopted_by_and_on",
            ),
        ),
        migrations.AddField(
            model_name="adoption",
            name="entered_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="entered by",
            ),
        ),
        migrations.AddField(
            model_name="adoption",
            name="plan",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adoption",
                to="recruitment.planyear",
                verbose_name="plan",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="adoption",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="recruitment.adoption",
            ),
        ),
        migrations.AddField(
            model_name="amendment",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tagalias",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tagalias",
            name="opened_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tagalias",
            name="tag",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="aliases",
                to="recruitment.tag",
                verbose_name="tag",
            ),
        ),
        migrations.AddField(
            model_name="aliasday",
            name="alias",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="days", to="recruitment.tagalias"
            ),
        ),
        migrations.AddConstraint(
            model_name="adoption",
            constraint=models.CheckConstraint(
                condition=models.Q(("adopted_by", ""), _negated=True), name="adoption_by_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="adoption",
            constraint=models.CheckConstraint(
                condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="adoption_has_digest"
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="amendment_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                name="amendment_says_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="tagalias",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at__isnull", True)), fields=("word",), name="alias_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="tagalias",
            constraint=models.CheckConstraint(
                condition=models.Q(("word__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"), ("word__regex", "[aeiouy]")),
                name="alias_is_no_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="tagalias",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                    models.Q(("closed_at__gte", models.F("opened_at")), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="alias_closed_by_and_at",
            ),
        ),
        migrations.AddConstraint(
            model_name="aliasday",
            constraint=models.UniqueConstraint(fields=("day", "alias"), name="alias_day_once"),
        ),
        migrations.AlterField(
            model_name="activity",
            name="status",
            field=models.CharField(
                choices=[
                    ("planned", "planned"),
                    ("running", "running"),
                    ("done", "done"),
                    ("cancelled", "called off"),
                ],
                default="planned",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
