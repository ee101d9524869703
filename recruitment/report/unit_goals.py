"""The five goals of the unit's final report (chapter 2), each with a figure that can be followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from recruitment.annual.queries import consultant_counts
from recruitment.municipalities.models import Municipality
from recruitment.outcomes.models import OutcomeKind
from recruitment.report.periods import Period, half_year_of
from recruitment.report.stages import reached, standing


@dataclass(frozen=True)
class Part:
    """So many of all; the goal's figure when it is a share."""

    count: int
    of: int


@dataclass(frozen=True)
class Nearness:
    """Placements in a period by how near the home lies to the municipality that placed."""

    own: int
    same_area: int
    elsewhere: int
    # Placements for which the home's municipality is not known.
    unknown: int

    @property
    def near(self) -> Part:
        return Part(self.own + self.same_area, self.own + self.same_area + self.elsewhere)


@dataclass(frozen=True)
class Reported:
    """What the members have reported for a half-year's last day; a member without a row has said nothing."""

    half_year: Period
    by_code: Mapping[str, int]
    members: int

    @property
    def count(self) -> int:
        return sum(self.by_code.values())


def nearness(period: Period) -> Nearness:
    rows = list(
        reached(OutcomeKind.PLACED, period).values_list(
            "municipality", "municipality__area", "lead__municipality", "lead__municipality__area"
        )
    )
    known = [row for row in rows if row[0] and row[2]]
    own = sum(placed_by == home for placed_by, _area, home, _home_area in known)
    near = sum(
        placed_by != home and bool(area) and area == home_area for placed_by, area, home, home_area in known
    )
    return Nearness(own, near, len(known) - own - near, len(rows) - len(known))


def offered_training(period: Period) -> Part:
    """Of the homes a child was placed in: how many have been offered the basic training by now, or had it."""
    return _placed_and(period, OutcomeKind.TRAINING_OFFERED, OutcomeKind.TRAINED)


def trained(period: Period) -> Part:
    """Of the homes a child was placed in: how many have finished the basic training by now."""
    return _placed_and(period, OutcomeKind.TRAINED)


def _placed_and(period: Period, *kinds: OutcomeKind) -> Part:
    placed = reached(OutcomeKind.PLACED, period)
    has_any = Q()
    for kind in kinds:
        has_any |= Q(Exists(standing(kind).filter(lead=OuterRef("lead"))))
    return Part(placed.filter(has_any).count(), placed.count())


def reported(until: date) -> list[Reported]:
    """Half-years that somebody has reported, oldest first, to the one that holds `until`."""
    members = set(Municipality.objects.filter(is_member=True).values_list("code", flat=True))
    return [
        Reported(
            half_year_of(first_day),
            {code: count for code, count in by_code.items() if code in members},
            len(members),
        )
        for first_day, by_code in sorted(consultant_counts().items())
        if first_day <= until
    ]
