"""What a reader outside the unit may see: margins of five and more, and nothing that gives away less.

The rules, made so that no subtraction recovers a hidden number:

1. A half-year shows totals only, each when it is at least the smallest cell.
2. A year's total shows only where both of its half-years do: H1 + H2 = year gives nothing away.
3. A column is broken down (by activity, by municipality) for calendar years only, and only under a
   total that shows. Cells under the smallest cell are hidden, zeros too; where that leaves one cell
   alone, or hides fewer than the smallest cell in all, more cells are hidden, from the end.
4. Three years, the cohort clock and other models than the plan's are for the unit itself: their
   differences against the year would be small numbers. Of a year's cohort an outside reader is told
   a band of the share, so wide that at least the smallest cell of families fit in it.
5. By municipality there are the five obligatory counts alone. Everything else shows for the whole
   unit: more figures about the same families would let one table be solved from another.

Intervals, shares and costs of each are hidden with their cell, since the cell can be solved from them.
"""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction


class Hidden(Enum):
    """Stands in the place of a number; every reason for hiding looks the same."""

    HIDDEN = "hidden"


HIDDEN = Hidden.HIDDEN
Number = int | Fraction
Shown = Number | Hidden


def outside_total(half_years: Sequence[Number], k: int) -> Shown:
    """The total of one half-year or of a year's two: shown when each of them is at least `k`."""
    return sum(half_years) if all(half >= k for half in half_years) else HIDDEN


def outside_column(cells: Sequence[Number], half_years: Sequence[Number], k: int) -> list[Shown]:
    """A column's cells as an outside reader sees them, under the total of the same half-years."""
    if len(half_years) != 2 or outside_total(half_years, k) is HIDDEN:
        return [HIDDEN] * len(cells)
    hidden = hidden_cells(cells, k)
    return [HIDDEN if index in hidden else cell for index, cell in enumerate(cells)]


def outside_share(parts: Sequence[tuple[Number, Number]], k: int) -> bool:
    """Whether a share x of n may show: neither it nor its complement is small in any half-year."""
    return all(x >= k and n - x >= k for x, n in parts)


def outside_band(x: int, n: int, k: int) -> tuple[int, int] | None:
    """The band of per cent a share x of n lies in, from the lowest that is not under 0; None when n is small.

    The narrowest of ten, twenty-five and fifty per cent that `k` families of n fill.
    """
    for width in (10, 25, 50):
        if n * width >= 100 * k:
            low = min(100 * x // n // width * width, 100 - width)
            return low, low + width
    return None


def hidden_cells(cells: Sequence[Number], k: int) -> set[int]:
    """The places to hide in a line whose total shows: none, or at least two holding at least `k`.

    Somebody who knows these rules must not be able to reckon backwards. So the cells hidden beside the
    small ones are chosen by place, from the end, never by size; and where every hidden cell is as large
    as a small cell can be, one more is hidden, since their sum would tell each of them. Holds from k = 3.
    """
    hidden = {index for index, cell in enumerate(cells) if cell < k}
    open_cells = [index for index in range(len(cells)) if index not in hidden]
    while hidden and open_cells and _gives_away([cells[index] for index in hidden], k):
        hidden.add(open_cells.pop())
    return hidden


def _gives_away(hidden: Sequence[Number], k: int) -> bool:
    return len(hidden) < 2 or sum(hidden) < k or all(cell == k - 1 for cell in hidden)
