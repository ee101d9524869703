"""What pages made of sections share: the sections with their files, and one table of them as a file."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse

from recruitment.annual.document import Section, tables_of
from recruitment.report.tables import table_of
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response
from recruitment.staff.access import StaffRequest


def sections_with_files(sections: Iterable[Section], terms: Terms, files_from: str) -> dict[str, Any]:
    """The template context of the sections; their tables are fetched from below `files_from`."""
    return {
        "sections": [asdict(section) for section in sections],
        "files_from": files_from,
        "files_query": f"?{terms.query}",
    }


def section_file(
    request: StaffRequest, sections: Iterable[Section], terms: Terms, name: str, file_type: str
) -> HttpResponse:
    """404 where there is no such table that this reader may see."""
    for block in tables_of(sections):
        if block.name == name:
            return file_response(request, table_of(block, terms), file_type, of=terms.period.code)
    raise Http404
