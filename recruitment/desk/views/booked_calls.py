"""“Bokade samtal”: the hours families have chosen, day by day, and whom to call in each."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.rows import Person, household, pair, people
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.booked_calls import hours_in_words, standing_calls
from recruitment.triage.queries import visible_to, with_adults


@dataclass(frozen=True)
class CallRow:
    """One call of the list; an hour that has gone by without a talk `is_late`."""

    lead: Lead
    hours: str
    household: str
    people: list[Person]
    pair: str
    is_late: bool


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def booked_calls(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    calls = standing_calls().filter(lead__in=visible_to(request.user)).order_by("starts_at", "seat")
    leads = with_adults(Lead.objects.filter(pk__in=calls.order_by().values("lead"))).defer("answers")
    known = leads.in_bulk()
    days: dict[date, list[CallRow]] = {}
    for call in calls:
        day = timezone.localdate(call.starts_at)
        days.setdefault(day, []).append(_row(known[call.lead_id], call.starts_at, call.ends_at, now))
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:booked_calls",
        cases=[lead.reference for lead in known.values()],
    )
    return render(request, "desk/booked_calls.html", {"days": days, "today": timezone.localdate(now)})


def _row(lead: Lead, starts_at: datetime, ends_at: datetime, now: datetime) -> CallRow:
    return CallRow(
        lead=lead,
        hours=hours_in_words(starts_at, ends_at),
        household=household(lead),
        people=people(lead),
        pair=pair(lead),
        is_late=ends_at <= now,
    )
