"""Answers with a table or a plot as a file, and writes down who took it."""

from pathlib import Path

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.report.drawn import Drawn
from recruitment.report.exports import WRITERS
from recruitment.report.picture_file import as_svg
from recruitment.report.tables import Stamp, Table
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES

SCHEMA = Path(__file__).parents[1] / "schema" / "table-1.json"


def file_response(request: StaffRequest, table: Table, file_type: str, *, of: str) -> HttpResponse:
    """The export holds no case, so the log row names none; it says that figures left the house.

    `of` is the period or the day the figures are of.
    """
    if file_type not in WRITERS:
        raise Http404
    write, content_type = WRITERS[file_type]
    _write_down(request, table.name, f"{of} {file_type}")
    return _attached(write(table), content_type, f"{table.name}-{of}.{file_type}")


def picture_response(request: StaffRequest, drawn: Drawn, stamp: Stamp, *, of: str) -> HttpResponse:
    """The plot as SVG; `of` as for a table."""
    _write_down(request, drawn.name, f"{of} svg")
    return _attached(as_svg(drawn, stamp), "image/svg+xml", f"{drawn.name}-{of}.svg")


def _write_down(request: StaffRequest, name: str, reason: str) -> None:
    access_log.record(
        by=request.user, action=AccessAction.EXPORT, door=f"report:{name}", cases=[], reason=reason
    )


def _attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@only_for(REPORT_ROLES)
def schema(request: StaffRequest) -> HttpResponse:
    """What a table as JSON looks like, for whoever writes a program that reads it."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
