"""The table of municipalities' requests as a file."""

from django.utils.translation import gettext as _

from recruitment.report.municipality_statistics import MunicipalityTable
from recruitment.report.periods import STOCKHOLM
from recruitment.report.tables import Table, count_cell, digest
from recruitment.report.terms import Terms


def request_table(table: MunicipalityTable, terms: Terms) -> Table:
    columns = (
        _("Municipality"),
        _("Requests"),
        _("Homes asked for"),
        _("Requests with an offer"),
        _("Offers"),
        _("Matches"),
    )
    rows = tuple(
        (row.name, *(count_cell(shown) for shown in row.counts.values())) for row in (*table.rows, table.sum)
    )
    title = _("Municipalities’ requests and our offers")
    stamp = [
        (_("Report"), title),
        (_("Period"), terms.period.code),
        (_("Suppression"), terms.suppression_words),
        (_("Fetched"), terms.fetched_at.astimezone(STOCKHOLM).isoformat(timespec="seconds")),
    ]
    stamp.append(("SHA-256", digest(columns, rows, stamp)))
    return Table("forfragningar", title, columns, rows, tuple(stamp))
