"""Writes a report's table: for Swedish Excel as CSV and XLSX, for other programs as plain CSV and JSON.

A cell that a spreadsheet would run as a formula is made text, whatever width its first sign has.
"""

import csv
import io
import json
import re
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from recruitment.report.tables import Cell, Table

BYTE_ORDER_MARK = "\ufeff"
DECIMALS = Decimal("0.01")
# The edition of schema/table-1.json that the JSON follows.
SCHEMA = "fhr-report-table-1"

# Signs that start a formula, narrow and full-width, also behind blanks that programs trim away.
_RUNS = re.compile(r"[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|[\t\r\n]")
# Control characters that no spreadsheet can hold.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def as_csv(table: Table) -> bytes:
    """Semicolons, decimal commas and a byte order mark; the stamp follows after an empty line."""
    return (BYTE_ORDER_MARK + _lines(table, delimiter=";", comma=",")).encode()


def as_plain_csv(table: Table) -> bytes:
    """Commas and decimal points, as programs outside Sweden read it; the stamp as in the other."""
    return _lines(table, delimiter=",", comma=".").encode()


def as_json(table: Table) -> bytes:
    """The same cells and stamp by `schema/table-1.json`; a hidden number is the word that stands for it."""
    content = {
        "schema": SCHEMA,
        "name": table.name,
        "title": table.title,
        "columns": table.columns,
        "rows": [[_number(cell) for cell in row] for row in table.rows],
        "stamp": [{"label": label, "value": value} for label, value in table.stamp],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def as_xlsx(table: Table) -> bytes:
    """One sheet with the table, one with the stamp."""
    book = Workbook()
    sheet = book.active
    sheet.title = harmless(table.title)[:31]
    for place, column in enumerate(table.columns, start=1):
        head = sheet.cell(1, place)
        _fill(head, column)
        head.font = Font(bold=True)
        head.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(place)].width = 34 if place == 1 else 14
    for line, row in enumerate(table.rows, start=2):
        for place, value in enumerate(row, start=1):
            _fill(sheet.cell(line, place), value)
    sheet.freeze_panes = "B2"
    about = book.create_sheet(_("About the figures"))
    about.column_dimensions["A"].width = 24
    about.column_dimensions["B"].width = 80
    for line, (label, value) in enumerate(table.stamp, start=1):
        _fill(about.cell(line, 1), label)
        _fill(about.cell(line, 2), value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def harmless(text: str) -> str:
    """The text, with an apostrophe before anything a spreadsheet would run."""
    clean = _UNWRITABLE.sub("", text)
    return f"'{clean}" if _RUNS.match(clean) else clean


def _lines(table: Table, *, delimiter: str, comma: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([harmless(column) for column in table.columns])
    writer.writerows([_written(cell, comma) for cell in row] for row in table.rows)
    writer.writerow([])
    writer.writerows([harmless(part) for part in line] for line in table.stamp)
    return text.getvalue()


def _number(cell: Cell) -> str | int | float | None:
    return float(cell.quantize(DECIMALS)) if isinstance(cell, Decimal) else cell


def _written(cell: Cell, comma: str) -> str:
    if isinstance(cell, Decimal):
        rounded = cell.quantize(DECIMALS)
        shortest = rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
        return str(shortest).replace(".", comma)
    if cell is None:
        return ""
    return str(cell) if isinstance(cell, int) else harmless(cell)


def _fill(place: SheetCell, value: Cell) -> None:
    if isinstance(value, str):
        place.value = harmless(value)
        # openpyxl would otherwise guess the type from the text.
        place.data_type = "s"
    else:
        place.value = value.quantize(DECIMALS) if isinstance(value, Decimal) else value
        if value is not None:
            place.number_format = "#,##0" if value == int(value) else "#,##0.00"


WRITERS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "plain.csv": (as_plain_csv, "text/csv; charset=utf-8"),
    "json": (as_json, "application/json"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
