"""The page of the unit's five goals, and each of its tables as a file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from recruitment.report.goals_page import introduction, sections
from recruitment.report.views.page import frame, terms_of
from recruitment.report.views.sections import section_file, sections_with_files
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def goals(request: StaffRequest) -> HttpResponse:
    terms = terms_of(request)
    context = (
        frame(request, terms)
        | sections_with_files(sections(terms), terms, reverse("report:goals"))
        | {"introduction": introduction(), "opens_desk": request.user.holds_any(DESK_ROLES)}
    )
    return render(request, "report/goals.html", context)


@require_safe
@only_for(REPORT_ROLES)
def goals_file(request: StaffRequest, name: str, file_type: str) -> HttpResponse:
    terms = terms_of(request)
    return section_file(request, sections(terms), terms, name, file_type)
