"""The page about needs: what is needed and what could meet it, and how the need has moved."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report import drawn
from recruitment.report.gap import GapRow, for_outside, gap
from recruitment.report.need_tables import gap_table, trend_table
from recruitment.report.need_trend import need_trend
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def needs(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    rows, halves = seen_gap(terms), need_trend(terms.today)
    context = frame(request, terms) | {
        "rows": rows,
        "gap_plot": drawn.gap(rows),
        "halves": [
            {"period": half.period, "ranges": [half.total, *half.by_age.values()]}
            for half in reversed(halves)
        ],
        "trend_plot": drawn.trend(halves),
    }
    return render(request, "report/gap.html", context)


@require_safe
@only_for(REPORT_ROLES)
def needs_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = gap_table(seen_gap(terms), terms)
    return file_response(request, table, file_type, of=terms.today.isoformat())


@require_safe
@only_for(REPORT_ROLES)
def need_trend_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    table = trend_table(need_trend(terms.today), terms)
    return file_response(request, table, file_type, of=terms.today.isoformat())


def seen_gap(terms: Terms) -> tuple[GapRow, ...]:
    """The rows as this reader may see them."""
    rows = gap(terms.fetched_at)
    return rows if terms.is_exact else for_outside(rows, settings.UNIT.smallest_cell)
