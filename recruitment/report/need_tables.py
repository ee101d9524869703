"""The tables about needs as files: as they stood on a day, and half-year by half-year."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.report.gap import GapRow
from recruitment.report.need_trend import HalfYearNeed
from recruitment.report.tables import Cell, Table, as_of_today, count_cell
from recruitment.report.terms import Terms


def gap_table(rows: Sequence[GapRow], terms: Terms) -> Table:
    columns = (
        _("Age"),
        _("Part of the county"),
        _("Open needs"),
        _("Available homes"),
        _("Families on the way"),
        _("Homes missing"),
    )
    cells = tuple(
        (row.age, row.place, *map(count_cell, (row.needed, row.homes, row.on_the_way, row.missing)))
        for row in rows
    )
    return as_of_today("behov", _("Needs, homes and families on the way"), columns, cells, terms)


def trend_table(halves: Sequence[HalfYearNeed], terms: Terms) -> Table:
    bands = [(band.key, str(band.label)) for band in settings.UNIT.age_bands]
    said = (_("fewest"), _("most"), _("last day"))
    columns = (
        _("Half-year"),
        *(
            f"{label}, {word}"
            for label in (_("All ages"), *(label for _key, label in bands))
            for word in said
        ),
    )
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (
            half.period.code,
            *(
                number
                for found in (half.total, *(half.by_age[key] for key, _label in bands))
                for number in (found.low, found.high, found.last)
            ),
        )
        for half in halves
    )
    return as_of_today("behov-halvar", _("The need, half-year by half-year"), columns, cells, terms)
