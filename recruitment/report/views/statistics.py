"""The obligatory statistics by municipality, on the page and as a file."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.arrivals import arrivals, arrivals_for_outside
from recruitment.report.municipality_statistics import (
    MunicipalityTable,
    imported_by_half_year,
    interest_history,
    table,
    table_for_outside,
)
from recruitment.report.periods import History
from recruitment.report.suppression import outside_total
from recruitment.report.tables import municipality_table
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def statistics(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    past = interest_history(terms.today)
    halves = _halves(past, terms) if past else []
    context = frame(request, terms) | {
        "table": _seen(terms),
        "history": past,
        "arrivals": arrivals(terms.period)
        if terms.is_exact
        else arrivals_for_outside(terms.period, settings.UNIT.smallest_cell),
        "halves": halves,
        "any_imported": any(half["imported"] for half in halves),
    }
    return render(request, "report/statistics.html", context)


@require_safe
@only_for(REPORT_ROLES)
def statistics_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, municipality_table(_seen(terms), terms), file_type, of=terms.period.code)


def _seen(terms: Terms) -> MunicipalityTable:
    """The table as this reader may see it."""
    return table(terms.period) if terms.is_exact else table_for_outside(terms.period)


def _halves(past: History, terms: Terms) -> list[dict[str, object]]:
    """Each half-year's count, as this reader may see it; newest first."""
    k = settings.UNIT.smallest_cell
    imported = imported_by_half_year(terms.today) if terms.is_exact else {}
    return [
        {
            "period": half.period,
            "imported": imported.get(half.period, 0),
            "count": half.count if terms.is_exact else outside_total([half.count], k),
        }
        for half in reversed(past.halves)
    ]
