"""The half-years that can be reported: those that have ended, and how they are said."""

from datetime import date

from django.utils.translation import gettext as _

OFFERED = 6


def reportable(today: date) -> list[date]:
    """The first days of the last half-years that have ended, the newest first."""
    first_days, day = [], date(today.year, 1 if today.month <= 6 else 7, 1)
    for _half in range(OFFERED):
        day = date(day.year - 1, 7, 1) if day.month == 1 else date(day.year, 1, 1)
        first_days.append(day)
    return first_days


def half_year_words(first_day: date) -> str:
    words = _("first half of %(year)s") if first_day.month == 1 else _("second half of %(year)s")
    return words % {"year": first_day.year}
