"""Which activity brought a family: six ways of reading the same raw touches, none of them stored.

Every model gives a lead exactly one credit in all, so each table adds up to the number of leads.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import TouchKind

# Raised when a model comes to read the same touches another way: every page and export prints it.
MODELS_VERSION = "2"


class Elsewhere(Enum):
    """Where a credit goes that no activity of the plan can claim."""

    # We know something (a search engine, a friend, the radio), but it is nothing we planned.
    OUTSIDE_PLAN = "outside"
    UNKNOWN = "unknown"


# The number of an activity, or one of the two rows beside the plan.
Source = int | Elsewhere
Credits = dict[Source, Fraction]


class Model(TextChoices):
    """The ways to read touches; the plan's own is what the unit reports by."""

    DECLARED = "declared", _("the plan's")
    FIRST = "first", _("first contact")
    LAST = "last", _("last contact")
    LAST_NON_DIRECT = "last_non_direct", _("last known contact")
    LINEAR = "linear", _("shared equally")
    TOLD_FIRST = "told_first", _("what was told before what was measured")


@dataclass(frozen=True)
class Contact:
    """One touch as the models see it: its kind, and the activity it points to if any."""

    kind: str
    activity: int | None = None

    @property
    def source(self) -> Source:
        if self.activity is not None:
            return self.activity
        return Elsewhere.UNKNOWN if self.kind == TouchKind.DIRECT else Elsewhere.OUTSIDE_PLAN


# All contacts of a household in the order they were recorded.
Way = tuple[Contact, ...]


def credit(model: Model, touches: Sequence[Contact]) -> Credits:
    """Who gets how much of one lead; `touches` in the order they were recorded."""
    return _READ[model](_in_time(touches))


def total(model: Model, ways: Mapping[Way, int]) -> Credits:
    """The credits of many leads together, by how many came each way."""
    summed: Credits = {}
    for way, leads in ways.items():
        for source, share in credit(model, way).items():
            summed[source] = summed.get(source, Fraction(0)) + share * leads
    return summed


def _in_time(touches: Sequence[Contact]) -> list[Contact]:
    """What an applicant told of is what they heard *first*, so it stands before the arrivals.

    A removed touch says nothing: the applicant did not want it known.
    """
    kept = [touch for touch in touches if touch.kind != TouchKind.REMOVED]
    return sorted(kept, key=lambda touch: touch.kind != TouchKind.SELF_REPORT)


def _whole(source: Source) -> Credits:
    return {source: Fraction(1)}


def _declared(contacts: list[Contact]) -> Credits:
    """A code if any (the last one), else what was told if it is in the plan, else what is known."""
    coded = [contact for contact in contacts if contact.kind == TouchKind.TAG]
    if coded:
        return _whole(coded[-1].source)
    named = [contact.source for contact in contacts if contact.activity is not None]
    if named:
        return _whole(named[0])
    known = any(contact.source is Elsewhere.OUTSIDE_PLAN for contact in contacts)
    return _whole(Elsewhere.OUTSIDE_PLAN if known else Elsewhere.UNKNOWN)


def _first(contacts: list[Contact]) -> Credits:
    return _whole(contacts[0].source if contacts else Elsewhere.UNKNOWN)


def _last(contacts: list[Contact]) -> Credits:
    return _whole(contacts[-1].source if contacts else Elsewhere.UNKNOWN)


def _last_non_direct(contacts: list[Contact]) -> Credits:
    return _last([contact for contact in contacts if contact.source is not Elsewhere.UNKNOWN])


def _linear(contacts: list[Contact]) -> Credits:
    credits: Credits = {}
    for contact in contacts:
        credits[contact.source] = credits.get(contact.source, Fraction(0)) + Fraction(1, len(contacts))
    return credits or _whole(Elsewhere.UNKNOWN)


def _told_first(contacts: list[Contact]) -> Credits:
    """What the family itself told, also when it is nothing we planned; else as the plan reads it."""
    told = [contact for contact in contacts if contact.kind == TouchKind.SELF_REPORT]
    return _whole(told[0].source) if told else _declared(contacts)


_READ: dict[Model, Callable[[list[Contact]], Credits]] = {
    Model.DECLARED: _declared,
    Model.FIRST: _first,
    Model.LAST: _last,
    Model.LAST_NON_DIRECT: _last_non_direct,
    Model.LINEAR: _linear,
    Model.TOLD_FIRST: _told_first,
}
