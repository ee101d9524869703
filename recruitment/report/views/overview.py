"""The report's first page: three sentences, figures, plots, activities and what to do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report import overview as figures
from recruitment.report.plots import need_plot, progress_plot, standing_plot
from recruitment.report.views.page import frame, terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, PLAN_FREEZERS, REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def overview(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    page = figures.overview(terms)
    context = frame(request, terms, asks_clock=True) | {
        "page": page,
        "sentences": figures.sentences(page),
        "progress_plot": progress_plot(page.progress) if page.progress else None,
        "standing_plot": standing_plot(page.leads) if page.leads and not page.progress else None,
        "need_plot": need_plot(page.needs.rows),
        "may_freeze": request.user.holds_any(PLAN_FREEZERS),
        "opens_desk": request.user.holds_any(DESK_ROLES),
    }
    return render(request, "report/overview.html", context)
