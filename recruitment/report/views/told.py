"""The page that lays what families told beside what we measured, and its matrix as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.told import agreement, what_was_told
from recruitment.report.touches import ways_here
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.report.visit_tables import agreement_table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def told(request: StaffRequest) -> HttpResponse:
    """For the unit itself: its cells are single families."""
    terms = terms_of(request)
    context = frame(request, terms) | {
        "agreement": agreement(ways_here(terms.period)),
        "told": what_was_told(terms.period),
    }
    return render(request, "report/told.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def told_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = agreement_table(agreement(ways_here(terms.period)), terms)
    return file_response(request, table, file_type, of=terms.period.code)
