"""The screen that shows what the site does by itself: timed jobs, deliveries, and what got stuck."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fhr.health import faults
from recruitment.hallway import DELIVERY_TITLES, JOBS
from recruitment.outbox import actions
from recruitment.outbox.jobs import Job
from recruitment.outbox.models import JobRun, OutboxMessage
from recruitment.outbox.queries import TOO_LONG, delivered, last_runs, needing_attention, oldest_wait
from recruitment.outbox.reports import state_of
from recruitment.staff.access import only_for
from recruitment.staff.roles import SYSTEM_ROLES

# More than a screen of trouble has one cause; the count tells how much there is in all.
SHOWN = 100


@dataclass(frozen=True)
class Row:
    """One timed job as the screen shows it."""

    job: Job
    last: JobRun | None
    is_running: bool
    is_late: bool


@dataclass(frozen=True)
class Trouble:
    """One delivery that needs a look, and why."""

    message: OutboxMessage
    title: str
    state: str
    cause: str


@require_safe
@only_for(SYSTEM_ROLES)
def jobs(request: HttpRequest) -> HttpResponse:
    """All timed jobs with their last run, the outbox in figures, and every delivery in trouble."""
    now = timezone.now()
    stuck = needing_attention(now)
    runs = last_runs()
    context = {
        "faults": faults(),
        "rows": [_row(job, runs.get(job.name), now) for job in JOBS],
        "delivered": delivered(),
        "oldest": _too_old(oldest_wait(now)),
        "trouble": [_trouble(message) for message in stuck[:SHOWN]],
        "trouble_count": stuck.count(),
    }
    return render(request, "system/jobs.html", context)


@require_POST
@only_for(SYSTEM_ROLES)
def resend(request: HttpRequest, message: UUID) -> HttpResponse:
    """Lets one delivery try again now."""
    if actions.resend(message=message, by=request.user, at=timezone.now()):
        messages.success(request, _("The delivery is on its way again."))
    else:
        messages.warning(request, _("That delivery has already left, or is being sent right now."))
    return redirect("system:jobs")


@require_POST
@only_for(SYSTEM_ROLES)
def resend_all(request: HttpRequest) -> HttpResponse:
    """Lets everything that got stuck try again now, as after a long outage of the mail server."""
    now = timezone.now()
    waiting = list(needing_attention(now).values_list("pk", flat=True))
    sent = sum(actions.resend(message=pk, by=request.user, at=now) for pk in waiting)
    messages.success(request, _("Deliveries on their way again: %(count)d.") % {"count": sent})
    return redirect("system:jobs")


def _row(job: Job, last: JobRun | None, now: datetime) -> Row:
    return Row(
        job=job,
        last=last,
        is_running=last is not None and last.finished_at is None,
        is_late=last is not None and last.next_run_at is not None and now - last.next_run_at > job.every,
    )


def _too_old(waited: timedelta | None) -> int:
    """The minutes that the oldest delivery has waited, when they are too many; otherwise 0."""
    return int(waited.total_seconds() // 60) if waited is not None and waited > TOO_LONG else 0


def _trouble(message: OutboxMessage) -> Trouble:
    behind = _("Waits for an earlier one about the same family") if message.is_behind else ""
    state = str(state_of(message, ()).label)
    return Trouble(message, _title(message.kind), state, message.last_error or behind)


def _title(kind: str) -> str:
    return str(DELIVERY_TITLES.get(kind, kind))


app_name = "system"
urlpatterns = [
    path("", jobs, name="jobs"),
    path("leveranser/skicka-igen/", resend_all, name="resend_all"),
    path("leveranser/<uuid:message>/skicka-igen/", resend, name="resend"),
]
