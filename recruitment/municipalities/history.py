"""A need's history in words: who said what, when, and what was different from then on."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.municipalities.models import Need, NeedEvent

# What is told when it changes, in this order.
TOLD = ("municipality", "age_band", "home_type", "siblings", "language", "count", "urgency", "valid_until")
NOTHING = "–"


@dataclass(frozen=True)
class Said:
    """One row of the history; `changes` is empty for a confirmation."""

    at: datetime
    by: str
    what: str
    changes: tuple[str, ...] = ()


def history(need: Need) -> list[Said]:
    """The newest first; the first row says how the need was entered."""
    events = list(need.events.select_related("by", "municipality"))
    if not events:
        return []
    said = [_said(after, _differences(before, after)) for before, after in pairwise(events)]
    first = _said(events[0], [_named(events[0], name) for name in ("count", "urgency", "valid_until")])
    return [*reversed(said), first]


def _said(event: NeedEvent, changes: list[str]) -> Said:
    return Said(event.at, str(event.by), event.get_kind_display(), tuple(changes))


def _differences(before: NeedEvent, after: NeedEvent) -> list[str]:
    return [
        _("%(fact)s, before: %(earlier)s") % {"fact": _named(after, name), "earlier": _words(before, name)}
        for name in TOLD
        if getattr(before, name) != getattr(after, name)
    ]


def _named(event: NeedEvent, name: str) -> str:
    return f"{event._meta.get_field(name).verbose_name}: {_words(event, name)}"  # type: ignore[union-attr]


def _words(event: NeedEvent, name: str) -> str:
    value: Any = getattr(event, name)
    match name:
        case "urgency":
            return event.get_urgency_display()
        case "age_band":
            return _label(settings.UNIT.age_bands, value)
        case "home_type":
            return _label(settings.UNIT.home_types, value)
        case "siblings":
            return pgettext("need", "yes") if value else pgettext("need", "no")
        case "valid_until":
            return date_format(value, "j F Y")
    return str(value) or NOTHING


def _label(known: Any, key: str) -> str:
    return next((str(one.label) for one in known if one.key == key), key)
