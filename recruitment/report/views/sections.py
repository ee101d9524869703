"""What pages made of sections share: the sections with their files, and a table or plot as a file."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpResponse

from recruitment.annual.document import Section, plots_of, tables_of
from recruitment.report.drawn import bars
from recruitment.report.tables import stamp_of_period, table_of
from recruitment.report.terms import Terms
from recruitment.report.views.files import file_response, picture_response
from recruitment.staff.access import StaffRequest


def sections_with_files(sections: Iterable[Section], terms: Terms, files_from: str) -> dict[str, Any]:
    """The template context of the sections; their tables and plots are fetched from below `files_from`."""
    return {
        "sections": [asdict(section) for section in sections],
        "files_from": files_from,
        "files_query": f"?{terms.query}",
    }


def section_file(
    request: StaffRequest, sections: Iterable[Section], terms: Terms, name: str, file_type: str
) -> HttpResponse:
    """404 where there is no such table or plot that this reader may see."""
    if file_type == "svg":
        return _plot_file(request, sections, terms, name)
    for block in tables_of(sections):
        if block.name == name:
            return file_response(request, table_of(block, terms), file_type, of=terms.period.code)
    raise Http404


def _plot_file(request: StaffRequest, sections: Iterable[Section], terms: Terms, name: str) -> HttpResponse:
    for block, clock in plots_of(sections):
        if block.name == name:
            stamp = stamp_of_period(block.title, terms, clock=clock)
            return picture_response(request, bars(asdict(block)), stamp, of=terms.period.code)
    raise Http404
