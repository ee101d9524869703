"""Room for the name of every language, and the language a guest at a meeting reads."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0004_planner"),
    ]

    operations = [
        migrations.AddField(
            model_name="booking",
            name="language",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="language"),
        ),
        migrations.AlterField(
            model_name="coderequest",
            name="language",
            field=models.CharField(max_length=20),
        ),
        migrations.AlterField(
            model_name="draft",
            name="language",
            field=models.CharField(default="sv", max_length=20),
        ),
        migrations.AlterField(
            model_name="lead",
            name="language",
            field=models.CharField(default="sv", max_length=20, verbose_name="language"),
        ),
    ]
