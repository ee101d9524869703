"""The page about what families and municipalities say of us, and the same table as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.satisfaction import survey_table, surveys
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES, Role


@require_safe
@only_for(REPORT_ROLES)
def satisfaction(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms) | {
        "surveys": surveys(terms.today),
        "may_ask": request.user.holds_any({Role.UNIT_MANAGER}),
    }
    return render(request, "report/satisfaction.html", context)


@require_safe
@only_for(REPORT_ROLES)
def satisfaction_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = survey_table(terms.today, terms)
    return file_response(request, table, file_type, of=terms.today.isoformat())
