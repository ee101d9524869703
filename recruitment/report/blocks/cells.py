"""How a figure stands in a document's table, and the lines of a table by municipality."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.translation import gettext as _

from recruitment.annual.document import Cell, Column
from recruitment.report.places import Places
from recruitment.report.suppression import Hidden, Shown
from recruitment.report.wording import hidden

Row = tuple[Cell, ...]


def counted(shown: Shown) -> Cell:
    """A count; a hidden one is the word that stands for it, and a shared credit has one decimal."""
    if isinstance(shown, Hidden):
        return hidden()
    if isinstance(shown, Fraction) and shown.denominator > 1:
        return round(float(shown), 1)
    return int(shown)


def days(value: float | None) -> Cell:
    """A number of days; an empty cell where it cannot be said."""
    return value if value is None else int(value) if value == int(value) else round(value, 1)


def columns(*words: str) -> tuple[Column, ...]:
    """The first names the row, the others are figures."""
    first, *figures = words
    return Column(first, is_number=False), *(Column(figure) for figure in figures)


def by_place(places: Places, of_line: Callable[[str], Row], of_all: Row) -> tuple[Row, ...]:
    """One row for each municipality, and the whole unit's last."""
    lines = [(name, *of_line(key)) for key, name in places.names.items()]
    return (*lines, (_("Total"), *of_all))


def whole_unit(of_all: Row) -> tuple[Row, ...]:
    """The one row that a reader outside the unit sees."""
    return ((_("The whole unit"), *of_all),)
