"""What narrows the inbox down: by what presses, where the family lives, what it offers, and how it came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, TextChoices, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _

WEEK = timedelta(days=7)


class When(TextChoices):
    """What presses; the value stands in the address."""

    LATE = "sena", _("late")
    TODAY = "idag", _("due today or late")
    WEEK = "veckan", _("due within a week")


@dataclass(frozen=True)
class Filter:
    """Every part narrows the list further; within one part, any of the chosen will do."""

    when: str = ""
    municipalities: tuple[str, ...] = ()
    age_bands: tuple[str, ...] = ()
    home_types: tuple[str, ...] = ()
    language: str = ""
    channel: str = ""

    def __bool__(self) -> bool:
        return self != Filter()


def condition(chosen: Filter, *, today: date) -> Q:
    """The filter as the database is asked; everything for an empty one."""
    wanted = _pressing(chosen.when, today) & _offers("age_bands", chosen.age_bands)
    wanted &= _offers("home_types", chosen.home_types)
    if chosen.municipalities:
        wanted &= Q(municipality__in=chosen.municipalities)
    if chosen.language:
        wanted &= Q(language=chosen.language)
    if chosen.channel:
        wanted &= Q(entry_channel=chosen.channel)
    return wanted


def _pressing(when: str, today: date) -> Q:
    match when:
        case When.LATE:
            return Q(due_on__lt=today)
        case When.TODAY:
            return Q(due_on__lte=today)
        case When.WEEK:
            return Q(due_on__lte=today + WEEK)
        case _:
            return Q()


def _offers(field: str, keys: Iterable[str]) -> Q:
    """Families that named any of the keys: read as text, since not every database looks inside lists."""
    wanted = Q()
    for key in keys:
        wanted |= Q(Contains(Cast(field, TextField()), f'"{key}"'))
    return wanted
