"""A goal names the needs it is to meet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0010_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="goal",
            name="needs",
            field=models.ManyToManyField(
                blank=True,
                related_name="goals",
                to="recruitment.need",
                verbose_name="needs the goal is to meet",
            ),
        ),
    ]
