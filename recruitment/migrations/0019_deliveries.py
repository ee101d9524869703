"""Lets packages leave the house: in order for each family, dated, and with answers that count once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("recruitment", "0018_need_register"),
    ]

    operations = [
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
        migrations.AddField(
            model_name="handover",
            name="sent_at",
            field=models.DateTimeField(null=True, verbose_name="sent"),
        ),
        migrations.AddField(
            model_name="handover",
            name="sent_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="outboxmessage",
            name="lane",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name="handover",
            name="adapter",
            field=models.CharField(
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
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(
                condition=models.Q(
                    models.Q(("lane", ""), _negated=True), models.Q(("status", "sent"), _negated=True)
                ),
                fields=["lane", "created_at"],
                name="outbox_lane",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
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
        ),
    ]
