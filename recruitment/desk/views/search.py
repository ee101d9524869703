"""Looks a family up by name, telephone, e-mail or reference; what was typed never stands in an address."""

from typing import cast

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recruitment.desk.needs_now import needs_for_lists
from recruitment.desk.rows import rows
from recruitment.leads.models import Lead
from recruitment.leads.queries import matching
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.queries import PAGE_SIZE, ListedLead, for_a_list, visible_to

LONGEST_SEARCH = 200
ORDER = ("-received_at", "pk")


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def search(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:inbox")
    text = request.POST.get("sok", "")[:LONGEST_SEARCH].strip()
    today = timezone.localdate()
    hits = visible_to(request.user) & matching(text)
    # The newest first, and only then everything a row shows: a common surname has a thousand hits.
    newest = hits.order_by(*ORDER).values("pk")[: PAGE_SIZE + 1]
    found = cast("list[ListedLead]", list(for_a_list(Lead.objects.filter(pk__in=newest)).order_by(*ORDER)))
    shown = found[:PAGE_SIZE]
    access_log.record(
        by=request.user,
        action=AccessAction.SEARCH,
        door="desk:search",
        # Also the one that only tells whether there are more: it was read.
        cases=[lead.reference for lead in found],
    )
    if len(found) == 1:
        return redirect("desk:lead", found[0].reference)
    context = {
        "text": text,
        "rows": rows(shown, needs=needs_for_lists(today), today=today),
        "is_cut": len(found) > PAGE_SIZE,
        "most": PAGE_SIZE,
    }
    return render(request, "desk/search.html", context)
