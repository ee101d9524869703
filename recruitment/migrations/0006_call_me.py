"""What a family asks of the first call, locked like its answers."""

from django.db import migrations

from recruitment.privacy.fields import EncryptedJSONField


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0005_tag_shape")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="call_wishes",
            field=EncryptedJSONField(blank=True, null=True),
        ),
    ]
