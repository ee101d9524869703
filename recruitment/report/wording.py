"""How the report says numbers: thousands with a thin gap, decimal comma, ranges with a dash."""

from datetime import date
from fractions import Fraction

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from recruitment.report.intervals import CostEach, Interval, wilson
from recruitment.report.suppression import Hidden, Shown

NOTHING = "–"


def hidden() -> str:
    return _("hidden figure")


def whole(value: float | Fraction) -> str:
    """A rounded number: 1 062. An exact half goes to the even neighbour, as the source does."""
    return number_format(round(value), decimal_pos=0, use_l10n=True, force_grouping=True)


def count(shown: Shown) -> str:
    """A count of families or visits; shared credits have one decimal, hidden ones a word."""
    if isinstance(shown, Hidden):
        return hidden()
    if isinstance(shown, Fraction) and shown.denominator > 1:
        return one_decimal(float(shown))
    return whole(shown)


def one_decimal(value: float) -> str:
    return number_format(round(value, 1), decimal_pos=1, use_l10n=True, force_grouping=True)


def kronor(value: float) -> str:
    return _("%(amount)s kr") % {"amount": whole(value)}


def percent(share: float) -> str:
    return f"{whole(100 * share)} %"


def percent_exact(value: Fraction) -> str:
    """A percentage with the two decimals of the final report's table."""
    return f"{number_format(float(value), decimal_pos=2, use_l10n=True)} %"


def share_with_span(count: int, of: int) -> str:
    """A share with its 95 per cent interval: 33 % (6–79 %); a dash where there is nothing to share."""
    return f"{percent(count / of)} ({percent_span(wilson(count, of))})" if of else NOTHING


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def span(interval: Interval) -> str:
    return f"{whole(interval.low)}–{whole(interval.high)}"


def percent_span(interval: Interval) -> str:
    return f"{whole(100 * interval.low)}–{whole(100 * interval.high)} %"


def each(cost: CostEach | None) -> str:
    """What each cost; with none of them, that so much gave none."""
    if cost is None:
        return NOTHING
    if cost.each is None:
        return _("0 for %(cost)s") % {"cost": kronor(cost.cost)}
    return whole(cost.each)


def each_range(cost: CostEach | None) -> str:
    if cost is None:
        return ""
    if cost.high is None:
        return _("at least %(low)s each") % {"low": kronor(cost.low)}
    return f"{whole(cost.low)}–{whole(cost.high)}"
