"""Answers with a table as a file, and writes down who took it."""

from pathlib import Path

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.report.exports import WRITERS
from recruitment.report.tables import Table
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
    access_log.record(
        by=request.user,
        action=AccessAction.EXPORT,
        door=f"report:{table.name}",
        cases=[],
        reason=f"{of} {file_type}",
    )
    response = HttpResponse(write(table), content_type=content_type)
    name = f"{table.name}-{of}.{file_type}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
@only_for(REPORT_ROLES)
def schema(request: StaffRequest) -> HttpResponse:
    """What a table as JSON looks like, for whoever writes a program that reads it."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
