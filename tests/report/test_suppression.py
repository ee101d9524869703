"""An attacker with all that is published, and who knows the rules, recovers no hidden number."""

import itertools
import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.report.suppression import (
    HIDDEN,
    Hidden,
    Shown,
    hidden_cells,
    outside_column,
    outside_share,
    outside_total,
)


def sums(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way that `places` numbers can add up to `total`."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in sums(total - first, places - 1):
            yield (first, *rest)


def values_left_open(cells: Sequence[int], k: int) -> list[set[int]]:
    """What each hidden cell can be, to somebody who sees the rest and can try the rules backwards."""
    hidden = sorted(hidden_cells(cells, k))
    left: list[set[int]] = [set() for _place in hidden]
    for guess in sums(sum(cells[place] for place in hidden), len(hidden)):
        world = list(cells)
        for place, value in zip(hidden, guess, strict=True):
            world[place] = value
        if hidden_cells(world, k) == set(hidden):
            for possible, value in zip(left, guess, strict=True):
                possible.add(value)
        if all(len(possible) > 1 for possible in left):
            break
    return left


@pytest.mark.parametrize(
    ("k", "places", "largest"), [(3, 2, 12), (5, 2, 14), (3, 3, 8), (5, 3, 9), (3, 4, 4)]
)
def test_every_small_line_withstands_an_attacker_who_knows_the_rules(
    k: int, places: int, largest: int
) -> None:
    attacked = 0
    for cells in itertools.product(range(largest + 1), repeat=places):
        if sum(cells) < k or not hidden_cells(cells, k):
            continue
        for possible in values_left_open(cells, k):
            attacked += 1
            assert len(possible) > 1, cells
    assert attacked > 10


def test_the_attack_would_find_a_careless_rule() -> None:
    """Hiding the small cell alone, or choosing its companion by size, gives it away."""
    assert hidden_cells([4, 9, 20], 5) == {0, 2}, "the companion is the last, not the smallest"
    assert hidden_cells([9, 4, 4], 5) == {0, 1, 2}, "two fours alone would be told by their sum"
    assert hidden_cells([9, 0, 0, 7], 5) == {1, 2, 3}, "two zeros alone would be told by their sum"


def feasible_range(cells: Sequence[Shown], total: int, place: int) -> tuple[int, int]:
    """What a solver that knows the sum, and that numbers are not negative, can say of a hidden cell."""
    left = total - sum(int(cell) for cell in cells if not isinstance(cell, Hidden))
    others = sum(isinstance(cell, Hidden) for cell in cells) - 1
    return (left if others == 0 else 0), left


@given(st.lists(st.integers(0, 60), min_size=1, max_size=15), st.integers(1, 10), st.randoms())
def test_a_solver_gets_no_hidden_cell_and_no_margin_under_the_limit(
    cells: list[int], k: int, chance: random.Random
) -> None:
    total = sum(cells)
    first = chance.randint(0, total)
    halves = [first, total - first]
    shown = outside_column(cells, halves, k)
    if outside_total(halves, k) is HIDDEN:
        assert set(shown) == {HIDDEN}
        return
    for place, cell in enumerate(shown):
        if isinstance(cell, Hidden):
            low, high = feasible_range(shown, total, place)
            assert low < high
            assert high >= k, "the sum of what is hidden is itself a margin"
        else:
            assert cell == cells[place] >= k


@given(st.lists(st.integers(0, 60), max_size=15), st.integers(1, 10))
def test_a_line_hides_nothing_or_at_least_two(cells: list[int], k: int) -> None:
    hidden = hidden_cells(cells, k)
    assert {place for place, cell in enumerate(cells) if cell < k} <= hidden
    if hidden and sum(cells) >= k and len(cells) > 1:
        assert len(hidden) >= 2
        assert sum(cells[place] for place in hidden) >= k


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_years_total_never_tells_what_a_half_year_hides(first: int, second: int) -> None:
    halves = [outside_total([first], 5), outside_total([second], 5)]
    year = outside_total([first, second], 5)
    assert (year is HIDDEN) == (HIDDEN in halves)
    assert year is HIDDEN or year == first + second


def test_half_years_and_longer_periods_are_not_broken_down() -> None:
    assert outside_column([20, 30], [50], 5) == [HIDDEN, HIDDEN]
    assert outside_column([20, 30], [10, 10, 10, 10, 5, 5], 5) == [HIDDEN, HIDDEN]
    assert outside_column([20, 30], [25, 25], 5) == [20, 30]


def test_zeros_are_hidden_like_other_small_numbers() -> None:
    assert outside_column([0, 20, 30], [25, 25], 5) == [HIDDEN, 20, HIDDEN]


def test_a_share_is_hidden_with_a_small_part_or_a_small_rest() -> None:
    assert outside_share([(20, 30)], 5)
    assert not outside_share([(27, 30)], 5)
    assert not outside_share([(3, 30)], 5)
    assert not outside_share([(20, 30), (3, 30)], 5)
