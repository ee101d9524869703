"""Every room's tables, as they stood when the site was first released."""

import uuid
from decimal import Decimal

import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import recruitment.leads.models.days
import recruitment.privacy.fields


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0001_staff"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleague",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="first day away")),
                ("last_day", models.DateField(verbose_name="last day away")),
                (
                    "stand_in",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="stand-in",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="time")),
                (
                    "registered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("handed_on_at", models.DateTimeField(null=True, verbose_name="registrations handed on")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="came back")),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ("first_day", "pk"),
                "indexes": [models.Index(fields=["person", "first_day", "last_day"], name="absence_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day__gte", models.F("first_day")),
                            ("ended_at__isnull", False),
                            _connector="OR",
                        ),
                        name="absence_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="absence_ended_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stand_in__isnull", True),
                            models.Q(("stand_in", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="absence_stand_in_is_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessLogEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="time")),
                (
                    "actor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "action",
                    models.CharField(
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
                ("door", models.CharField(max_length=100, verbose_name="page")),
                ("cases", models.JSONField(default=list, verbose_name="cases")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("seal", models.CharField(editable=False, max_length=64, null=True)),
            ],
            options={
                "verbose_name": "access log entry",
                "verbose_name_plural": "access log",
                "indexes": [
                    models.Index(
                        condition=models.Q(("seal__isnull", True)), fields=["id"], name="accesslog_unsealed"
                    ),
                    models.Index(
                        condition=models.Q(("action", "change")), fields=["id"], name="accesslog_deeds"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="channel")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paid", "paid"),
                            ("owned", "own"),
                            ("earned", "earned"),
                            ("personal", "personal"),
                            ("offline", "printed"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("utm_source", models.SlugField(blank=True, max_length=40, verbose_name="utm_source")),
                ("utm_medium", models.SlugField(blank=True, max_length=40, verbose_name="utm_medium")),
            ],
            options={
                "verbose_name": "channel",
                "verbose_name_plural": "channels",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="ClassDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("source_class", models.CharField(max_length=20, verbose_name="class of source")),
                ("verified", models.PositiveIntegerField(default=0, verbose_name="verified")),
                ("unverified", models.PositiveIntegerField(default=0, verbose_name="unverified")),
            ],
            options={
                "verbose_name": "entries by source and day",
                "verbose_name_plural": "entries by source and day",
                "constraints": [
                    models.UniqueConstraint(fields=("day", "source_class"), name="class_day_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Disposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                ("room", models.CharField(max_length=40, verbose_name="room")),
                ("rule", models.CharField(max_length=100, verbose_name="rule")),
                ("count", models.PositiveIntegerField(verbose_name="count")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the disposed row ids")),
                ("last_seal", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "verbose_name": "disposal",
                "verbose_name_plural": "disposals",
            },
        ),
        migrations.CreateModel(
            name="DutyTurn",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "task",
                    models.CharField(
                        choices=[("phone", "the telephone"), ("new", "new registrations")],
                        max_length=10,
                        verbose_name="task",
                    ),
                ),
                ("weekday", models.PositiveSmallIntegerField(null=True, verbose_name="weekday")),
                ("on", models.DateField(null=True, verbose_name="day")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duty_turns",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "turn of duty",
                "verbose_name_plural": "turns of duty",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("on__isnull", True), ("weekday__gte", 0), ("weekday__lte", 4)),
                            models.Q(("on__isnull", False), ("weekday__isnull", True)),
                            _connector="OR",
                        ),
                        name="duty_turn_weekly_or_dated",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("on__isnull", True)),
                        fields=("task", "weekday", "person"),
                        name="duty_turn_once_a_weekday",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("on__isnull", False)),
                        fields=("task", "on", "person"),
                        name="duty_turn_once_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("on__isnull", True), ("task", "phone")),
                        fields=("weekday",),
                        name="duty_one_telephone_a_weekday",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("on__isnull", False), ("task", "phone")),
                        fields=("on",),
                        name="duty_one_telephone_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("page", models.PositiveIntegerField(verbose_name="entry page")),
                ("verified", models.PositiveIntegerField(default=0, verbose_name="verified")),
                ("unverified", models.PositiveIntegerField(default=0, verbose_name="unverified")),
            ],
            options={
                "verbose_name": "entries by page and day",
                "verbose_name_plural": "entries by page and day",
                "constraints": [models.UniqueConstraint(fields=("day", "page"), name="entry_day_once")],
            },
        ),
        migrations.CreateModel(
            name="FilteredDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("reason", models.CharField(max_length=20, verbose_name="reason")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "filtered requests by day",
                "verbose_name_plural": "filtered requests by day",
                "constraints": [models.UniqueConstraint(fields=("day", "reason"), name="filtered_day_once")],
            },
        ),
        migrations.CreateModel(
            name="FormDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("version", models.PositiveSmallIntegerField(verbose_name="version of the form")),
                ("step", models.CharField(blank=True, max_length=20, verbose_name="step")),
                ("event", models.CharField(max_length=12, verbose_name="event")),
                ("detail", models.CharField(blank=True, max_length=60, verbose_name="detail")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "form events by day",
                "verbose_name_plural": "form events by day",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "version", "step", "event", "detail"), name="form_day_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FunnelDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("step", models.CharField(max_length=20, verbose_name="step")),
                ("event", models.CharField(max_length=12, verbose_name="event")),
                ("tag_code", models.CharField(blank=True, max_length=6, verbose_name="code")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "form steps by day",
                "verbose_name_plural": "form steps by day",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "step", "event", "tag_code"), name="funnel_day_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                (
                    "name",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="job"),
                ),
                ("started_at", models.DateTimeField(verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                ("next_run_at", models.DateTimeField(null=True, verbose_name="next run")),
                ("went_well", models.BooleanField(default=True, verbose_name="went well")),
                ("result", models.CharField(blank=True, max_length=200, verbose_name="result")),
            ],
            options={
                "verbose_name": "timed job",
                "verbose_name_plural": "timed jobs",
            },
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
            name="Municipality",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=4, primary_key=True, serialize=False, verbose_name="SCB code"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("area", models.CharField(blank=True, max_length=20, verbose_name="part of the county")),
                ("children", models.PositiveIntegerField(default=0, verbose_name="children 0–17 years")),
                (
                    "children_source",
                    models.CharField(blank=True, max_length=200, verbose_name="source of the figure"),
                ),
                ("is_member", models.BooleanField(default=False, verbose_name="is a member")),
                ("member_since", models.DateField(blank=True, null=True, verbose_name="member since")),
                ("member_until", models.DateField(blank=True, null=True, verbose_name="member until")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "emergency_phone",
                    models.CharField(blank=True, max_length=32, verbose_name="emergency telephone"),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="NeedStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.CharField(
                        help_text="“Homes for teenagers”. The part of the county is added by itself. No figures, no names.",
                        max_length=60,
                        verbose_name="words",
                    ),
                ),
                (
                    "words_in_english",
                    models.CharField(
                        blank=True,
                        help_text="For the pages in English. Left empty, the words stand on the Swedish pages alone.",
                        max_length=60,
                        verbose_name="words in English",
                    ),
                ),
                (
                    "is_evergreen",
                    models.BooleanField(
                        default=False,
                        help_text="A sentence that holds whatever the register says, such as “Homes in town and in the countryside”. It is not counted, and names neither age nor place.",
                        verbose_name="always true",
                    ),
                ),
                (
                    "home_type",
                    models.CharField(default="familjehem", max_length=20, verbose_name="type of home"),
                ),
                ("age_band", models.CharField(blank=True, max_length=10, verbose_name="age")),
                ("area", models.CharField(blank=True, max_length=20, verbose_name="part of the county")),
                ("expires_on", models.DateField(verbose_name="last day on the page")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "waits for approval"),
                            ("approved", "approved"),
                            ("ended", "taken down"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
            ],
            options={
                "verbose_name": "need statement",
                "verbose_name_plural": "need statements",
                "ordering": ("-proposed_at", "-pk"),
                "permissions": (("approve_needstatement", "Can approve need statement"),),
                "default_permissions": ("add", "change", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                ("status", "approved"),
                            ),
                            models.Q(
                                models.Q(("status", "approved"), _negated=True),
                                ("approved_at__isnull", True),
                                ("approved_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="need_statement_approved_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_evergreen", False), models.Q(("age_band", ""), ("area", "")), _connector="OR"
                        ),
                        name="need_statement_evergreen_is_general",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrphanDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "unknown code",
                "verbose_name_plural": "unknown codes",
                "constraints": [models.UniqueConstraint(fields=("day", "code"), name="orphan_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("effect_key", models.CharField(max_length=120, unique=True)),
                ("case", models.CharField(blank=True, db_index=True, max_length=40, verbose_name="case")),
                ("lane", models.CharField(blank=True, max_length=60)),
                ("payload", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("queued", "queued"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("failed", "given up"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("next_attempt_at", models.DateTimeField(verbose_name="next attempt")),
                ("leased_until", models.DateTimeField(null=True)),
                ("last_error", models.CharField(blank=True, max_length=200, verbose_name="last error")),
                ("created_at", models.DateTimeField(verbose_name="created")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
            ],
            options={
                "verbose_name": "delivery",
                "verbose_name_plural": "deliveries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["queued", "sending"])),
                        fields=["next_attempt_at"],
                        name="outbox_due",
                    ),
                    models.Index(
                        condition=models.Q(
                            models.Q(("lane", ""), _negated=True), models.Q(("status", "sent"), _negated=True)
                        ),
                        fields=["lane", "created_at"],
                        name="outbox_lane",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("status", "sent")),
                            models.Q(models.Q(("status", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="outbox_sent_has_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="year")),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("adopted", "adopted"), ("closed", "closed")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("budget", models.PositiveIntegerField(default=0, verbose_name="budget, kronor")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                ("adopted_by", models.CharField(blank=True, max_length=100, verbose_name="adopted by")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose")),
            ],
            options={
                "verbose_name": "communication plan",
                "verbose_name_plural": "communication plans",
                "ordering": ("-year",),
                "constraints": [
                    models.CheckConstraint(
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
                    )
                ],
            },
        ),
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
                    models.PositiveSmallIntegerField(
                        help_text="At least one, so that whoever waits always rises.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="points for each whole week of waiting",
                    ),
                ),
                (
                    "points_a_need",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="points for each open need the family could meet",
                    ),
                ),
                (
                    "most_needs",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="most needs that count",
                    ),
                ),
                (
                    "points_for_urgency",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="points if one of the needs is for now",
                    ),
                ),
                (
                    "points_for_nearness",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="points if one of the needs is in their own municipality",
                    ),
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
        migrations.CreateModel(
            name="ReceivedEvent",
            fields=[
                ("event_id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20, verbose_name="kind")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("case", models.CharField(db_index=True, max_length=40, verbose_name="case")),
                ("answer", models.JSONField()),
                ("received_at", models.DateTimeField(verbose_name="received")),
            ],
            options={
                "verbose_name": "answer from a receiver",
                "verbose_name_plural": "answers from receivers",
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with colleagues")),
                ("query", models.CharField(max_length=400)),
                ("created_at", models.DateTimeField(verbose_name="saved")),
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
            name="SilenceCheck",
            fields=[
                ("checked_on", models.DateField(primary_key=True, serialize=False, verbose_name="day")),
                ("at", models.DateTimeField(verbose_name="time")),
                ("open_count", models.PositiveIntegerField(verbose_name="open registrations")),
                ("silent_count", models.PositiveIntegerField(verbose_name="silent registrations")),
            ],
            options={
                "verbose_name": "check for silent registrations",
                "verbose_name_plural": "checks for silent registrations",
                "ordering": ("-checked_on",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("silent_count__lte", models.F("open_count"))),
                        name="silence_among_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TargetGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(max_length=100, unique=True, verbose_name="target group")),
                (
                    "age_band",
                    models.CharField(
                        blank=True, max_length=10, verbose_name="age of the children they can meet"
                    ),
                ),
                (
                    "home_type",
                    models.CharField(default="familjehem", max_length=20, verbose_name="type of home"),
                ),
                ("rationale", models.TextField(blank=True, verbose_name="why this group")),
            ],
            options={
                "verbose_name": "target group",
                "verbose_name_plural": "target groups",
                "ordering": ("label",),
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
                            ("family_wrote", "read what the family wrote on its page"),
                            ("family_moved", "the family has new details: see that whoever calls has them"),
                            (
                                "family_rests",
                                "the family asks to let its registration rest: decide and tell them",
                            ),
                            ("family_withdraws", "somebody wants to withdraw: call and settle it"),
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
                ("due_on", models.DateField(verbose_name="due on")),
                ("created_at", models.DateTimeField(verbose_name="time")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
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
        migrations.CreateModel(
            name="TrackingLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("off", "off: only what people tell us"),
                            ("landing", "landing: counted on arrival, never carried"),
                            ("declared", "declared: carried, shown to the applicant who may remove it"),
                            ("silent", "silent: carried without showing"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="since")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
            ],
            options={
                "verbose_name": "tracking level",
                "verbose_name_plural": "tracking levels",
                "ordering": ("-since", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Adoption",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoption",
                        to="recruitment.planyear",
                        verbose_name="plan",
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="adopted on")),
                ("adopted_by", models.CharField(max_length=100, verbose_name="adopted by")),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="entered by",
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("adopted_by", ""), _negated=True), name="adoption_by_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="adoption_has_digest"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactMunicipality",
            fields=[
                (
                    "municipality",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to="recruitment.municipality",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_municipalities",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("set_at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "contact municipality",
                "verbose_name_plural": "contact municipalities",
            },
        ),
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dialogues",
                        to="recruitment.municipality",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("weekly", "weekly dialogue"),
                            ("visit", "visit to the municipality"),
                            ("meeting", "other meeting"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="what was said")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "dialogue with a municipality",
                "verbose_name_plural": "dialogues with municipalities",
                "ordering": ("-on", "-at"),
                "indexes": [models.Index(fields=["municipality", "-on"], name="dialogue_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="recruitment.planyear",
                        verbose_name="plan",
                    ),
                ),
                (
                    "target_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.targetgroup",
                        verbose_name="target group",
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=20, verbose_name="part of the county")),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("leads", "interest registrations"),
                            ("handed_over", "handed over to investigation"),
                            ("suitable", "suitable homes"),
                        ],
                        max_length=12,
                        verbose_name="metric",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[
                            ("H1", "first half-year"),
                            ("H2", "second half-year"),
                            ("year", "whole year"),
                        ],
                        default="year",
                        max_length=4,
                        verbose_name="period",
                    ),
                ),
                ("value", models.PositiveIntegerField(verbose_name="goal")),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ("plan__year", "metric", "period"),
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=16, unique=True, verbose_name="reference")),
                ("run", models.UUIDField(null=True, unique=True)),
                (
                    "entry_channel",
                    models.CharField(
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
                ("language", models.CharField(default="sv", max_length=5, verbose_name="language")),
                (
                    "form_version",
                    models.PositiveSmallIntegerField(default=1, verbose_name="version of the form"),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                ("promised_by", models.DateTimeField(verbose_name="promised first contact")),
                ("contacted_at", models.DateTimeField(null=True, verbose_name="first spoken to")),
                (
                    "awaits_first_talk",
                    models.BooleanField(default=True, verbose_name="waits for the first call"),
                ),
                (
                    "joined_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joined",
                        to="recruitment.lead",
                        verbose_name="joined with",
                    ),
                ),
                ("also_promised_by", models.DateTimeField(null=True, verbose_name="promised again by")),
                ("deepened_at", models.DateTimeField(null=True, verbose_name="told more")),
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
                        default="received",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                ("status_since", models.DateTimeField(verbose_name="status since")),
                ("reason", models.CharField(blank=True, max_length=40, verbose_name="reason")),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_leads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnered_leads",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="second in the pair",
                    ),
                ),
                (
                    "next_action",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first_call", "first call"),
                            ("call_again", "call again"),
                            ("send_information", "send information"),
                            ("book_visit", "book a home visit"),
                            ("assess", "make the initial assessment"),
                            ("hand_over", "hand over to investigation"),
                            ("wake", "wake the registration"),
                        ],
                        max_length=20,
                        verbose_name="next step",
                    ),
                ),
                ("next_action_on", models.DateField(null=True, verbose_name="next step on")),
                (
                    "due_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                also_promised_by__isnull=True,
                                awaits_first_talk=True,
                                then=recruitment.leads.models.days.DayOf("promised_by"),
                            ),
                            models.When(
                                awaits_first_talk=True,
                                then=recruitment.leads.models.days.DayOf(
                                    django.db.models.functions.comparison.Least(
                                        "promised_by", "also_promised_by"
                                    )
                                ),
                            ),
                            models.When(
                                also_promised_by__isnull=False,
                                then=django.db.models.functions.comparison.Least(
                                    "next_action_on", recruitment.leads.models.days.DayOf("also_promised_by")
                                ),
                            ),
                            default=models.F("next_action_on"),
                        ),
                        output_field=models.DateField(null=True),
                        verbose_name="due on",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="home municipality",
                    ),
                ),
                ("home_types", models.JSONField(default=list, verbose_name="types of home")),
                ("age_bands", models.JSONField(default=list, verbose_name="ages they can receive")),
                ("siblings", models.CharField(blank=True, max_length=10, verbose_name="siblings")),
                ("is_protected", models.BooleanField(default=False, verbose_name="protected identity")),
                ("answers", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                ("call_wishes", recruitment.privacy.fields.EncryptedJSONField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "interest registration",
                "verbose_name_plural": "interest registrations",
                "indexes": [
                    models.Index(fields=["status", "promised_by", "id"], name="lead_inbox"),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["assessed", "assigned", "attempted", "contacted", "dormant", "received"],
                            )
                        ),
                        fields=["due_on", "received_at", "id"],
                        name="lead_due",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["assessed", "assigned", "attempted", "contacted", "dormant", "received"],
                            )
                        ),
                        fields=["owner", "due_on", "received_at", "id"],
                        name="lead_due_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["assessed", "assigned", "attempted", "contacted", "dormant", "received"],
                            )
                        ),
                        fields=["partner", "due_on", "received_at", "id"],
                        name="lead_due_of_partner",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["assessed", "assigned", "attempted", "contacted", "dormant", "received"],
                            )
                        ),
                        fields=["municipality", "due_on", "received_at", "id"],
                        name="lead_due_in_place",
                    ),
                    models.Index(
                        condition=models.Q(("awaits_first_talk", True)),
                        fields=["due_on"],
                        name="lead_promised",
                    ),
                    models.Index(
                        condition=models.Q(("status", "dormant")),
                        fields=["due_on", "received_at", "id"],
                        name="lead_wakes",
                    ),
                    models.Index(
                        condition=models.Q(("status", "handed_over")),
                        fields=["status_since", "id"],
                        name="lead_investigated",
                    ),
                    models.Index(
                        condition=models.Q(
                            (
                                "status__in",
                                ["duplicate", "not_proceeding", "referred", "unreachable", "withdrawn"],
                            )
                        ),
                        fields=["status_since", "id"],
                        name="lead_ended",
                    ),
                    models.Index(fields=["received_at", "status"], name="lead_received"),
                    models.Index(
                        condition=models.Q(("is_protected", True)),
                        fields=["reference"],
                        name="lead_protected",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["assessed", "assigned", "attempted", "contacted"]),
                                _negated=True,
                            ),
                            models.Q(
                                ("next_action_on__isnull", False),
                                ("owner__isnull", False),
                                models.Q(("next_action", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lead_open_has_owner_and_next",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dormant"), _negated=True),
                            ("next_action_on__isnull", False),
                            _connector="OR",
                        ),
                        name="lead_dormant_has_wake_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    ["duplicate", "not_proceeding", "referred", "unreachable", "withdrawn"],
                                ),
                                _negated=True,
                            ),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_exit_has_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partner__isnull", True),
                            models.Q(("partner", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_pair_is_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("awaits_first_talk", False),
                            models.Q(
                                ("contacted_at__isnull", True),
                                ("status__in", ["assigned", "attempted", "received"]),
                            ),
                            models.Q(("contacted_at__isnull", True), ("joined_to__isnull", False)),
                            _connector="OR",
                        ),
                        name="lead_awaits_only_first_talk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("awaits_first_talk", True),
                            models.Q(("status", "received"), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_received_awaits_talk",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_to__isnull", True),
                            models.Q(
                                ("status", "duplicate"),
                                models.Q(("joined_to", models.F("pk")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lead_joined_is_a_second",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("also_promised_by__isnull", True),
                            ("status", "received"),
                            models.Q(
                                ("next_action_on__isnull", False),
                                (
                                    "status__in",
                                    ["assessed", "assigned", "attempted", "contacted", "received"],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="lead_promised_again_is_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=200, verbose_name="message")),
                (
                    "target_groups",
                    models.ManyToManyField(
                        blank=True, to="recruitment.targetgroup", verbose_name="target groups"
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ("text",),
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                ("age_band", models.CharField(max_length=10, verbose_name="age")),
                (
                    "home_type",
                    models.CharField(default="familjehem", max_length=20, verbose_name="type of home"),
                ),
                ("siblings", models.BooleanField(default=False, verbose_name="siblings together")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="In small letters: “finska”. Nothing about where a child comes from.",
                        max_length=40,
                        verbose_name="language the home should speak",
                    ),
                ),
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
                ("last_confirmed_on", models.DateField(verbose_name="last confirmed")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "need",
                "verbose_name_plural": "needs",
                "ordering": ("municipality__name", "age_band"),
                "default_permissions": ("add", "change", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="need_at_least_one_home"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "[0-9@]"), _negated=True),
                        name="need_language_names_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedStatementEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recruitment.needstatement",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("approved", "approved"),
                            ("changed", "changed, and so no longer approved"),
                            ("taken_down", "taken down"),
                            ("expired", "its last day has passed"),
                            ("too_few", "too few needs behind it"),
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
                ("wording", models.JSONField(default=dict, verbose_name="wording")),
                ("homes_behind", models.PositiveSmallIntegerField(null=True, verbose_name="needs behind")),
            ],
            options={
                "verbose_name": "event of a need statement",
                "verbose_name_plural": "events of need statements",
                "ordering": ("at", "pk"),
                "default_permissions": (),
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
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="recruitment.logreview",
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
        migrations.CreateModel(
            name="Activity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="recruitment.planyear",
                        verbose_name="plan",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="recruitment.channel",
                        verbose_name="channel",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name inside the unit")),
                (
                    "public_label",
                    models.CharField(
                        help_text="Shown in the form: “We believe you found us through …”. Never a family, host or village.",
                        max_length=80,
                        verbose_name="words an applicant may read",
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.message",
                        verbose_name="message",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="starts")),
                ("ends_on", models.DateField(verbose_name="ends")),
                (
                    "status",
                    models.CharField(
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
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
                ("budget", models.PositiveIntegerField(default=0, verbose_name="budget, kronor")),
                (
                    "expected_reach",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="expected reach, people"),
                ),
                (
                    "planned_leads",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="planned interest registrations"
                    ),
                ),
                (
                    "print_run",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="printed copies"),
                ),
                (
                    "attendance",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="people who came"),
                ),
                (
                    "places",
                    models.CharField(
                        blank=True,
                        help_text="Shops, libraries, halls. Never a family, host or village.",
                        max_length=300,
                        verbose_name="where it hung or was held",
                    ),
                ),
                ("lessons", models.TextField(blank=True, verbose_name="what did we learn")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order in the plan")),
                (
                    "target_groups",
                    models.ManyToManyField(
                        blank=True, to="recruitment.targetgroup", verbose_name="target groups"
                    ),
                ),
                (
                    "municipalities",
                    models.ManyToManyField(
                        blank=True, to="recruitment.municipality", verbose_name="municipalities"
                    ),
                ),
            ],
            options={
                "verbose_name": "activity",
                "verbose_name_plural": "activities",
                "ordering": ("plan__year", "position", "starts_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="activity_ends_after_start",
                    )
                ],
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
                    "adoption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="recruitment.adoption",
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
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "amendment of a plan",
                "verbose_name_plural": "amendments of plans",
                "ordering": ("at", "pk"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="amendment_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before__isnull", False), ("after__isnull", False), _connector="OR"
                        ),
                        name="amendment_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Applicant",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="applicants",
                        to="recruitment.lead",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1)),
                ("name", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="name")),
                (
                    "phone",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="telephone"),
                ),
                ("email", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="e-mail")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrew")),
                ("phone_index", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
                ("email_index", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
            ],
            options={
                "verbose_name": "applicant",
                "verbose_name_plural": "applicants",
                "ordering": ("position",),
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "position"), name="applicant_one_per_position"),
                    models.CheckConstraint(
                        condition=models.Q(("position__in", [1, 2])), name="applicant_at_most_two"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
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
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawn_on", models.DateField(null=True, verbose_name="withdrawn on")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawal noted")),
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
            name="Assessment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assessments",
                        to="recruitment.lead",
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
                    "recommendation",
                    models.CharField(
                        choices=[
                            ("hand_over", "hand over to investigation"),
                            ("talk_more", "talk more before deciding"),
                            ("not_now", "not right now"),
                        ],
                        max_length=10,
                        verbose_name="recommendation",
                    ),
                ),
                ("requirements_met", models.JSONField(default=list, verbose_name="basic requirements met")),
                (
                    "summary",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="summary"),
                ),
            ],
            options={
                "verbose_name": "initial assessment",
                "verbose_name_plural": "initial assessments",
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="second in the pair",
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
                    "absence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="handed_on",
                        to="recruitment.absence",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment to a pair",
                "verbose_name_plural": "assignments to a pair",
                "ordering": ("at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("partner__isnull", True),
                            models.Q(("partner", models.F("owner")), _negated=True),
                            _connector="OR",
                        ),
                        name="assignment_pair_is_two_people",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BraFamDate",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bra_fam_dates",
                        to="recruitment.lead",
                    ),
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
            ],
            options={
                "verbose_name": "date of BRA-fam",
                "verbose_name_plural": "dates of BRA-fam",
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="ConcernReport",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="receiving municipality",
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
            ],
            options={
                "verbose_name": "concern passed on",
                "verbose_name_plural": "concerns passed on",
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="ContactAttempt",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="recruitment.lead",
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
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("sms", "text message"),
                            ("email", "e-mail"),
                            ("visit", "visit"),
                            ("video", "video meeting"),
                        ],
                        default="phone",
                        max_length=10,
                        verbose_name="way",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "spoke to them"),
                            ("message_left", "left a way back"),
                            ("no_answer", "no answer"),
                            ("wrong_number", "wrong number"),
                        ],
                        max_length=14,
                        verbose_name="outcome",
                    ),
                ),
                ("note", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "contact attempt",
                "verbose_name_plural": "contact attempts",
                "ordering": ("at",),
                "indexes": [models.Index(fields=["outcome", "at"], name="attempt_by_outcome")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("form_version", models.PositiveSmallIntegerField(default=1)),
                ("language", models.CharField(default="sv", max_length=5)),
                ("answers", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                ("arrivals", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                ("step", models.CharField(blank=True, max_length=20)),
                ("started_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="drafts",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "deepens",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="recruitment.lead",
                    ),
                ),
            ],
            options={
                "verbose_name": "form run",
                "verbose_name_plural": "form runs",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lead__isnull", True), ("finished_at__isnull", False), _connector="OR"
                        ),
                        name="draft_with_lead_is_finished",
                    )
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="endings",
                        to="recruitment.lead",
                    ),
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
            name="Handover",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="recruitment.lead",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=1)),
                (
                    "adapter",
                    models.CharField(
                        choices=[
                            ("built_in", "the investigation queue here"),
                            ("treserva", "Treserva, by hand"),
                            ("webhook", "the receiver’s system, as a signed message"),
                            ("file_drop", "the receiver’s system, as a file"),
                            ("secure_mail", "the receiver, by secure mail"),
                        ],
                        max_length=20,
                        verbose_name="way",
                    ),
                ),
                ("schema_version", models.CharField(max_length=10, verbose_name="schema version")),
                ("package", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                ("handed_over_at", models.DateTimeField(verbose_name="handed over")),
                (
                    "handed_over_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("received_at", models.DateTimeField(null=True, verbose_name="received")),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "registry_number",
                    models.CharField(blank=True, max_length=40, verbose_name="registry number"),
                ),
                ("returned_at", models.DateTimeField(null=True, verbose_name="returned")),
                (
                    "returned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "return_reason",
                    models.CharField(blank=True, max_length=40, verbose_name="reason for return"),
                ),
            ],
            options={
                "verbose_name": "hand-over",
                "verbose_name_plural": "hand-overs",
                "ordering": ("handed_over_at",),
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "sequence"), name="handover_in_order"),
                    models.UniqueConstraint(
                        condition=models.Q(("returned_at__isnull", True)),
                        fields=("lead",),
                        name="handover_one_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", True), ("sent_by__isnull", True)),
                            models.Q(
                                ("sent_at__isnull", False),
                                ("sent_by__isnull", False),
                                models.Q(("adapter", "built_in"), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_sent_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("received_at__isnull", True), ("received_by__isnull", True)),
                            models.Q(("received_at__isnull", False), ("received_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="handover_received_who_and_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("return_reason", ""),
                                ("returned_at__isnull", True),
                                ("returned_by__isnull", True),
                            ),
                            models.Q(
                                ("returned_at__isnull", False),
                                ("returned_by__isnull", False),
                                models.Q(("return_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="handover_returned_who_when_why",
                    ),
                ],
            },
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
                (
                    "along_with",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brought_along",
                        to="recruitment.householdjudgement",
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
                ("awaited_first_talk", models.BooleanField(default=False)),
                ("spoken_to_at", models.DateTimeField(null=True)),
                (
                    "planned",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first_call", "first call"),
                            ("call_again", "call again"),
                            ("send_information", "send information"),
                            ("book_visit", "book a home visit"),
                            ("assess", "make the initial assessment"),
                            ("hand_over", "hand over to investigation"),
                            ("wake", "wake the registration"),
                        ],
                        max_length=20,
                        verbose_name="planned before",
                    ),
                ),
                ("planned_on", models.DateField(null=True, verbose_name="planned for")),
            ],
            options={
                "verbose_name": "judgement on a household",
                "verbose_name_plural": "judgements on households",
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lead", models.F("worked")), _negated=True),
                        name="household_judgement_on_two",
                    )
                ],
            },
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
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                ("age_band", models.CharField(max_length=10, verbose_name="age")),
                (
                    "home_type",
                    models.CharField(default="familjehem", max_length=20, verbose_name="type of home"),
                ),
                ("siblings", models.BooleanField(default=False, verbose_name="siblings together")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        help_text="In small letters: “finska”. Nothing about where a child comes from.",
                        max_length=40,
                        verbose_name="language the home should speak",
                    ),
                ),
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recruitment.need",
                    ),
                ),
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
            ],
            options={
                "verbose_name": "event of a need",
                "verbose_name_plural": "events of needs",
                "ordering": ("at", "pk"),
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="recruitment.lead",
                    ),
                ),
                ("text", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="note")),
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
                "verbose_name": "note",
                "verbose_name_plural": "notes",
                "ordering": ("at",),
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("case_opened", "case opened"),
                            ("investigation_opened", "investigation opened"),
                            ("suitable", "suitable"),
                            ("unsuitable", "unsuitable"),
                            ("withdrawn", "withdrew during the investigation"),
                            ("trained", "trained"),
                            ("available", "available"),
                            ("offered", "offered to a municipality"),
                            ("matched", "matched"),
                            ("placed", "child placed"),
                            ("ended", "assignment ended"),
                        ],
                        max_length=20,
                        verbose_name="what happened",
                    ),
                ),
                ("occurred_on", models.DateField(verbose_name="date")),
                (
                    "municipality",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                (
                    "registry_number",
                    models.CharField(blank=True, max_length=40, verbose_name="registry number"),
                ),
                ("reason", models.CharField(blank=True, max_length=40, verbose_name="reason")),
                ("recorded_at", models.DateTimeField(verbose_name="entered")),
                (
                    "recorded_by",
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
                        to="recruitment.outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome",
                "verbose_name_plural": "outcomes",
                "ordering": ("occurred_on", "recorded_at"),
                "indexes": [models.Index(fields=["kind", "occurred_on"], name="outcome_by_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), _negated=True),
                            ("supersedes__isnull", False),
                            _connector="OR",
                        ),
                        name="outcome_void_supersedes",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseEvent",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promise_events",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[
                            ("alarm", "the promise falls due soon"),
                            ("moved", "told in time that it takes longer"),
                            ("broken", "the promise was broken"),
                            ("escalated", "told to the unit manager"),
                        ],
                        max_length=10,
                        verbose_name="mark",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                ("new_promise", models.DateTimeField(null=True, verbose_name="new promise")),
                ("was_told", models.BooleanField(default=False, verbose_name="the family was told")),
            ],
            options={
                "verbose_name": "mark on a promise",
                "verbose_name_plural": "marks on promises",
                "ordering": ("at",),
                "indexes": [models.Index(fields=["mark", "at"], name="promise_mark_by_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "mark"), name="promise_mark_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark__in", ("moved", "broken")), ("new_promise__isnull", False)),
                            models.Q(
                                models.Q(("mark__in", ("moved", "broken")), _negated=True),
                                ("new_promise__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="promise_event_has_new_one",
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
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="judgements",
                        to="recruitment.lead",
                    ),
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
            name="StatusChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="recruitment.lead",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField()),
                (
                    "before",
                    models.CharField(
                        blank=True,
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
                        verbose_name="from",
                    ),
                ),
                (
                    "after",
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
                        verbose_name="to",
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
                ("reason", models.CharField(blank=True, max_length=40, verbose_name="reason")),
            ],
            options={
                "verbose_name": "status change",
                "verbose_name_plural": "status changes",
                "ordering": ("sequence",),
                "indexes": [models.Index(fields=["after", "at"], name="status_change_by_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "sequence"), name="status_change_in_order")
                ],
            },
        ),
        migrations.CreateModel(
            name="WayBack",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ways_back",
                        to="recruitment.lead",
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("made_at", models.DateTimeField(verbose_name="time")),
                ("expires_at", models.DateTimeField(verbose_name="works until")),
                ("used_at", models.DateTimeField(null=True, verbose_name="used")),
            ],
            options={
                "verbose_name": "way back",
                "verbose_name_plural": "ways back",
                "ordering": ("made_at",),
            },
        ),
        migrations.CreateModel(
            name="CodeRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(blank=True, max_length=16)),
                ("email_index", models.CharField(blank=True, max_length=32)),
                ("language", models.CharField(max_length=5)),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(db_index=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "applicant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="recruitment.applicant",
                    ),
                ),
                ("code_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("used_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "request for a code",
                "verbose_name_plural": "requests for codes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tries__lte", 5)), name="code_request_few_tries"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code_hash", ""), ("applicant__isnull", False), _connector="OR"),
                        name="code_request_code_has_reader",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("used_at__isnull", True),
                            models.Q(("code_hash", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="code_request_used_had_code",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Cost",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "activity",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="costs",
                        to="recruitment.activity",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("media", "media"),
                            ("production", "production"),
                            ("venue", "venue"),
                            ("hours", "staff hours"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("is_planned", models.BooleanField(default=False, verbose_name="planned, not yet spent")),
                (
                    "amount",
                    models.DecimalField(
                        decimal_places=2,
                        default=Decimal("0"),
                        max_digits=10,
                        verbose_name="kronor, excluding VAT",
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=1, default=Decimal("0"), max_digits=6, verbose_name="hours"
                    ),
                ),
                (
                    "hourly_rate",
                    models.DecimalField(
                        decimal_places=2, default=Decimal("0"), max_digits=7, verbose_name="kronor an hour"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
            ],
            options={
                "verbose_name": "cost",
                "verbose_name_plural": "costs",
                "ordering": ("on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="FamilyDeed",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="family_deeds",
                        to="recruitment.lead",
                    ),
                ),
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deeds",
                        to="recruitment.applicant",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("corrected", "corrected how we reach them"),
                            ("wrote", "wrote to us"),
                            ("rested", "let the registration rest"),
                            ("left", "withdrew from a registration of two"),
                            ("withdrew", "withdrew"),
                            ("asked_to_rest", "asked to let the registration rest"),
                            ("asked_to_withdraw", "asked to withdraw"),
                        ],
                        max_length=20,
                        verbose_name="what was done",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="time")),
                (
                    "phone_before",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="telephone before"
                    ),
                ),
                (
                    "email_before",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="e-mail before"),
                ),
                ("text", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="text")),
                ("until", models.DateField(null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "deed of a family",
                "verbose_name_plural": "deeds of families",
                "ordering": ("at",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["rested", "asked_to_rest"]), ("until__isnull", False)),
                            models.Q(
                                models.Q(("kind__in", ["rested", "asked_to_rest"]), _negated=True),
                                ("until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="family_deed_rest_has_day",
                    )
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
                (
                    "applicant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_tokens",
                        to="recruitment.applicant",
                    ),
                ),
                ("token", models.CharField(editable=False, max_length=32)),
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
        migrations.CreateModel(
            name="QueueItem",
            fields=[
                (
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="queue_item",
                        serialize=False,
                        to="recruitment.handover",
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="queued")),
                ("claimed_at", models.DateTimeField(null=True, verbose_name="claimed")),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claimed_cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
            ],
            options={
                "verbose_name": "queued case",
                "verbose_name_plural": "investigation queue",
                "ordering": ("queued_at",),
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=["queued_at"],
                        name="queue_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed_at__isnull", True), ("claimed_by__isnull", True)),
                            models.Q(("claimed_at__isnull", False), ("claimed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="queue_claimed_who_and_when",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedRun",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved",
                        to="recruitment.draft",
                    ),
                ),
                ("email", recruitment.privacy.fields.EncryptedTextField(blank=True)),
                ("email_index", models.CharField(db_index=True, editable=False, max_length=32)),
                ("link_fingerprint", models.CharField(blank=True, db_index=True, max_length=64)),
                ("saved_at", models.DateTimeField()),
                ("letters", models.PositiveSmallIntegerField(default=0)),
                ("wants_reminder", models.BooleanField(default=False)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("told_of_end_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "saved form",
                "verbose_name_plural": "saved forms",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wants_reminder", True), ("reminded_at__isnull", True), _connector="OR"
                        ),
                        name="saved_run_reminds_only_if_asked",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "code",
                    models.CharField(
                        editable=False, max_length=6, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tags",
                        to="recruitment.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "variant",
                    models.CharField(
                        blank=True,
                        help_text="For example a shop or an ad version. Never a family, host or village.",
                        max_length=80,
                        verbose_name="place or version",
                    ),
                ),
                (
                    "landing_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="landing page",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="created"
                    ),
                ),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="retired on")),
                ("is_printed", models.BooleanField(default=False, verbose_name="printed")),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ("activity", "variant", "code"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$")),
                        name="tag_code_has_its_shape",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("evening", "information evening"),
                            ("digital", "digital meeting"),
                            ("home_party", "home party"),
                        ],
                        default="evening",
                        max_length=10,
                        verbose_name="kind of meeting",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("about", models.TextField(blank=True, max_length=1000, verbose_name="about the meeting")),
                ("slug", models.SlugField(editable=False, max_length=100, null=True, unique=True)),
                ("starts_at", models.DateTimeField(verbose_name="starts")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                ("place", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("digital_link", models.URLField(blank=True, verbose_name="link to the digital meeting")),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.municipality",
                        verbose_name="municipality",
                    ),
                ),
                ("area", models.CharField(blank=True, max_length=20, verbose_name="part of the county")),
                (
                    "language",
                    models.CharField(
                        choices=[("sv", "Swedish"), ("en", "English"), ("fi", "Finnish")],
                        default="sv",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("capacity", models.PositiveSmallIntegerField(default=20, verbose_name="seats")),
                (
                    "seats_taken",
                    models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="seats taken"),
                ),
                (
                    "has_waiting_list",
                    models.BooleanField(default=True, verbose_name="waiting list when it is full"),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.activity",
                        verbose_name="activity in the plan",
                    ),
                ),
                (
                    "tag",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.tag",
                        verbose_name="tag",
                    ),
                ),
                (
                    "published_from",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="shown from"),
                ),
                ("published_until", models.DateTimeField(blank=True, null=True, verbose_name="shown until")),
                ("cancelled_at", models.DateTimeField(editable=False, null=True, verbose_name="cancelled")),
                ("version", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "address",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="address of the home"
                    ),
                ),
                (
                    "invitation",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="invitation code"),
                ),
                ("invitation_index", models.CharField(editable=False, max_length=32, null=True, unique=True)),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ("starts_at", "pk"),
                "indexes": [models.Index(fields=["starts_at"], name="meeting_by_time")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meeting_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("capacity__gte", 1)), name="meeting_has_a_seat"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats_taken__lte", models.F("capacity"))),
                        name="meeting_is_never_overbooked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_until__isnull", True),
                            ("published_until__gt", models.F("published_from")),
                            _connector="OR",
                        ),
                        name="meeting_shown_until_after_from",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("digital_link", ""),
                                ("invitation_index__isnull", False),
                                ("kind", "home_party"),
                                ("municipality__isnull", True),
                                ("place", ""),
                                ("slug__isnull", True),
                            ),
                            models.Q(
                                models.Q(("kind", "home_party"), _negated=True),
                                ("invitation_index__isnull", True),
                                ("slug__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="meeting_home_party_is_hidden",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "evening"), _negated=True),
                            models.Q(("place", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_evening_has_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "digital"), _negated=True),
                            models.Q(("digital_link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_digital_has_link",
                    ),
                ],
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
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="aliases",
                        to="recruitment.tag",
                        verbose_name="tag",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="from")),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "word in the place of a code",
                "verbose_name_plural": "words in the place of codes",
                "ordering": ("-opened_at", "-pk"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("word",),
                        name="alias_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("word__regex", "^[a-z0-9]+(-[a-z0-9]+)*$"), ("word__regex", "[aeiouy]")
                        ),
                        name="alias_is_no_code",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", True), ("closed_by__isnull", True)),
                            models.Q(("closed_at__gte", models.F("opened_at")), ("closed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="alias_closed_by_and_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TagDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="recruitment.tag"
                    ),
                ),
                ("verified", models.PositiveIntegerField(default=0, verbose_name="verified")),
                ("unverified", models.PositiveIntegerField(default=0, verbose_name="unverified")),
            ],
            options={
                "verbose_name": "entries by tag and day",
                "verbose_name_plural": "entries by tag and day",
                "constraints": [models.UniqueConstraint(fields=("day", "tag"), name="tag_day_once")],
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
                (
                    "alias",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="recruitment.tagalias",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="count")),
            ],
            options={
                "verbose_name": "uses of a word by day",
                "verbose_name_plural": "uses of words by day",
                "default_permissions": (),
                "constraints": [models.UniqueConstraint(fields=("day", "alias"), name="alias_day_once")],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=16, unique=True, verbose_name="reference")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="recruitment.meeting",
                        verbose_name="meeting",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("booked", "booked"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                            ("attended", "came"),
                            ("no_show", "did not come"),
                        ],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="seats")),
                ("booked_at", models.DateTimeField(verbose_name="booked")),
                (
                    "looks_automatic",
                    models.BooleanField(default=False, verbose_name="perhaps filled in by a program"),
                ),
                ("reminded_at", models.DateTimeField(null=True, verbose_name="reminded")),
                ("name", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="name")),
                (
                    "phone",
                    recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="telephone"),
                ),
                ("email", recruitment.privacy.fields.EncryptedTextField(blank=True, verbose_name="e-mail")),
                ("phone_index", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
                ("email_index", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
                ("arrivals", recruitment.privacy.fields.EncryptedJSONField(blank=True)),
                (
                    "token",
                    recruitment.privacy.fields.EncryptedTextField(
                        blank=True, verbose_name="key to the booking's page"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ("erased_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "booking",
                "verbose_name_plural": "bookings",
                "ordering": ("booked_at", "pk"),
                "indexes": [models.Index(fields=["meeting", "status", "booked_at"], name="booking_list")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1), ("seats__lte", 4)),
                        name="booking_of_a_few_seats",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", False),
                            models.Q(("phone_index", ""), _negated=True),
                            models.Q(("email_index", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="booking_can_be_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("erased_at__isnull", True),
                            models.Q(("email_index", ""), ("phone_index", ""), ("token_hash__isnull", True)),
                            _connector="OR",
                        ),
                        name="booking_erased_names_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Touch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="touches",
                        to="recruitment.lead",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tag", "code on arrival"),
                            ("class", "kind of website on arrival"),
                            ("direct", "direct or unknown"),
                            ("self", "told by the applicant"),
                            ("staff", "noted by staff"),
                            ("booking", "booked a meeting"),
                            ("removed", "removed by the applicant"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.tag",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.activity",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="recruitment.meeting",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=40, verbose_name="answer")),
                ("source_class", models.CharField(blank=True, max_length=20, verbose_name="class of source")),
                ("entry_page", models.PositiveIntegerField(null=True, verbose_name="entry page")),
                ("entry_day", models.DateField(null=True, verbose_name="day of entry")),
                ("is_stale", models.BooleanField(default=False, verbose_name="older than a day")),
                ("was_shown", models.BooleanField(default=True, verbose_name="shown to the applicant")),
                ("recorded_at", models.DateTimeField(verbose_name="recorded")),
            ],
            options={
                "verbose_name": "touch",
                "verbose_name_plural": "touches",
                "ordering": ("sequence",),
                "indexes": [models.Index(fields=["tag"], name="touch_by_tag")],
                "constraints": [
                    models.UniqueConstraint(fields=("lead", "sequence"), name="touch_in_order"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "removed"), _negated=True),
                            ("tag__isnull", True),
                            _connector="OR",
                        ),
                        name="touch_removed_has_no_tag",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "booking"), ("meeting__isnull", False)),
                            models.Q(models.Q(("kind", "booking"), _negated=True), ("meeting__isnull", True)),
                            _connector="OR",
                        ),
                        name="touch_booking_has_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="recruitment.booking",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField()),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("booked", "booked"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                            ("attended", "came"),
                            ("no_show", "did not come"),
                        ],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("booked", "booked"),
                            ("waiting", "on the waiting list"),
                            ("cancelled", "cancelled"),
                            ("attended", "came"),
                            ("no_show", "did not come"),
                        ],
                        max_length=10,
                        verbose_name="to",
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
            ],
            options={
                "verbose_name": "change of a booking",
                "verbose_name_plural": "changes of a booking",
                "ordering": ("sequence",),
                "constraints": [
                    models.UniqueConstraint(fields=("booking", "sequence"), name="booking_event_in_order")
                ],
            },
        ),
    ]
