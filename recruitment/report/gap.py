"""Where homes are missing: what is needed, who is on the way and which homes are free, by age and place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.municipalities.models import Need
from recruitment.municipalities.queries import open_needs
from recruitment.report.needs import available_homes
from recruitment.report.periods import STOCKHOLM
from recruitment.report.stages import undecided_at
from recruitment.report.suppression import HIDDEN, Hidden, Shown, hidden_cells
from recruitment.triage.matching import OPEN_TO_SIBLINGS, Offer, needs_met

# The place of a need whose municipality lies in no part of the county.
ELSEWHERE = ""


@dataclass(frozen=True)
class GapRow:
    """One age in one part of the county where a need stands.

    A family that could meet several needs counts in each of their rows, so the rows do not add up to
    families. Counts are hidden from readers outside the unit when they are few.
    """

    place: str
    age: str
    needed: Shown
    on_the_way: Shown
    homes: Shown

    @property
    def missing(self) -> Shown:
        """Needed homes that no free home could meet."""
        if isinstance(self.needed, Hidden) or isinstance(self.homes, Hidden):
            return HIDDEN
        return max(self.needed - self.homes, 0)


Offers = Sequence[tuple[Offer, int]]


def gap(now: datetime) -> tuple[GapRow, ...]:
    """As it stands now, in the unit's order of ages, and of parts of the county within each."""
    needs = open_needs(now.astimezone(STOCKHOLM).date())
    return gap_of(needs, on_the_way=offers(undecided_at(now, now)), homes=offers(available_homes()))


def gap_of(needs: Iterable[Need], *, on_the_way: Offers, homes: Offers) -> tuple[GapRow, ...]:
    """The rows of these needs alone."""
    by_cell: dict[tuple[str, str], list[Need]] = {}
    for need in needs:
        by_cell.setdefault((need.age_band, need.municipality.area), []).append(need)
    ages, places = _ages(by_cell), _places(by_cell)
    return tuple(
        GapRow(
            place=places[place],
            age=ages[age],
            needed=sum(need.count for need in by_cell[age, place]),
            on_the_way=could_meet(by_cell[age, place], on_the_way),
            homes=could_meet(by_cell[age, place], homes),
        )
        for age in ages
        for place in places
        if (age, place) in by_cell
    )


def for_outside(rows: Iterable[GapRow], k: int) -> tuple[GapRow, ...]:
    """The same rows with small numbers hidden, and others of the same age where those could be reckoned.

    The need of an age in the whole county stands in the overview, so each age is a line whose total shows.
    """
    return tuple(
        hidden for _age, line in groupby(rows, lambda row: row.age) for hidden in _line_for_outside(line, k)
    )


def _line_for_outside(line: Iterable[GapRow], k: int) -> Iterator[GapRow]:
    rows = list(line)
    columns = (
        _hiding([row.needed for row in rows], k),
        _hiding([row.on_the_way for row in rows], k),
        _hiding([row.homes for row in rows], k),
    )
    for row, needed, on_the_way, homes in zip(rows, *columns, strict=True):
        yield replace(row, needed=needed, on_the_way=on_the_way, homes=homes)


def _hiding(column: Sequence[Shown], k: int) -> list[Shown]:
    hidden = hidden_cells([0 if isinstance(cell, Hidden) else cell for cell in column], k)
    return [HIDDEN if index in hidden else cell for index, cell in enumerate(column)]


def offers(leads: QuerySet[Lead]) -> Offers:
    """What these families offer, each kind of offer once with how many make it."""
    kinds = ("municipality", "municipality__area", "home_types", "age_bands", "siblings")
    grouped = leads.order_by().values_list(*kinds).annotate(families=Count("pk"))
    return [
        (Offer(place or "", area or "", home_types, age_bands, siblings in OPEN_TO_SIBLINGS), families)
        for place, area, home_types, age_bands, siblings, families in grouped
    ]


def could_meet(needs: Sequence[Need], offers: Offers) -> int:
    """How many of these families could meet at least one of the needs."""
    return sum(families for offer, families in offers if needs_met(offer, needs))


def _ages(found: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    labels = {band.key: str(band.label) for band in settings.UNIT.age_bands}
    # A need whose age is no longer in the unit file still has to be met.
    return labels | {age: age for age, _place in found if age not in labels}


def _places(found: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    labels = {area.key: str(area.label) for area in settings.UNIT.areas}
    labels |= {place: place for _age, place in found if place not in labels}
    return labels | {ELSEWHERE: _("No part of the county")}
