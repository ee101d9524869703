"""The duty roster, absences with an end, contact municipalities with their dialogue, and a promise
that is changed before it breaks."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PERSON = settings.AUTH_USER_MODEL


def who(**facts):
    """A colleague whose name must stay readable as long as the row does."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=PERSON, **facts
    )


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0011_households")]

    operations = [
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="duty_turns", to=PERSON
                    ),
                ),
                ("set_by", who()),
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
                        to=PERSON,
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
                        to=PERSON,
                        verbose_name="stand-in",
                    ),
                ),
                ("registered_at", models.DateTimeField(verbose_name="time")),
                ("registered_by", who()),
                ("handed_on_at", models.DateTimeField(null=True, verbose_name="registrations handed on")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="came back")),
                ("ended_by", who(null=True)),
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
                        to=PERSON,
                    ),
                ),
                ("set_by", who()),
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
                ("by", who()),
                ("at", models.DateTimeField(verbose_name="time")),
            ],
            options={
                "verbose_name": "dialogue with a municipality",
                "verbose_name_plural": "dialogues with municipalities",
                "ordering": ("-on", "-at"),
                "indexes": [models.Index(fields=["municipality", "-on"], name="dialogue_by_day")],
            },
        ),
        migrations.AddField(
            model_name="assignment",
            name="absence",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="handed_on",
                to="recruitment.absence",
            ),
        ),
        migrations.RemoveConstraint(model_name="promiseevent", name="promise_broken_has_new_one"),
        migrations.AlterField(
            model_name="promiseevent",
            name="mark",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="promiseevent",
            constraint=models.CheckConstraint(
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
        ),
    ]
