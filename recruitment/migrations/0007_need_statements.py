"""Words about what homes are needed, proposed, approved, counted against the register and dated."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0006_call_me")]

    operations = [
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
                        help_text=(
                            "“Homes for teenagers”. The part of the county is added by itself."
                            " No figures, no names."
                        ),
                        max_length=60,
                        verbose_name="words",
                    ),
                ),
                (
                    "words_in_english",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "For the pages in English. Left empty, the words stand on the Swedish pages alone."
                        ),
                        max_length=60,
                        verbose_name="words in English",
                    ),
                ),
                (
                    "is_evergreen",
                    models.BooleanField(
                        default=False,
                        help_text=(
                            "A sentence that holds whatever the register says, such as “Homes in town and in"
                            " the countryside”. It is not counted, and names neither age nor place."
                        ),
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
                ("proposed_at", models.DateTimeField(verbose_name="proposed")),
                ("approved_at", models.DateTimeField(blank=True, null=True, verbose_name="approved at")),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "need statement",
                "verbose_name_plural": "need statements",
                "default_permissions": ("add", "change", "view"),
                "permissions": (("approve_needstatement", "Can approve need statement"),),
                "ordering": ("-proposed_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(status="approved", approved_by__isnull=False, approved_at__isnull=False)
                        | ~Q(status="approved") & Q(approved_by__isnull=True, approved_at__isnull=True),
                        name="need_statement_approved_by_and_at",
                    ),
                    models.CheckConstraint(
                        condition=Q(is_evergreen=False) | Q(age_band="", area=""),
                        name="need_statement_evergreen_is_general",
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
                ("wording", models.JSONField(default=dict, verbose_name="wording")),
                ("homes_behind", models.PositiveSmallIntegerField(null=True, verbose_name="needs behind")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "verbose_name": "event of a need statement",
                "verbose_name_plural": "events of need statements",
                "default_permissions": (),
                "ordering": ("at", "pk"),
            },
        ),
    ]
