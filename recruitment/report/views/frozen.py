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
from recruitment.report.drawn import bars
from recruitment.report.periods import STOCKHOLM
from recruitment.report.tables import Stamp, Table, rows_of
from recruitment.report.views.annual import audiences_of
from recruitment.report.views.files import file_response, picture_response
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
    document, of = read(found.payload), f"{found.period}-{found.edition}"
    kind = "plot" if file_type == "svg" else "table"
    for section in document["sections"]:
        for block in section["blocks"]:
            if block["kind"] != kind or block["name"] != name:
                continue
            if kind == "table":
                return file_response(request, _table(block, document, found), file_type, of=of)
            return picture_response(request, bars(block), _stamp(section, document, found), of=of)
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
        *_seal(report),
    )
    columns = tuple(column["words"] for column in block["columns"])
    return Table(block["name"], block["title"], columns, rows_of(block["rows"]), stamp)


def _stamp(section: Facts, document: Facts, report: FrozenReport) -> Stamp:
    """Of a plot, by the clock of the table that says its numbers too."""
    clock = next(block["clock"] for block in section["blocks"] if block["kind"] == "table")
    return [
        (_("Report"), document["title"]),
        *((label, value) for label, value in document["stamp"]),
        (_("Clock"), clock),
        *_seal(report),
    ]


def _seal(report: FrozenReport) -> Stamp:
    return [
        (_("Frozen"), report.frozen_at.astimezone(STOCKHOLM).isoformat(timespec="seconds")),
        (_("Edition"), str(report.edition)),
        (_("Fingerprint of the report"), report.digest),
    ]
