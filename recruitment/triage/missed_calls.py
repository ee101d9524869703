"""An hour a family chose has gone by and nobody has called: somebody is asked to, the same day."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.tasks.actions import set_by_itself
from recruitment.tasks.models import TaskKind
from recruitment.triage.booked_calls import standing_calls
from recruitment.triage.family_tasks import responsible_for
from recruitment.triage.models import ContactAttempt

# Longer ago than this it has been seen, or the promise has spoken for it.
LOOKS_BACK = timedelta(days=1)


@transaction.atomic
def ask_for_missed_calls(at: datetime) -> str:
    """Each hour once; whoever tried to call within it, or since, is asked nothing."""
    tried = ContactAttempt.objects.filter(lead=OuterRef("lead"), at__gte=OuterRef("starts_at"))
    missed = standing_calls().filter(~Exists(tried), ends_at__lte=at, ends_at__gt=at - LOOKS_BACK)
    count = 0
    for call in missed.select_related("lead__owner"):
        task = set_by_itself(
            kind=TaskKind.CALL_MISSED,
            case=call.lead.reference,
            key=str(call.pk),
            addressee=responsible_for(call.lead),
            due_on=timezone.localdate(at),
            at=at,
        )
        if task.created_at == at:
            count += 1
            access_log.record(
                by=User.objects.system(),
                action=AccessAction.CHANGE,
                door="triage.ask_for_missed_calls",
                cases=[call.lead.reference],
                at=at,
            )
    words = ngettext("%(count)s missed call", "%(count)s missed calls", count)
    return words % {"count": count} if count else ""
