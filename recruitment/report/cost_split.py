"""How the member municipalities share the unit's cost: by children, as the final report reckons it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.conf import settings

MONTHS = 12


@dataclass(frozen=True)
class Share:
    """One municipality's part, in whole kronor; `percent` has two decimals."""

    name: str
    children: int
    percent: Fraction
    year: int
    month: int
    # The amount when the rounding is done so that the column adds up.
    year_adding_up: int

    @property
    def differs(self) -> bool:
        return self.year != self.year_adding_up


@dataclass(frozen=True)
class Split:
    cost: int
    shares: tuple[Share, ...]

    @property
    def children(self) -> int:
        return sum(share.children for share in self.shares)

    @property
    def year_sum(self) -> int:
        """The sum of the rounded amounts; need not be the cost."""
        return sum(share.year for share in self.shares)

    @property
    def month_sum(self) -> int:
        return sum(share.month for share in self.shares)

    @property
    def percent_sum(self) -> Fraction:
        return sum((share.percent for share in self.shares), Fraction(0))

    @property
    def adding_up_sum(self) -> int:
        return sum(share.year_adding_up for share in self.shares)


def split(cost: int, children: Mapping[str, int]) -> Split:
    """Each municipality's amount by its children, rounded half up as in the final report."""
    everyone = sum(children.values())
    adding_up = largest_remainder(cost, children)
    shares = []
    for name, count in children.items():
        amount = round_half_up(Fraction(cost * count, everyone))
        shares.append(
            Share(
                name=name,
                children=count,
                percent=Fraction(round_half_up(Fraction(10_000 * count, everyone)), 100),
                year=amount,
                month=round_half_up(Fraction(amount, MONTHS)),
                year_adding_up=adding_up[name],
            )
        )
    return Split(cost, tuple(shares))


def member_split(today: date) -> Split | None:
    """The unit's budget among those who are members today; None where the unit file has no budget."""
    unit = settings.UNIT
    if unit.budget is None:
        return None
    members = [one for one in unit.municipalities if one.member_until is None or one.member_until > today]
    return split(unit.budget.total, {one.name: one.children for one in members})


def largest_remainder(cost: int, children: Mapping[str, int]) -> dict[str, int]:
    """Amounts that add up to the cost exactly: whole kronor first, the rest to the largest remainders."""
    everyone = sum(children.values())
    amounts = {name: cost * count // everyone for name, count in children.items()}
    by_remainder = sorted(children, key=lambda name: (-(cost * children[name] % everyone), name))
    for name in by_remainder[: cost - sum(amounts.values())]:
        amounts[name] += 1
    return amounts


def with_increase(cost: int, percent: int, years: int) -> list[int]:
    """The cost of this year and the `years` after it, each rounded from the unrounded one before."""
    return [round_half_up(cost * Fraction(100 + percent, 100) ** past) for past in range(years + 1)]


def round_half_up(value: Fraction) -> int:
    return (2 * value + 1).__floor__() // 2
