"""How long the desk's queue is: who waits for a first talk, and who has waited longer than we promise."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.promise import end_of, working_days_after
from recruitment.plan.capacity import Queue


def queue_at(at: datetime) -> Queue:
    """Counts alone. A promise moved forward with the family's knowledge does not shorten the wait."""
    too_long = Q(promised_by__lt=at) | Q(received_at__lt=_longest_wait(at))
    counts = Lead.objects.filter(awaits_first_talk=True).aggregate(
        waiting=Count("pk"), too_long=Count("pk", filter=too_long)
    )
    return Queue(**counts)


def _longest_wait(at: datetime) -> datetime:
    """Whoever turned to us before this moment should have heard from us by now, by the promise to all."""
    days = settings.UNIT.promise.first_contact_working_days
    day = timezone.localdate(at)
    while end_of(working_days_after(end_of(day), days)) >= at:
        day -= timedelta(days=1)
    return end_of(day + timedelta(days=1)).replace(hour=0)
