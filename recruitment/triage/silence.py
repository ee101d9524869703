"""No silent registration: every night the open ones that nobody is going to act on are counted.

The database itself refuses an open registration without an owner and a next step. What it cannot see is
counted here: nobody took it on, the one responsible no longer works here, or the step was let lie.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.leads.models import Lead
from recruitment.leads.promise import end_of, is_working_day
from recruitment.leads.status import OPEN, OWNED, Status
from recruitment.triage.models import SilenceCheck
from recruitment.triage.queries import desk_staff
from recruitment.triage.tell import managers, tell

# When nobody works, so that the figure is the night's own.
CHECKED_FROM = time(3, 10)


def check_silence(at: datetime) -> str:
    """Counts once a night and writes the figure down; the managers are told when it is not 0."""
    now = timezone.localtime(at)
    if now.time() < CHECKED_FROM or SilenceCheck.objects.filter(pk=now.date()).exists():
        return ""
    with transaction.atomic():
        found = list(silent_leads(at).order_by("received_at").values_list("reference", flat=True))
        waiting = Lead.objects.filter(status__in=OPEN | {Status.DORMANT}).count()
        _check, is_new = SilenceCheck.objects.get_or_create(
            pk=now.date(), defaults={"at": at, "open_count": waiting, "silent_count": len(found)}
        )
        if found and is_new:
            for person in managers():
                tell(person, about="silent", key=now.date().isoformat(), references=found, at=at)
    return ngettext("%(count)s silent registration", "%(count)s silent registrations", len(found)) % {
        "count": len(found)
    }


def silent_leads(at: datetime) -> QuerySet[Lead]:
    """Open or sleeping registrations for which nothing will happen unless somebody looks."""
    today = timezone.localdate(at)
    let_lie = _working_days_before(today, settings.UNIT.promise.escalation_working_days)
    intake = timezone.make_aware(datetime.combine(_last_finished_working_day(at), time.min))
    nobody_took_it = Q(status=Status.RECEIVED, owner__isnull=True, received_at__lt=intake)
    nobody_there = Q(status__in=sorted(OWNED)) & ~Q(owner__in=desk_staff().order_by().values("pk"))
    step_let_lie = Q(status__in=sorted(OWNED | {Status.DORMANT}), next_action_on__lt=let_lie)
    return Lead.objects.filter(nobody_took_it | nobody_there | step_let_lie)


def latest_check() -> SilenceCheck | None:
    return SilenceCheck.objects.order_by("-checked_on").first()


def _last_finished_working_day(at: datetime) -> date:
    day = timezone.localdate(at)
    while not is_working_day(day) or end_of(day) >= at:
        day -= timedelta(days=1)
    return day


def _working_days_before(day: date, days: int) -> date:
    while days > 0:
        day -= timedelta(days=1)
        days -= is_working_day(day)
    return day
