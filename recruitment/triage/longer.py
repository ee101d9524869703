"""Tells a family in time that we cannot keep what we promised, and when we call instead."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.leads.reach import tell
from recruitment.leads.status import OPEN
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.triage.actions import hold
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.refusals import TriageRefused

LONGER = "longer"


@transaction.atomic
def move_promise(lead: Lead, *, to: datetime, by: User, at: datetime) -> PromiseEvent:
    """Gives a later promise while the first one still holds; once only, and the first one stays as it was.

    Statistics count the first promise. It is changed by telling the family and in no other way: one
    with a protected identity, or that no written word gets to, must be called as it was promised.
    """
    hold(lead)
    if done := PromiseEvent.objects.filter(lead=lead, mark=PromiseMark.MOVED).first():
        return done
    if lead.status not in OPEN or not lead.awaits_first_talk:
        raise TriageRefused(_("This family no longer waits for its first call."))
    if lead.promised_by <= at:
        raise TriageRefused(_("The promise has already been broken. Call instead."))
    if to <= lead.promised_by:
        raise TriageRefused(_("The new promise is later than the first one."))
    if lead.is_protected or not tell(lead, LONGER, key=str(lead.pk), at=at):
        raise TriageRefused(_("We cannot write to this family: call as it was promised."))
    event = PromiseEvent.objects.create(
        lead=lead, mark=PromiseMark.MOVED, at=at, new_promise=to, was_told=True
    )
    access_log.record(
        by=by, action=AccessAction.CHANGE, door="triage.move_promise", cases=[lead.reference], at=at
    )
    return event
