"""The interval formulas: against published values, against exact sums, and against scipy where it is."""

import importlib.util
import math
from decimal import Decimal, getcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.report.intervals import cost_each, gamma_quantile, lower_gamma, poisson, wilson
from recruitment.report.wording import each_range, whole


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (0, 20, 0, 0.161),
        (1, 5, 0.036, 0.624),
        (2, 7, 0.082, 0.641),
        (3, 10, 0.108, 0.603),
        (5, 20, 0.112, 0.469),
        (20, 93, 0.144, 0.309),
        (27, 93, 0.208, 0.389),
    ],
)
def test_wilson(x: int, n: int, low: float, high: float) -> None:
    interval = wilson(x, n)
    assert (round(interval.low, 3), round(interval.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("x", "low", "high"),
    [
        (0, 0, 3.69),
        (1, 0.03, 5.57),
        (3, 0.62, 8.77),
        (5, 1.62, 11.67),
        (10, 4.80, 18.39),
        (88, 70.58, 108.42),
    ],
)
def test_poisson(x: int, low: float, high: float) -> None:
    interval = poisson(x)
    assert (round(interval.low, 2), round(interval.high, 2)) == (low, high)


def poisson_cdf(x: int, mean: float) -> Decimal:
    """P(X <= x) by adding the terms with sixty digits: slow, simple and right."""
    getcontext().prec = 60
    exact = Decimal(mean)
    term = total = (-exact).exp()
    for step in range(1, x + 1):
        term *= exact / step
        total += term
    return total


@pytest.mark.parametrize("x", [*range(41), 50, 88, 100, 150, 176, 199, 200, 528])
def test_the_bounds_leave_exactly_two_and_a_half_per_cent_outside(x: int) -> None:
    interval = poisson(x)
    assert abs(poisson_cdf(x, interval.high) - Decimal("0.025")) < Decimal("1e-12")
    if x:
        assert abs(poisson_cdf(x - 1, interval.low) - Decimal("0.975")) < Decimal("1e-12")


@given(st.floats(0.05, 5_000), st.sampled_from([0.025, 0.975]))
def test_the_quantile_inverts_the_distribution(shape: float, p: float) -> None:
    assert math.isclose(lower_gamma(shape, gamma_quantile(p, shape)), p, abs_tol=1e-10)


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_wilson_interval_holds_the_share_and_stays_between_none_and_all(x: int, more: int) -> None:
    interval = wilson(x, x + more)
    assert 0 <= interval.low <= interval.high <= 1
    if x + more:
        assert interval.low <= x / (x + more) <= interval.high


def test_the_communication_budget_over_176_registrations() -> None:
    cost = cost_each(187_000, 176)
    assert cost.each is not None
    assert whole(cost.each).replace("\xa0", " ") == "1 062"
    assert each_range(cost).replace("\xa0", " ") == "917–1 239"


def test_five_registrations_at_the_same_cost_span_sevenfold() -> None:
    cost = cost_each(1_062.5 * 5, 5)
    assert (round(cost.low), round(cost.high or 0)) == (455, 3272)


def test_none_for_the_money_has_a_least_cost_and_no_most() -> None:
    cost = cost_each(28_000, 0)
    assert (cost.each, cost.high) == (None, None)
    assert round(cost.low) == round(28_000 / 3.688879454)


@pytest.mark.skipif(importlib.util.find_spec("scipy") is None, reason="scipy is in the group `oracles`")
def test_every_interval_up_to_200_equals_scipy() -> None:
    from scipy import stats

    z = stats.norm.ppf(0.975)
    for n in range(201):
        expected_low = stats.chi2.ppf(0.025, 2 * n) / 2 if n else 0.0
        expected_high = stats.chi2.ppf(0.975, 2 * n + 2) / 2
        assert abs(poisson(n).low - expected_low) <= 1e-9
        assert abs(poisson(n).high - expected_high) <= 1e-9
        for x in range(n + 1):
            if n == 0:
                continue
            share, denominator = x / n, 1 + z * z / n
            middle = (share + z * z / (2 * n)) / denominator
            half = z / denominator * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
            interval = wilson(x, n)
            assert abs(interval.low - (middle - half)) <= 1e-9
            assert abs(interval.high - (middle + half)) <= 1e-9
    ours, theirs = wilson(27, 93), stats.binomtest(27, 93).proportion_ci(method="wilson")
    assert (abs(ours.low - theirs.low) <= 1e-9) and (abs(ours.high - theirs.high) <= 1e-9)
