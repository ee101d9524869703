"""The page about one activity: everything the unit knows of it, in one place."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.plan.models import Activity
from recruitment.report import drawn, one_activity
from recruitment.report.drawn import Drawn
from recruitment.report.one_activity import OneActivity
from recruitment.report.periods import Period
from recruitment.report.tables import stamp_of_period
from recruitment.report.terms import Terms, read
from recruitment.report.views.files import picture_response
from recruitment.report.views.page import frame
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def activity(request: StaffRequest, number: int) -> HttpResponse:
    """Shows the activity's whole time unless a period is asked for."""
    found = _found(number)
    terms, whole_time = _terms(request, found)
    page = one_activity.one_activity(found, terms)
    context = frame(request, terms, asks_clock=True) | {
        "activity": found,
        "page": page,
        "whole_time": whole_time,
        "family_plot": _family_plot(found, page),
        "opens_tags": request.user.has_perm("recruitment.view_tag"),
        "edits_plan": request.user.has_perm("recruitment.change_activity"),
    }
    return render(request, "report/one_activity.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def activity_picture(request: StaffRequest, number: int) -> HttpResponse:
    """The page's plot as a file; 404 where no household came."""
    found = _found(number)
    terms, _whole_time = _terms(request, found)
    plot = _family_plot(found, one_activity.one_activity(found, terms))
    if plot is None:
        raise Http404
    stamp = stamp_of_period(plot.title, terms)
    return picture_response(request, plot, stamp, of=f"{number}-{terms.period.code}")


def _found(number: int) -> Activity:
    activities = Activity.objects.select_related("plan", "channel", "message", "owner")
    with_places = activities.prefetch_related("target_groups", "municipalities")
    found: Activity = get_object_or_404(with_places, pk=number)
    return found


def _terms(request: StaffRequest, found: Activity) -> tuple[Terms, Period]:
    """What is asked for, and the activity's whole time."""
    now = timezone.now()
    whole = one_activity.whole_time(found, timezone.localdate(now))
    return read({"period": whole.code, **request.GET.dict()}, reader=request.user, now=now), whole


def _family_plot(found: Activity, page: OneActivity) -> Drawn | None:
    return drawn.families(
        page.families,
        title=_("%(activity)s: what became of those who registered") % {"activity": found.name},
        address=reverse("report:activity_picture", args=[found.pk]),
    )
