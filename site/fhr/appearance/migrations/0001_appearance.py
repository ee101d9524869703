"""The site's own logo and two colours."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appearance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "primary",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "Written like #8f2d23. Dark enough for white text. The dark version is made by"
                            " itself."
                        ),
                        max_length=7,
                        verbose_name="colour of buttons",
                    ),
                ),
                (
                    "frame",
                    models.CharField(
                        blank=True,
                        help_text=(
                            "The band at the top and the foot of the page. Dark enough for white text."
                        ),
                        max_length=7,
                        verbose_name="colour of the frame",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text=(
                            "A square picture. It stands beside the name, so it needs no text of its own."
                        ),
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="logo",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={"verbose_name": "logo and colours", "default_permissions": ("change",)},
        ),
    ]
