"""The page about the data: what was left out, what is known, what agrees, and the level in force."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report import data_quality as figures
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def data_quality(request: StaffRequest) -> HttpResponse:
    """The matrix is for the unit itself: its cells are single families."""
    terms = terms_of(request)
    context = frame(request, terms) | {"requests": figures.requests(terms.period)}
    if terms.is_exact:
        ways = figures.ways_here(terms.period)
        context |= {"coverage": figures.coverage(ways), "agreement": figures.agreement(ways)}
    else:
        context["coverage"] = figures.coverage_for_outside(terms.period, settings.UNIT.smallest_cell)
    return render(request, "report/data_quality.html", context)
