"""The unit's obligatory statistics on one page, and each of its tables as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from recruitment.report.arrivals import arrivals, arrivals_for_outside
from recruitment.report.obligatory import sections
from recruitment.report.views.page import frame, terms_of
from recruitment.report.views.sections import section_file, sections_with_files
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def statistics(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = (
        frame(request, terms)
        | sections_with_files(sections(terms), terms, reverse("report:statistics"))
        | {
            "arrivals": arrivals(terms.period)
            if terms.is_exact
            else arrivals_for_outside(terms.period, terms.smallest_cell)
        }
    )
    return render(request, "report/statistics.html", context)


@require_safe
@only_for(REPORT_ROLES)
def statistics_file(request: StaffRequest, file_type: str, name: str = "statistik") -> HttpResponse:
    terms = terms_of(request)
    return section_file(request, sections(terms), terms, name, file_type)
