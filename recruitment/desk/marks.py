"""How the promise of a lead stands, in words, and what the clock has said about it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.triage.clock import Promise, promise
from recruitment.triage.models import ContactOutcome, PromiseMark


@dataclass(frozen=True)
class PromiseNow:
    """The promise as given, how it stands, and the new one if the first was broken."""

    promised_by: datetime
    words: str
    is_broken: bool
    new_promise: datetime | None
    was_told: bool
    is_escalated: bool


def promise_now(lead: Lead) -> PromiseNow:
    way_back = (
        lead.attempts.filter(outcome=ContactOutcome.MESSAGE_LEFT)
        .order_by("at")
        .values_list("at", flat=True)
        .first()
    )
    standing = promise(
        promised_by=lead.promised_by,
        reached_at=lead.contacted_at,
        way_back_at=way_back,
        now=timezone.now(),
    )
    marks = {event.mark: event for event in lead.promise_events.all()}
    broken = marks.get(PromiseMark.BROKEN)
    return PromiseNow(
        promised_by=lead.promised_by,
        words=str(standing.label),
        is_broken=standing == Promise.BROKEN,
        new_promise=broken.new_promise if broken else None,
        was_told=broken is not None and broken.was_told,
        is_escalated=PromiseMark.ESCALATED in marks,
    )
