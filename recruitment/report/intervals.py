"""How sure a small number is: 95 per cent intervals for shares, counts and the cost of each.

Wilson for shares, exact Poisson (Garwood) for counts. No large-sample shortcut is good enough at
the unit's volume: the usual formula claims 0 to 0 per cent for none of twenty.
"""

import math
from dataclasses import dataclass

# The standard normal's 97.5 per cent point.
Z = 1.959963984540054
TAIL = 0.025


@dataclass(frozen=True)
class Interval:
    low: float
    high: float

    def holds(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class CostEach:
    """What each of `count` cost. With none, `each` and `high` are None: at least `low` each."""

    cost: float
    count: float
    each: float | None
    low: float
    high: float | None


def wilson(x: float, n: float) -> Interval:
    """The 95 per cent interval of a share x of n; everything is possible when n is 0."""
    if n == 0:
        return Interval(0.0, 1.0)
    share, weight = x / n, Z * Z / n
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * math.sqrt(share * (1 - share) / n + weight / (4 * n))
    # At the ends the bound is exactly the end; the subtraction would leave a rounding error.
    return Interval(0.0 if x == 0 else middle - half, 1.0 if x == n else middle + half)


def poisson(x: float) -> Interval:
    """The exact 95 per cent interval of the mean behind a count (fractions of leads are allowed)."""
    low = gamma_quantile(TAIL, x) if x > 0 else 0.0
    return Interval(low, gamma_quantile(1 - TAIL, x + 1))


def cost_each(cost: float, count: float) -> CostEach:
    """The cost of each, with the interval that the count's own uncertainty gives it."""
    bounds = poisson(count)
    if count == 0:
        return CostEach(cost, 0, None, cost / bounds.high, None)
    return CostEach(cost, count, cost / count, cost / bounds.high, cost / bounds.low)


def gamma_quantile(p: float, shape: float) -> float:
    """Where a gamma variable of unit scale has the share `p` below it: half a chi-square quantile.

    Newton steps from the Wilson–Hilferty point, kept inside a bracket that shrinks at every step.
    """
    normal = -Z if p < 0.5 else Z
    guess = shape * max(1 - 1 / (9 * shape) + normal / (3 * math.sqrt(shape)), 0.0) ** 3
    x = guess if guess > 0 else (p * math.gamma(shape + 1)) ** (1 / shape)
    low, high = 0.0, math.inf
    for _round in range(200):
        miss = lower_gamma(shape, x) - p
        low, high = (x, high) if miss < 0 else (low, x)
        slope = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape))
        better = x - miss / slope if slope > 0 else math.nan
        if not low < better < high:
            better = (low + high) / 2 if high < math.inf else 2 * x
        if abs(better - x) <= 4e-16 * x:
            return better
        x = better
    return x


def lower_gamma(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function: a series below the mean, a fraction above."""
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        step = shape
        while abs(term) > abs(total) * 1e-17:
            step += 1
            term *= x / step
            total += term
        return front * total
    return 1 - front * _upper_fraction(shape, x)


def _upper_fraction(shape: float, x: float) -> float:
    """The continued fraction of the upper tail, by Lentz's method."""
    tiny = 1e-300
    b = x + 1 - shape
    c, d = 1 / tiny, 1 / b
    value = d
    for step in range(1, 100_000):
        a = -step * (step - shape)
        b += 2
        d = 1 / _nonzero(a * d + b, tiny)
        c = _nonzero(b + a / c, tiny)
        value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return value


def _nonzero(value: float, tiny: float) -> float:
    return value if abs(value) > tiny else tiny
