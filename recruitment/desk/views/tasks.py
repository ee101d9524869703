"""“Att göra”: what colleagues ask of each other and what the house asks for, done in one press."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.desk.own_cases import must_say_why
from recruitment.desk.task_rows import TaskRow, is_for, task_row
from recruitment.leads.models import Lead
from recruitment.meetings.models import Booking
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, Role
from recruitment.tasks.actions import finish
from recruitment.tasks.models import Task
from recruitment.triage.open_tasks import late_tasks_of_others, tasks_for, visible_task
from recruitment.triage.queries import with_adults

MOST_SHOWN = 100


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def tasks(request: StaffRequest) -> HttpResponse:
    """One's own first, then what waits for anybody; the manager also sees what others have let lie."""
    today = timezone.localdate()
    found = list(tasks_for(request.user).select_related("addressee", "created_by")[:MOST_SHOWN])
    late: list[Task] = []
    if request.user.holds_any({Role.UNIT_MANAGER}):
        others = late_tasks_of_others(request.user, today=today)
        late = list(others.select_related("addressee", "created_by")[:MOST_SHOWN])
    rows = _rows([*found, *late], today=today)
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:tasks",
        cases={task.case for task in [*found, *late]},
    )
    context = {
        "mine": [row for row in rows[: len(found)] if is_for(row.task, request.user)],
        "anybodys": [row for row in rows[: len(found)] if not is_for(row.task, request.user)],
        "others": rows[len(found) :],
    }
    return render(request, "desk/tasks.html", context)


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def finish_task(request: StaffRequest, task: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:tasks")
    found = visible_task(request.user, task)
    if found is None:
        raise Http404
    if not finish(found, by=request.user, at=timezone.now()):
        # Somebody was first: nothing is changed, but whoever pressed has seen which case it was.
        access_log.record(
            by=request.user, action=AccessAction.READ, door="desk:finish_task", cases=[found.case]
        )
    messages.success(request, _("Done and written down."))
    # Pressed on a registration's page, one stays there, unless it was only the task that opened it.
    stays = request.POST.get("pa") == found.case and not must_say_why(
        request.user, found.case, in_queue=False, today=timezone.localdate()
    )
    return redirect("desk:lead", found.case) if stays else redirect("desk:tasks")


def _rows(found: Sequence[Task], *, today: date) -> list[TaskRow]:
    """Who each task is about, read in two questions however many there are."""
    cases = {task.case for task in found}
    leads = {lead.reference: lead for lead in with_adults(Lead.objects.filter(reference__in=cases))}
    bookings = Booking.objects.filter(reference__in=cases).select_related("meeting")
    guests = {booking.reference: booking for booking in bookings}
    return [
        task_row(task, today=today, lead=leads.get(task.case), booking=guests.get(task.case))
        for task in found
    ]
