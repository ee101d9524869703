"""The page about codes: what each brought, after its time too, and what was tried in vain; and its files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.report.tag_use import orphans
from recruitment.report.tag_use import tag_use as counted
from recruitment.report.views.files import file_response
from recruitment.report.views.page import frame, terms_of
from recruitment.report.visit_tables import orphan_table, tag_table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES


@require_safe
@only_for(EXACT_REPORT_ROLES)
def tag_use(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = frame(request, terms) | {
        "activities": counted(terms.period),
        "orphans": orphans(terms.period),
        "opens_tags": request.user.has_perm("recruitment.view_tag"),
    }
    return render(request, "report/tag_use.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def tag_use_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, tag_table(counted(terms.period), terms), file_type, of=terms.period.code)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def orphans_file(request: StaffRequest, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return file_response(request, orphan_table(orphans(terms.period), terms), file_type, of=terms.period.code)
