"""Forms nobody sent: what was written in them goes when the time they were promised is over."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from recruitment.leads.models import Draft
from recruitment.visits.counter import count_form


def remove_expired(at: datetime) -> str:
    """Removes every form run whose time is over, sent or not; a sent one was emptied when it was sent."""
    over = Draft.objects.filter(expires_at__lte=at)
    with transaction.atomic():
        # Read and removed by their keys: a form saved just now is neither counted nor lost.
        rows = list(over.select_for_update().values_list("pk", "form_version", "step", "finished_at"))
        Draft.objects.filter(pk__in=[key for key, *_rest in rows]).delete()
    for _key, version, step, finished_at in rows:
        if finished_at is None:
            count_form(version, step, "expired")
    count = len(rows)
    if not count:
        return ""
    return ngettext("%(count)s form run", "%(count)s form runs", count) % {"count": count}
