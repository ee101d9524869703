"""A report's table as it leaves the house: named columns, rows, and the stamp that says what it is."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.annual.document import Cell as DocumentCell
from recruitment.annual.document import TableBlock
from recruitment.report.activities import ActivityRow, ActivityTable
from recruitment.report.intervals import CostEach
from recruitment.report.periods import STOCKHOLM
from recruitment.report.suppression import Hidden, Shown
from recruitment.report.terms import Terms
from recruitment.report.wording import hidden

# What a cell can hold; None is an empty cell.
Cell = str | int | Decimal | None
Columns = tuple[str, ...]
Rows = tuple[tuple[Cell, ...], ...]
# Label and value, the report's title first.
Stamp = list[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    name: str
    title: str
    columns: Columns
    rows: Rows
    # Pairs of label and value that say on what terms the figures hold, the digest last.
    stamp: tuple[tuple[str, str], ...]


def activity_table(table: ActivityTable, terms: Terms) -> Table:
    columns = (
        _("Activity"),
        _("Channel"),
        _("Direct cost, kr"),
        _("Planned cost, kr"),
        _("Cost with hours, kr"),
        _("Landings, verified"),
        _("Landings, unverified"),
        _("Forms started"),
        _("Registered"),
        pgettext("column", "Spoken to"),
        _("Handed over"),
        _("Suitable"),
        _("Placed"),
        _("Still open"),
        _("Kr per registration"),
        _("Kr per registration, low"),
        _("Kr per registration, high"),
        _("Kr per suitable home"),
        _("Kr per suitable home, low"),
        _("Kr per suitable home, high"),
        _("Kr per placed home"),
        _("Kr per placed home, low"),
        _("Kr per placed home, high"),
    )
    rows = tuple(_activity_cells(row) for row in (*table.rows, table.sum))
    return of_period("aktiviteter", _("Activities in plan order"), columns, rows, terms)


def table_of(block: TableBlock, terms: Terms) -> Table:
    """A block as a file: what stands beneath it on the page stands in the stamp."""
    stamp = [
        *stamp_of_period(block.title, terms, clock=block.clock),
        *block.definitions,
        *((_("Note"), note) for note in block.notes),
    ]
    return _stamped(block.name, tuple(column.words for column in block.columns), rows_of(block.rows), stamp)


def rows_of(rows: Iterable[Sequence[DocumentCell]]) -> tuple[tuple[Cell, ...], ...]:
    """A document's cells as a file's: a spreadsheet gets decimals, never rounding errors."""
    return tuple(
        tuple(Decimal(str(cell)) if isinstance(cell, float) else cell for cell in row) for row in rows
    )


def of_period(name: str, title: str, columns: Columns, rows: Rows, terms: Terms) -> Table:
    """A table of what happened in a period, or became of those who came in it."""
    return _stamped(name, columns, rows, stamp_of_period(title, terms))


def as_of_today(name: str, title: str, columns: Columns, rows: Rows, terms: Terms) -> Table:
    """A table of how things stand, whatever period the other pages show."""
    return _stamped(name, columns, rows, stamp_of_today(title, terms))


def stamp_of_period(title: str, terms: Terms, *, clock: str = "") -> Stamp:
    """On what terms the figures of a period hold."""
    return [
        (_("Report"), title),
        (_("Period"), f"{terms.period.code} ({_days(terms.period.start, terms.period.end)})"),
        (_("Clock"), clock or str(terms.clock.label)),
        (_("Attribution model"), str(terms.model.label)),
        (_("Rules"), terms.rules_words),
        (_("Tracking level"), terms.level_words),
        *_seen_when(terms),
    ]


def stamp_of_today(title: str, terms: Terms) -> Stamp:
    return [(_("Report"), title), (_("As of"), terms.today.isoformat()), *_seen_when(terms)]


def count_cell(shown: Shown) -> Cell:
    """A count in a file; a hidden one is the word that stands for it."""
    if isinstance(shown, Hidden):
        return hidden()
    if isinstance(shown, Fraction) and shown.denominator > 1:
        return Decimal(shown.numerator) / Decimal(shown.denominator)
    return int(shown)


def digest(columns: Iterable[str], rows: Iterable[Sequence[Cell]], stamp: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over every column name, cell and stamp line, so that a changed file can be told."""
    lines = [tuple(columns), *rows, *stamp]
    written = "\n".join("\t".join("" if cell is None else str(cell) for cell in line) for line in lines)
    return hashlib.sha256(written.encode()).hexdigest()


def _stamped(name: str, columns: Columns, rows: Rows, stamp: Stamp) -> Table:
    stamp = [*stamp, ("SHA-256", digest(columns, rows, stamp))]
    return Table(name, stamp[0][1], columns, rows, tuple(stamp))


def _seen_when(terms: Terms) -> Stamp:
    return [
        (_("Suppression"), terms.suppression_words),
        (_("Fetched"), terms.fetched_at.astimezone(STOCKHOLM).isoformat(timespec="seconds")),
    ]


def _activity_cells(row: ActivityRow) -> tuple[Cell, ...]:
    costs = row.costs
    return (
        row.name,
        row.channel,
        *((costs.direct, costs.planned, costs.full) if costs else (None, None, None)),
        *(count_cell(row.counts[name]) for name in row.counts),
        *_each_cells(row.per_submitted),
        *_each_cells(row.per_suitable),
        *_each_cells(row.per_placed),
    )


def _each_cells(cost: CostEach | None) -> tuple[Cell, Cell, Cell]:
    if cost is None:
        return None, None, None
    return _rounded(cost.each), _rounded(cost.low), _rounded(cost.high)


def _rounded(value: float | None) -> int | None:
    return None if value is None else round(value)


def _days(first: date, after: date) -> str:
    return _("from %(first)s, before %(after)s") % {
        "first": first.isoformat(),
        "after": after.isoformat(),
    }
