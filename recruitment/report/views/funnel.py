"""The page that follows visits and families step by step, and the same as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report import drawn
from recruitment.report.funnel import families, forms
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.report.visit_tables import funnel_table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def funnel(request: StaffRequest) -> HttpResponse:
    """For the unit itself: what became of a half-year's families are small numbers."""
    terms = terms_of(request)
    at_the_form, came = forms(terms.period), families(terms.period)
    context = frame(request, terms) | {
        "forms": at_the_form,
        "families": came,
        "form_plot": drawn.forms(at_the_form),
        "family_plot": drawn.families(came),
    }
    return render(request, "report/funnel.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def funnel_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = funnel_table(forms(terms.period), families(terms.period), terms)
    return file_response(request, table, file_type, of=terms.period.code)
