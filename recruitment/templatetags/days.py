"""Days as each language writes them: alone, and in a sentence, where Finnish bends the weekday."""

from datetime import date

from django import template
from django.utils.dateformat import format as written
from django.utils.translation import pgettext

register = template.Library()


@register.filter(expects_localtime=True)
def on_day(day: date) -> str:
    """`fredag 27 november`, for “we call you no later than …”."""
    return written(day, pgettext("day in a sentence", "l j F"))


@register.filter(expects_localtime=True)
def on_date(day: date) -> str:
    """`27 november 2026`."""
    return written(day, pgettext("day in a sentence", "j F Y"))


@register.filter(expects_localtime=True)
def day_and_date(day: date) -> str:
    """`fredag 27 november 2026`, standing by itself."""
    return written(day, pgettext("day by itself", "l j F Y"))
