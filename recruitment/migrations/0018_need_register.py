"""Gives every need a history that the database lets nobody change, and a language the home should speak.

An index finds the few protected families, whose tasks every list leaves out.
"""

from datetime import datetime, time

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone

SYSTEM_EMAIL = "system@localhost"
FACTS = (
    "municipality_id",
    "age_band",
    "home_type",
    "siblings",
    "language",
    "urgency",
    "count",
    "valid_until",
)

POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_need_event_guard() RETURNS trigger AS $$
    BEGIN
        RAISE EXCEPTION 'the history of a need can only grow';
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER recruitment_need_event_guard BEFORE UPDATE OR DELETE ON recruitment_needevent
    FOR EACH ROW EXECUTE FUNCTION recruitment_need_event_guard()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER recruitment_need_event_no_{deed} BEFORE {deed} ON recruitment_needevent
    BEGIN SELECT RAISE(ABORT, 'the history of a need can only grow'); END
    """
    for deed in ("update", "delete")
]
REVERSE = {
    "postgresql": [
        "DROP TRIGGER recruitment_need_event_guard ON recruitment_needevent",
        "DROP FUNCTION recruitment_need_event_guard()",
    ],
    "sqlite": [
        "DROP TRIGGER recruitment_need_event_no_update",
        "DROP TRIGGER recruitment_need_event_no_delete",
    ],
}


def begin_histories(apps, schema_editor):
    """What is known of a need that is there already: how it stood when it was last confirmed."""
    needs = apps.get_model("recruitment", "Need").objects.all()
    if not needs.exists():
        return
    system, _created = apps.get_model("recruitment", "User").objects.get_or_create(
        email=SYSTEM_EMAIL, defaults={"first_name": "Systemet", "is_active": False}
    )
    events = apps.get_model("recruitment", "NeedEvent").objects
    events.bulk_create(
        events.model(
            need=need,
            kind="stated",
            at=timezone.make_aware(datetime.combine(need.last_confirmed_on, time())),
            by_id=need.confirmed_by_id or system.pk,
            **{name: getattr(need, name) for name in FACTS},
        )
        for need in needs
    )


def guard(apps, schema_editor):
    for statement in {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def language():
    return models.CharField(
        blank=True,
        help_text="In small letters: “finska”. Nothing about where a child comes from.",
        max_length=40,
        verbose_name="language the home should speak",
    )


def municipality():
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="%(class)ss",
        to="recruitment.municipality",
        verbose_name="municipality",
    )


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0017_plan_master")]

    operations = [
        migrations.AlterModelOptions(
            name="need",
            options={
                "default_permissions": ("add", "change", "view"),
                "ordering": ("municipality__name", "age_band"),
                "verbose_name": "need",
                "verbose_name_plural": "needs",
            },
        ),
        migrations.AlterField(model_name="need", name="municipality", field=municipality()),
        migrations.AddField(model_name="need", name="language", field=language()),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=~models.Q(language__regex="[0-9@]"), name="need_language_names_nobody"
            ),
        ),
        migrations.CreateModel(
            name="NeedEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("age_band", models.CharField(max_length=10, verbose_name="age")),
                (
                    "home_type",
                    models.CharField(default="familjehem", max_length=20, verbose_name="type of home"),
                ),
                ("siblings", models.BooleanField(default=False, verbose_name="siblings together")),
                ("language", language()),
                (
                    "urgency",
                    models.CharField(
                        choices=[("now", "now"), ("soon", "within three months"), ("later", "later")],
                        default="soon",
                        max_length=10,
                        verbose_name="urgency",
                    ),
                ),
                ("count", models.PositiveSmallIntegerField(default=1, verbose_name="number of homes")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stated", "entered"),
                            ("changed", "changed"),
                            ("confirmed", "confirmed"),
                            ("ended", "ended"),
                        ],
                        max_length=10,
                        verbose_name="what",
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
                ("municipality", municipality()),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recruitment.need",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a need",
                "verbose_name_plural": "events of needs",
                "default_permissions": (),
                "ordering": ("at", "pk"),
            },
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(is_protected=True), fields=["reference"], name="lead_protected"
            ),
        ),
        migrations.RunPython(guard, unguard),
        migrations.RunPython(begin_histories, migrations.RunPython.noop),
    ]
