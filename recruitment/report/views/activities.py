"""The activity table, on the page and as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.activities import ActivityTable, table, table_for_outside
from recruitment.report.tables import activity_table
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def activities(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms, asks_clock=True) | {"table": _seen(terms)}
    return render(request, "report/activities.html", context)


@require_safe
@only_for(REPORT_ROLES)
def activities_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, activity_table(_seen(terms), terms), file_type, of=terms.period.code)


def _seen(terms: Terms) -> ActivityTable:
    """The table as this reader may see it."""
    if terms.is_exact:
        return table(terms.period, terms.clock, terms.model, terms.fetched_at)
    return table_for_outside(terms.period, terms.fetched_at)
