"""“Larm”: the families nobody has reached in spite of everything, and those nobody is going to act on."""

from typing import cast

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.needs_now import needs_for_lists
from recruitment.desk.rows import rows
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.alarms import alarmed_leads
from recruitment.triage.queries import PAGE_SIZE, ListedLead, for_a_list, visible_to


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def alarms(request: StaffRequest) -> HttpResponse:
    today = timezone.localdate()
    leads = visible_to(request.user).filter(pk__in=alarmed_leads(timezone.now()).values("pk"))
    found = cast(
        "list[ListedLead]", list(for_a_list(leads).order_by("due_on", "received_at", "pk")[:PAGE_SIZE])
    )
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:alarms",
        cases=[lead.reference for lead in found],
    )
    context = {"rows": rows(found, needs=needs_for_lists(today), today=today)}
    return render(request, "desk/alarms.html", context)
