"""The page about municipalities' requests and our offers, and the same table as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.municipality_statistics import MunicipalityTable
from recruitment.report.request_table import request_table
from recruitment.report.requests import half_by_half, table, table_for_outside
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def requests(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms) | {
        "table": _seen(terms),
        "halves": half_by_half(terms.today, is_exact=terms.is_exact),
    }
    return render(request, "report/requests.html", context)


@require_safe
@only_for(REPORT_ROLES)
def requests_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, request_table(_seen(terms), terms), file_type, of=terms.period.code)


def _seen(terms: Terms) -> MunicipalityTable:
    """The table as this reader may see it."""
    return table(terms.period) if terms.is_exact else table_for_outside(terms.period)
