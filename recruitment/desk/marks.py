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
    told = marks.get(PromiseMark.BROKEN) or marks.get(PromiseMark.MOVED)
    return PromiseNow(
        promised_by=lead.promised_by,
        words=str(standing.label),
        is_broken=standing == Promise.BROKEN,
        new_promise=told.new_promise if told else None,
        was_told=told is not None and told.was_told,
        is_escalated=PromiseMark.ESCALATED in marks,
    )
