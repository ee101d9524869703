"""The page about the data: what was left out, what is known, the level in force; and the same as a file."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.data_quality import Coverage, coverage, coverage_for_outside, requests, websites
from recruitment.report.terms import Terms
from recruitment.report.touches import ways_here
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.report.visit_tables import quality_table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def data_quality(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms) | {
        "requests": requests(terms.period),
        "websites": websites(terms.period),
        "coverage": _seen(terms),
    }
    return render(request, "report/data_quality.html", context)


@require_safe
@only_for(REPORT_ROLES)
def data_quality_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = quality_table(_seen(terms), requests(terms.period), websites(terms.period), terms)
    return file_response(request, table, file_type, of=terms.period.code)


def _seen(terms: Terms) -> Coverage | None:
    """How many we know the way here of, as this reader may see it."""
    if terms.is_exact:
        return coverage(ways_here(terms.period))
    return coverage_for_outside(terms.period, settings.UNIT.smallest_cell)
