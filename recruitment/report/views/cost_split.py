"""How the members share the cost, opening on the figures of the unit's final report."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.report.cost_split import MONTHS, member_split, with_increase
from recruitment.report.periods import STOCKHOLM
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES

YEARS_AHEAD = 4


@require_safe
@only_for(REPORT_ROLES)
def cost_split(request: StaffRequest) -> HttpResponse:
    unit = settings.UNIT
    shared = member_split(timezone.localdate(timezone=STOCKHOLM))
    if shared is None or unit.budget is None:
        raise Http404
    context = frame(request, terms_of(request)) | {
        "budget": unit.budget,
        "population_source": unit.population_source,
        "split": shared,
        "month_cost": unit.budget.total / MONTHS,
        "coming_years": with_increase(unit.budget.total, unit.budget.yearly_increase_percent, YEARS_AHEAD),
    }
    return render(request, "report/cost_split.html", context)
