"""The page about the form: where families stop, and what is hard to answer; and the same as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.form_use import form_use as counted
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.report.visit_tables import form_table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def form_use(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms) | {"versions": counted(terms.period)}
    return render(request, "report/form_use.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def form_use_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, form_table(counted(terms.period), terms), file_type, of=terms.period.code)
