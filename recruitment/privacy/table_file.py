"""Reads a table as Swedish Excel saves it (CSV in UTF-8, semicolons, a heading row), and says where it is
wrong without repeating what a cell held.

Nothing is guessed: every error of every row is told at once, and a file with one error is not imported.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from recruitment.privacy.contact import clean

MOST_BYTES = 500_000
MOST_ROWS = 1000
MOST_ERRORS = 200
# Before it, a day is a slip of the pen.
EARLIEST = date(2000, 1, 1)
# What a spreadsheet would take for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class FileError:
    """What is wrong, and where; never repeats what the cell held."""

    row: int
    column: str
    words: str


@dataclass(frozen=True)
class Table:
    """The rows that have a cell for each column, by the numbers Excel gives them; and what is wrong."""

    rows: Sequence[tuple[int, Mapping[str, str]]]
    errors: Sequence[FileError]


class Row:
    """One row on its way to being understood; collects what is wrong instead of stopping at the first."""

    def __init__(self, number: int, cells: Mapping[str, str], today: date) -> None:
        self.number, self.cells, self.today = number, cells, today
        self.errors: list[FileError] = []

    def wrong(self, column: str, words: str) -> None:
        self.errors.append(FileError(self.number, column, words))

    def no_formulas(self, *, but: Collection[str] = ()) -> None:
        for column, cell in self.cells.items():
            if cell.startswith(FORMULA) and column not in but:
                self.wrong(column, _("The cell begins like a formula. Take the first character away."))

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.cells[column])
        except ValueError:
            self.wrong(column, _("Write the day as 2024-03-05."))
            return None

    def past(self, column: str) -> date | None:
        day = self.day(column)
        if day is not None and day > self.today:
            self.wrong(column, _("The day lies ahead."))
        elif day is not None and day < EARLIEST:
            self.wrong(column, _("The day lies before %(year)s.") % {"year": EARLIEST.year})
        return day


def decode(content: bytes) -> tuple[str, FileError | None]:
    """The file's text, or why it cannot be read at all."""
    if len(content) > MOST_BYTES:
        return "", FileError(
            0, "", _("The file is too big: %(limit)s kB at most.") % {"limit": MOST_BYTES // 1000}
        )
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        return "", FileError(
            0, "", _("Save the file as “CSV UTF-8 (comma separated)” in Excel, and try again.")
        )


def read_table(text: str, *, columns: Collection[str]) -> Table:
    """The rows below a heading that names each of `columns` once, in any order."""
    table = io.StringIO(text.removeprefix("sep=;\r\n").removeprefix("sep=;\n"), newline="")
    try:
        lines = list(csv.reader(table, delimiter=";"))
    except csv.Error:
        words = _("The file is no table with semicolons. Save it as CSV from Excel, and try again.")
        return _unread(words)
    if not lines:
        return _unread(_("The file is empty."))
    heading = [name.strip().lower() for name in lines[0]]
    if errors := list(_wrong_heading(heading, columns)):
        return Table((), errors)
    filled = [
        (number, cells) for number, cells in enumerate(lines[1:], start=2) if any(map(str.strip, cells))
    ]
    if not filled:
        return _unread(_("The file has a heading but no rows."))
    if len(filled) > MOST_ROWS:
        return _unread(_("The file has too many rows: %(limit)s at most. Divide it.") % {"limit": MOST_ROWS})
    return _by_column(heading, filled)


def in_order(errors: Iterable[FileError]) -> list[FileError]:
    """What is wrong, from the top of the file down; more than so much has one cause."""
    return sorted(errors, key=lambda error: error.row)[:MOST_ERRORS]


def template(columns: Iterable[str]) -> bytes:
    """An empty file with the right heading, as Excel opens it."""
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerow(columns)
    return file.getvalue().encode("utf-8-sig")


def by_words(choices: Iterable[tuple[str, object]]) -> dict[str, str]:
    """Both the key and the words that stand for it, as people spell them."""
    found: dict[str, str] = {}
    for value, label in choices:
        found[str(value).casefold()] = found[str(label).casefold()] = str(value)
    return found


def _unread(words: str) -> Table:
    return Table((), [FileError(0, "", words)])


def _wrong_heading(heading: Sequence[str], columns: Collection[str]) -> Iterator[FileError]:
    for name in columns:
        if heading.count(name) != 1:
            yield FileError(1, name, _("The column must be there once. Begin from the template."))
    for name in heading:
        if name not in columns:
            yield FileError(1, name[:40], _("There is no such column in the template."))


def _by_column(heading: Sequence[str], filled: Sequence[tuple[int, list[str]]]) -> Table:
    rows: list[tuple[int, Mapping[str, str]]] = []
    errors: list[FileError] = []
    for number, cells in filled:
        if len(cells) == len(heading):
            rows.append((number, dict(zip(heading, map(clean, cells), strict=True))))
        else:
            words = _("The row has %(count)s cells, the heading %(all)s.")
            errors.append(FileError(number, "", words % {"count": len(cells), "all": len(heading)}))
    return Table(rows, errors)
