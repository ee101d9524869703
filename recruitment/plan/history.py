"""A plan's record in words: what was adopted, whether it still is what was signed, and each change since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from recruitment.plan.facts import digest_of
from recruitment.plan.models import Activity, Adoption, Amendment, Cost, Goal, Part, PlanYear

MODELS: dict[str, type[models.Model]] = {
    Part.PLAN: PlanYear,
    Part.GOAL: Goal,
    Part.ACTIVITY: Activity,
    Part.COST: Cost,
}


@dataclass(frozen=True)
class Told:
    """One amendment, ready to be read."""

    amendment: Amendment
    subject: str
    what: str


def is_whole(adoption: Adoption) -> bool:
    """Whether the snapshot still has the fingerprint it was adopted with."""
    return digest_of(adoption.snapshot) == adoption.digest


def history(adoption: Adoption) -> Iterator[Told]:
    """Every change since the adoption, the newest first."""
    for amendment in adoption.amendments.select_related("by").order_by("-at", "-pk"):
        yield Told(amendment, _subject(amendment), _what(amendment))


def _subject(amendment: Amendment) -> str:
    return f"{capfirst(Part(amendment.part).label)}: {amendment.subject}"


def _what(amendment: Amendment) -> str:
    if not amendment.field:
        return _("added") if amendment.before is None else _("taken out")
    model = MODELS[amendment.part]
    figures = {
        "field": _field_name(model, amendment.field),
        "before": value_in_words(model, amendment.field, amendment.before),
        "after": value_in_words(model, amendment.field, amendment.after),
    }
    return _("%(field)s: %(before)s → %(after)s") % figures


def _field_name(model: type[models.Model], field: str) -> str:
    if field == "is_cancelled":
        return _("called off")
    return str(model._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def value_in_words(model: type[models.Model], field: str, value: Any) -> str:
    """A kept value as a reader says it: choices by their labels, days as days, nothing as a dash."""
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        value = sorted(value.values())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    try:
        choices = dict(model._meta.get_field(field).choices or ())  # type: ignore[union-attr]
    except FieldDoesNotExist:
        choices = {}
    if value in choices:
        return str(choices[value])
    day = parse_date(value) if isinstance(value, str) and len(value) == len("2026-01-01") else None
    return date_format(day) if day else str(value)
