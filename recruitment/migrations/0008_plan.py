"""Untagged visits keep the website they came from, so that its class can be told anew."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0007_annual")]

    operations = [
        migrations.RemoveConstraint(model_name="classday", name="class_day_once"),
        migrations.AddField(
            model_name="classday",
            name="host",
            field=models.CharField(blank=True, max_length=100, verbose_name="website"),
        ),
        migrations.AddConstraint(
            model_name="classday",
            constraint=models.UniqueConstraint(fields=["day", "source_class", "host"], name="class_day_once"),
        ),
    ]
