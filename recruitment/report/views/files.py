"""Answers with a table as a file, and writes down who took it."""

from django.http import Http404, HttpResponse

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.report.exports import WRITERS
from recruitment.report.tables import Table
from recruitment.staff.access import StaffRequest


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
