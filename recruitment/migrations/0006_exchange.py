"""What goes out to the municipalities and comes back: requests, offers, who was told, how it was.

The record of who was told who a family is can only grow, as the tables of 0003 do.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

Guard = import_module("recruitment.migrations.0003_what_stands").Guard
TOLD = "recruitment_disclosure"
GUARDS = tuple(Guard(TOLD, deed, "who was told can only be added to") for deed in ("UPDATE", "DELETE"))


def guard(apps, schema_editor):
    for one in GUARDS:
        schema_editor.execute(one.statement(schema_editor.connection.vendor), params=None)


def unguard(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for one in GUARDS:
        schema_editor.execute(f"DROP TRIGGER {one.name}" + (f" ON {TOLD}" if is_postgresql else ""))


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0005_site"),
    ]

    operations = [
        migrations.CreateModel(
            name="SurveyLink",
            fields=[
                ("token_hash", models.CharField(max_length=64, primary_key=True, serialize=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[("family", "families"), ("municipality", "municipalities")],
                        max_length=12,
                        verbose_name="who is asked",
                    ),
                ),
                ("last_day", models.DateField(verbose_name="last day")),
            ],
            options={
                "verbose_name": "link to a survey",
                "verbose_name_plural": "links to surveys",
            },
        ),
        migrations.AlterField(
            model_name="outcome",
            name="kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("case_opened", "case opened"),
                    ("investigation_opened", "investigation opened"),
                    ("first_visit", "first visit"),
                    ("extracts_asked", "register extracts asked for"),
                    ("extracts_returned", "register extracts back"),
                    ("bra_fam_sent", "BRA-fam sent"),
                    ("bra_fam_returned", "BRA-fam back"),
                    ("suitable", "suitable"),
                    ("unsuitable", "unsuitable"),
                    ("withdrawn", "withdrew during the investigation"),
                    ("training_offered", "training offered"),
                    ("trained", "trained"),
                    ("available", "available"),
                    ("offered", "offered to a municipality"),
                    ("matched", "matched"),
                    ("placed", "child placed"),
                    ("ended", "assignment ended"),
                    ("recruited_elsewhere", "recruited by a municipality itself"),
                ],
                max_length=20,
                verbose_name="what happened",
            ),
        ),
        migrations.CreateModel(
            name="MunicipalRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("received_on", models.DateField(verbose_name="received on")),
                ("age_band", models.CharField(max_length=10, verbose_name="age")),
                ("home_type", models.CharField(max_length=20, verbose_name="type of home")),
                ("siblings", models.BooleanField(default=False, verbose_name="siblings together")),
                ("homes", models.PositiveSmallIntegerField(default=1, verbose_name="number of homes")),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "closing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("our_home", "a home of ours"),
                            ("own_home", "the municipality found a home itself"),
                            ("consultant", "a consultant-supported home"),
                            ("not_needed", "no longer needed"),
                            ("no_home", "we had no home to offer"),
                            ("mistake", "written down by mistake"),
                        ],
                        max_length=12,
                        verbose_name="how it ended",
                    ),
                ),
                ("closed_on", models.DateField(null=True, verbose_name="ended on")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="end noted")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipality's request",
                "verbose_name_plural": "municipalities' requests",
                "ordering": ("received_on", "at"),
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("offered_on", models.DateField(verbose_name="offered on")),
                ("homes", models.PositiveSmallIntegerField(default=1, verbose_name="number of homes")),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "the municipality wants to go on"),
                            ("declined", "the municipality declined"),
                        ],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("answered_on", models.DateField(null=True, verbose_name="answered on")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answer noted")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="recruitment.municipalrequest",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer to a municipality",
                "verbose_name_plural": "offers to municipalities",
                "ordering": ("offered_on", "at"),
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("family", "families"), ("municipality", "municipalities")],
                        max_length=12,
                        verbose_name="who answered",
                    ),
                ),
                ("half_year", models.CharField(max_length=6, verbose_name="half-year")),
                ("marks", models.JSONField(verbose_name="marks")),
            ],
            options={
                "verbose_name": "answer to a survey",
                "verbose_name_plural": "answers to surveys",
                "indexes": [models.Index(fields=["audience", "half_year"], name="survey_by_half_year")],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("told_on", models.DateField(verbose_name="told on")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("secure_mail", "by secure mail"),
                            ("phone", "by telephone"),
                            ("meeting", "at a meeting"),
                            ("letter", "by letter"),
                        ],
                        max_length=12,
                        verbose_name="how it was told",
                    ),
                ),
                ("what", models.JSONField(default=list, verbose_name="what was told")),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "approval",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to="recruitment.approval",
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
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="recruitment.disclosure",
                    ),
                ),
            ],
            options={
                "verbose_name": "disclosure to a municipality",
                "verbose_name_plural": "disclosures to municipalities",
                "ordering": ("told_on", "at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", []), _negated=True),
                            ("supersedes__isnull", False),
                            _connector="OR",
                        ),
                        name="disclosure_says_what",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="municipalrequest",
            index=models.Index(fields=["received_on"], name="request_by_day"),
        ),
        migrations.AddConstraint(
            model_name="municipalrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("homes__gte", 1)), name="request_at_least_one_home"
            ),
        ),
        migrations.AddConstraint(
            model_name="municipalrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", True),
                        ("closed_by__isnull", True),
                        ("closed_on__isnull", True),
                        ("closing", ""),
                    ),
                    models.Q(
                        models.Q(("closing", ""), _negated=True),
                        ("closed_at__isnull", False),
                        ("closed_by__isnull", False),
                        ("closed_on__gte", models.F("received_on")),
                        ("closed_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="request_closed_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(("homes__gte", 1)), name="offer_at_least_one_home"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answered_at__isnull", True),
                        ("answered_by__isnull", True),
                        ("answered_on__isnull", True),
                    ),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_at__isnull", False),
                        ("answered_by__isnull", False),
                        ("answered_on__gte", models.F("offered_on")),
                        ("answered_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="offer_answered_who_and_when",
            ),
        ),
        migrations.AddField(
            model_name="queueitem",
            name="partner",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shared_cases",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="queueitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("partner__isnull", True),
                    models.Q(
                        ("claimed_by__isnull", False),
                        models.Q(("partner", models.F("claimed_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="queue_pair_is_two",
            ),
        ),
        migrations.RemoveIndex(model_name="outboxmessage", name="outbox_due"),
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(
                condition=models.Q(("status__in", ["queued", "sending"])),
                fields=["attempts", "next_attempt_at", "created_at"],
                name="outbox_in_turn",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
