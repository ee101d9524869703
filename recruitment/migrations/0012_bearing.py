"""What the outcomes mean for the register stands in it: until when it was investigated, whether it is free."""

from django.db import migrations, models
from django.db.models import Exists, OuterRef, Subquery

ENDINGS = ["recruited_elsewhere", "suitable", "unsuitable", "withdrawn"]
TAKEN = ["matched", "placed", "recruited_elsewhere", "unsuitable", "withdrawn"]
UNDECIDED = ["assessed", "assigned", "attempted", "contacted", "dormant", "handed_over", "received"]


def bear(apps, schema_editor):
    """Writes for every family what `outcomes.actions` writes with each outcome from now on."""
    Lead, Outcome = apps.get_model("recruitment", "Lead"), apps.get_model("recruitment", "Outcome")
    later = Outcome.objects.filter(supersedes=OuterRef("pk"))
    standing = Outcome.objects.filter(~Exists(later))
    ended = standing.filter(lead=OuterRef("pk"), kind__in=ENDINGS).order_by("occurred_on")
    taken = standing.filter(lead=OuterRef("lead"), kind__in=TAKEN, occurred_on__gte=OuterRef("occurred_on"))
    free = standing.filter(~Exists(taken), lead=OuterRef("pk"), kind="available").order_by("occurred_on")
    Lead.objects.filter(Exists(Outcome.objects.filter(lead=OuterRef("pk")))).update(
        investigated_until=Subquery(ended.values("occurred_on")[:1]),
        free_since=Subquery(free.values("occurred_on")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0011_goal_needs")]

    operations = [
        migrations.AddField(
            model_name="lead",
            name="free_since",
            field=models.DateField(null=True, verbose_name="free to offer since"),
        ),
        migrations.AddField(
            model_name="lead",
            name="investigated_until",
            field=models.DateField(null=True, verbose_name="investigation ended on"),
        ),
        migrations.RunPython(bear, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(investigated_until__isnull=True, status__in=UNDECIDED),
                fields=["received_at"],
                name="lead_undecided",
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["contacted_at"], name="lead_spoken_to"),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["handed_over_at"], name="handover_by_time"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                condition=models.Q(free_since__isnull=False), fields=["free_since"], name="lead_free_home"
            ),
        ),
    ]
