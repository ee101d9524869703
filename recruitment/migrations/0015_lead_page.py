"""The lead page: tasks, requirements judged, BRA-fam dates, approvals, and what each way out needs.

A judgement is superseded by a later version: the database refuses to change anything of it but its
reason, which must be locked with new keys and emptied when the family is erased.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import recruitment.privacy.fields

POSTGRESQL = [
    """
    CREATE FUNCTION recruitment_judgement_guard() RETURNS trigger AS $$
    BEGIN
        IF (OLD.id, OLD.lead_id, OLD.requirement, OLD.wording, OLD.version, OLD.judgement, OLD.at, OLD.by_id)
           IS DISTINCT FROM
           (NEW.id, NEW.lead_id, NEW.requirement, NEW.wording, NEW.version, NEW.judgement, NEW.at, NEW.by_id)
        THEN
            RAISE EXCEPTION 'a judgement is superseded, never changed';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql
    """,
    """
    CREATE TRIGGER recruitment_judgement_guard BEFORE UPDATE ON recruitment_requirementjudgement
    FOR EACH ROW EXECUTE FUNCTION recruitment_judgement_guard()
    """,
]
SQLITE = [
    """
    CREATE TRIGGER recruitment_judgement_guard BEFORE UPDATE ON recruitment_requirementjudgement
    WHEN OLD.id IS NOT NEW.id OR OLD.lead_id IS NOT NEW.lead_id OR OLD.requirement IS NOT NEW.requirement
      OR OLD.wording IS NOT NEW.wording OR OLD.version IS NOT NEW.version
      OR OLD.judgement IS NOT NEW.judgement OR OLD.at IS NOT NEW.at OR OLD.by_id IS NOT NEW.by_id
    BEGIN SELECT RAISE(ABORT, 'a judgement is superseded, never changed'); END
    """,
]
REVERSE = {
    "postgresql": [
        "DROP TRIGGER recruitment_judgement_guard ON recruitment_requirementjudgement",
        "DROP FUNCTION recruitment_judgement_guard()",
    ],
    "sqlite": ["DROP TRIGGER recruitment_judgement_guard"],
}


def guard(apps, schema_editor):
    statements = {"postgresql": POSTGRESQL, "sqlite": SQLITE}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for statement in REVERSE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0014_access")]

    operations = [
        migrations.AlterField(
            model_name="lead",
            name="entry_channel",
            field=models.CharField(
                choices=[
                    ("form", "form"),
                    ("call_me", "call me"),
                    ("phone", "telephone"),
                    ("meeting", "meeting"),
                    ("home_party", "home party"),
                    ("walk_in", "visit to the office"),
                    ("referral", "referral"),
                    ("booking", "booked meeting"),
                    ("import", "imported"),
                ],
                default="form",
                max_length=10,
                verbose_name="reached us by",
            ),
        ),
        migrations.CreateModel(
            name="BraFamDate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "step",
                    models.CharField(
                        choices=[("sent", "sent"), ("returned", "returned")],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bra_fam_dates",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "date of BRA-fam",
                "verbose_name_plural": "dates of BRA-fam",
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="WayBack",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="time")),
                ("expires_at", models.DateTimeField(verbose_name="works until")),
                ("used_at", models.DateTimeField(null=True, verbose_name="used")),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ways_back",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "way back",
                "verbose_name_plural": "ways back",
                "ordering": ("made_at",),
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("given_on", models.DateField(verbose_name="given on")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("in_writing", "in writing"),
                            ("phone", "by telephone"),
                            ("visit", "at a visit"),
                            ("email", "by e-mail"),
                        ],
                        max_length=12,
                        verbose_name="how it was given",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                ("withdrawn_on", models.DateField(null=True, verbose_name="withdrawn on")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawal noted")),
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
                        related_name="approvals",
                        to="recruitment.lead",
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
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "approval to tell a municipality",
                "verbose_name_plural": "approvals to tell a municipality",
                "ordering": ("at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on__isnull", True)),
                        fields=("lead", "municipality"),
                        name="approval_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("withdrawn_on__isnull", True),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                ("withdrawn_on__gte", models.F("given_on")),
                                ("withdrawn_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="approval_withdrawn_who_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("assigned", "assigned"),
                            ("attempted", "contact attempted"),
                            ("contacted", "contacted"),
                            ("assessed", "initially assessed"),
                            ("handed_over", "handed over to investigation"),
                            ("dormant", "dormant"),
                            ("withdrawn", "withdrawn by the family"),
                            ("not_proceeding", "not proceeding"),
                            ("unreachable", "unreachable"),
                            ("duplicate", "duplicate"),
                            ("referred", "referred"),
                        ],
                        max_length=16,
                        verbose_name="way out",
                    ),
                ),
                ("told_on", models.DateField(null=True, verbose_name="told on")),
                (
                    "told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("phone", "by telephone"),
                            ("visit", "at a visit"),
                            ("video", "at a video meeting"),
                            ("email", "by e-mail"),
                            ("letter", "by letter"),
                        ],
                        max_length=10,
                        verbose_name="told how",
                    ),
                ),
                ("referred_to", models.CharField(blank=True, max_length=80, verbose_name="referred to")),
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endings",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="told by",
                    ),
                ),
            ],
            options={
                "verbose_name": "end of a registration",
                "verbose_name_plural": "ends of registrations",
                "ordering": ("at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_by__isnull", True), ("told_how", ""), ("told_on__isnull", True)),
                            models.Q(
                                ("told_by__isnull", False),
                                ("told_on__isnull", False),
                                models.Q(("told_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="ending_told_who_when_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "not_proceeding"), _negated=True),
                            ("told_by__isnull", False),
                            _connector="OR",
                        ),
                        name="ending_refusal_was_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "referred"), _negated=True),
                            models.Q(("referred_to", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ending_referral_leads_somewhere",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequirementJudgement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("requirement", models.CharField(max_length=40, verbose_name="basic requirement")),
                ("wording", models.CharField(max_length=200, verbose_name="wording")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "judgement",
                    models.CharField(
                        choices=[("met", "seems met"), ("unclear", "unclear"), ("not_met", "not met")],
                        max_length=10,
                        verbose_name="judgement",
                    ),
                ),
                ("reason", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="reason")),
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement of a requirement",
                "verbose_name_plural": "judgements of requirements",
                "ordering": ("at", "requirement"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lead", "requirement", "version"), name="judgement_in_order"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("case", models.CharField(db_index=True, max_length=40, verbose_name="case")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("note", "do what the note says"),
                            ("guest_got_in", "call and tell that there is a seat at the meeting"),
                            ("guest_changed", "call and tell that the meeting has changed"),
                            ("guest_called_off", "call and tell that the meeting is called off"),
                            (
                                "unreachable",
                                "send a text message or a letter: we have not reached the family",
                            ),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("text", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="text")),
                ("due_on", models.DateField(verbose_name="due on")),
                ("created_at", models.DateTimeField(verbose_name="time")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                (
                    "addressee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="addressee",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ("due_on", "created_at", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at__isnull", True)),
                        fields=["addressee", "due_on"],
                        name="task_waiting",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("done_by__isnull", True)),
                            models.Q(("done_at__isnull", False), ("done_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="task_done_who_and_when",
                    )
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
