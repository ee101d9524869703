"""The page about one activity: everything the unit knows of it, in one place."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.plan.models import Activity
from recruitment.report import drawn, one_activity
from recruitment.report.terms import read
from recruitment.report.views.page import frame
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def activity(request: StaffRequest, number: int) -> HttpResponse:
    """Shows the activity's whole time unless a period is asked for."""
    found = get_object_or_404(
        Activity.objects.select_related("plan", "channel", "message", "owner").prefetch_related(
            "target_groups", "municipalities"
        ),
        pk=number,
    )
    now = timezone.now()
    whole = one_activity.whole_time(found, timezone.localdate(now))
    terms = read({"period": whole.code, **request.GET.dict()}, reader=request.user, now=now)
    page = one_activity.one_activity(found, terms)
    context = frame(request, terms, asks_clock=True) | {
        "activity": found,
        "page": page,
        "whole_time": whole,
        "family_plot": drawn.families(page.families, has_file=False),
        "opens_tags": request.user.has_perm("recruitment.view_tag"),
        "edits_plan": request.user.has_perm("recruitment.change_activity"),
    }
    return render(request, "report/one_activity.html", context)
