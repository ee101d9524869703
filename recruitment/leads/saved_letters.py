"""Reminds of a saved form, once and only if asked to, and tells before it is removed."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.leads.models import SavedRun
from recruitment.leads.saving import About, queue

# Nobody's telephone should buzz in the night.
NOT_BEFORE = time(9)
REMINDED_AFTER = timedelta(days=5)
TOLD_BEFORE_END = timedelta(days=2)


def remind_and_tell(at: datetime) -> str:
    """Queues the letters that are due about forms nobody has sent."""
    if timezone.localtime(at).time() < NOT_BEFORE:
        return ""
    waiting = SavedRun.objects.filter(draft__finished_at__isnull=True, draft__expires_at__gt=at)
    ending = waiting.filter(told_of_end_at__isnull=True, draft__expires_at__lte=at + TOLD_BEFORE_END)
    count = sum(_once(saved, About.END, "told_of_end_at", at) for saved in ending)
    # Who has just been told that it ends needs no reminder beside it.
    forgotten = waiting.filter(
        wants_reminder=True,
        reminded_at__isnull=True,
        told_of_end_at__isnull=True,
        saved_at__lte=at - REMINDED_AFTER,
    )
    count += sum(_once(saved, About.REMINDER, "reminded_at", at) for saved in forgotten)
    return ngettext("%(count)s letter", "%(count)s letters", count) % {"count": count} if count else ""


@transaction.atomic
def _once(saved: SavedRun, about: About, field: str, at: datetime) -> int:
    """Another worker may have been first."""
    if not SavedRun.objects.filter(pk=saved.pk, **{f"{field}__isnull": True}).update(**{field: at}):
        return 0
    queue(about, saved, at=at)
    return 1
