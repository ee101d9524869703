"""“Att ta med”: the registration on one sheet of paper, for a visit or a call from the car."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.answers import answer_to
from recruitment.desk.groundwork import groundwork_of
from recruitment.desk.rows import home_types, household, next_step, people, receives
from recruitment.desk.task_rows import open_task_rows
from recruitment.desk.timeline import what_was_written
from recruitment.desk.views.finding import lead_or_404
from recruitment.desk.wishes import channel, in_full
from recruitment.desk.wording import sentence
from recruitment.leads.status import Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES

# What fits on the sheet beside the rest: the newest of what somebody has written.
EVENTS_SHOWN = 4
EVENT_LENGTH = 280


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def taking_along(request: StaffRequest, reference: str) -> HttpResponse:
    """One sheet about one family; it names no other, and taking it along is written down."""
    lead = lead_or_404(reference, request.user)
    today = timezone.localdate()
    access_log.record(by=request.user, action=AccessAction.EXPORT, door="desk:print", cases=[lead.reference])
    context = {
        "lead": lead,
        "household": household(lead),
        "channel": channel(lead),
        "people": people(lead),
        "wishes": in_full(lead),
        "status": sentence(str(Status(lead.status).label)),
        "next_step": next_step(lead),
        "receives": receives(lead),
        "home_types": home_types(lead),
        "said": [words for field in ("motive", "questions") if (words := answer_to(lead, field))],
        "groundwork": groundwork_of(lead),
        "tasks": open_task_rows(lead, today),
        "events": what_was_written(lead)[:EVENTS_SHOWN],
        "event_length": EVENT_LENGTH,
        "today": today,
    }
    return render(request, "desk/taking_along.html", context)
