"""A frozen report as it was, on the page and as files; nothing in it is looked up again."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.annual.document import Facts, read
from recruitment.annual.models import FrozenReport
from recruitment.annual.queries import is_whole
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.report.periods import STOCKHOLM
from recruitment.report.tables import Table, rows_of
from recruitment.report.views.annual import audiences_of
from recruitment.report.views.files import file_response
from recruitment.report.views.page import terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def frozen(request: StaffRequest, report: UUID) -> HttpResponse:
    found = _found(request, report)
    context = {
        "report": found,
        "document": read(found.payload),
        "is_whole": is_whole(found),
        "files_from": request.path,
    }
    return render(request, "report/frozen.html", context)


@require_safe
@only_for(REPORT_ROLES)
def frozen_json(request: StaffRequest, report: UUID) -> HttpResponse:
    """The contents letter for letter: their SHA-256 is the fingerprint."""
    found = _found(request, report)
    access_log.record(
        by=request.user, action=AccessAction.EXPORT, door="report:frozen", cases=[], reason=f"{found} json"
    )
    response = HttpResponse(found.payload, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="{found.kind}-{found.period}-{found.edition}.json"'
    )
    return response


@require_safe
@only_for(REPORT_ROLES)
def frozen_table(request: StaffRequest, report: UUID, name: str, file_type: str) -> HttpResponse:
    found = _found(request, report)
    document = read(found.payload)
    for section in document["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "table" and block["name"] == name:
                table = _table(block, document, found)
                return file_response(request, table, file_type, of=f"{found.period}-{found.edition}")
    raise Http404


def _found(request: StaffRequest, report: UUID) -> FrozenReport:
    """404 for a version that is not for this reader."""
    audiences = audiences_of(terms_of(request))
    found = FrozenReport.objects.select_related("frozen_by").filter(pk=report, audience__in=audiences).first()
    if found is None:
        raise Http404
    return found


def _table(block: Facts, document: Facts, report: FrozenReport) -> Table:
    stamp = (
        (_("Report"), document["title"]),
        *((label, value) for label, value in document["stamp"]),
        (_("Clock"), block["clock"]),
        *((label, value) for label, value in block["definitions"]),
        *((_("Note"), note) for note in block["notes"]),
        (_("Frozen"), report.frozen_at.astimezone(STOCKHOLM).isoformat(timespec="seconds")),
        (_("Edition"), str(report.edition)),
        (_("Fingerprint of the report"), report.digest),
    )
    columns = tuple(column["words"] for column in block["columns"])
    return Table(block["name"], block["title"], columns, rows_of(block["rows"]), stamp)
