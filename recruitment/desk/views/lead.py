"""A registration's page: who they are, what was promised, what they said, and what to do now."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.answers import steps_of
from recruitment.desk.deeds import offered
from recruitment.desk.due import due
from recruitment.desk.forms.fields import DeskForm, version_of
from recruitment.desk.groundwork import groundwork_of
from recruitment.desk.households import household_of
from recruitment.desk.letters import letter_rows
from recruitment.desk.marks import promise_now
from recruitment.desk.needs import offer_against_needs
from recruitment.desk.rows import home_types, household, next_step, people, receives
from recruitment.desk.sources import touch_words
from recruitment.desk.task_rows import open_task_rows
from recruitment.desk.timeline import timeline
from recruitment.desk.views.finding import lead_or_404
from recruitment.desk.wishes import channel, in_full
from recruitment.desk.wording import sentence
from recruitment.leads.status import OPEN, Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.booked_calls import call_words, current_call
from recruitment.triage.queries import ListedLead
from recruitment.triage.reasons import reason_label


@only_for(DESK_ROLES)
@require_safe
def lead(request: StaffRequest, reference: str) -> HttpResponse:
    return show(request, lead_or_404(reference, request.user))


@transaction.atomic
def show(request: StaffRequest, lead: ListedLead, *, bound: DeskForm | None = None) -> HttpResponse:
    """The page, with the form that was refused if there is one; opening it is written down."""
    today = timezone.localdate()
    if bound is not None:
        bound.look_again(lead)
    household_now = household_of(lead, request.user)
    access_log.record(
        by=request.user,
        action=AccessAction.READ,
        door="desk:lead",
        cases=[lead.reference, *household_now.references],
    )
    standing = current_call(lead, at=timezone.now())
    touches = lead.touches.select_related("tag__activity", "activity", "meeting")
    context = {
        "lead": lead,
        "household": household(lead),
        "channel": channel(lead),
        "wishes": in_full(lead),
        "people": people(lead),
        "home_types": home_types(lead),
        "due": due(lead, today),
        "promise": promise_now(lead),
        "household_now": household_now,
        "version": version_of(lead),
        "status": sentence(str(Status(lead.status).label)),
        "next_step": next_step(lead),
        "reason": reason_label(lead.status, lead.reason),
        "is_open": lead.status in OPEN,
        "receives": receives(lead),
        "needs": offer_against_needs(lead, today=today),
        "steps": steps_of(lead),
        "touches": [touch_words(touch) for touch in touches],
        "groundwork": groundwork_of(lead),
        "tasks": open_task_rows(lead, today),
        "booked": call_words(standing) if standing else "",
        "letters": letter_rows(lead),
        "events": timeline(lead),
        "deeds": offered(lead, request.user, bound=bound),
        "bound": bound,
    }
    return render(request, "desk/lead.html", context)
