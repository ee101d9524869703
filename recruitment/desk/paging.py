"""The place in a list, as an address carries it: the last row's day, moment and key."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from recruitment.handoff.models import Handover
from recruitment.triage.queries import MOVED_ON, ListedLead, Place, Tab

SEPARATOR = "~"


def place_after(lead: ListedLead, tab: Tab) -> str:
    at = lead.status_since if tab in MOVED_ON else lead.received_at
    on = timezone.localdate(at) if tab in MOVED_ON else lead.due_on
    return SEPARATOR.join((on.isoformat(), at.isoformat(), lead.pk.hex))


def read_place(text: str) -> Place | None:
    """The place an address names; None for the start of the list and for anything we never wrote."""
    try:
        on, at, lead = text.split(SEPARATOR)
        place = Place(date.fromisoformat(on), datetime.fromisoformat(at), UUID(lead))
    except ValueError:
        return None
    return place if place.at.tzinfo is not None else None


def case_after(case: Handover) -> str:
    return SEPARATOR.join((case.handed_over_at.isoformat(), case.pk.hex))


def read_case(text: str) -> tuple[datetime, UUID] | None:
    try:
        at, case = text.split(SEPARATOR)
        place = (datetime.fromisoformat(at), UUID(case))
    except ValueError:
        return None
    return place if place[0].tzinfo is not None else None
