"""Lets a family choose other times for the call it was promised, until we have spoken."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from recruitment.leads.models import Lead
from recruitment.leads.status import BEFORE_TALK
from recruitment.leads.wishes import CallWishes, wishes_in
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User


def called(lead: Lead) -> Lead:
    """The registration whose call card is opened: a second one of a household is met in the first."""
    return lead.joined_to or lead


def may_change_times(lead: Lead) -> bool:
    """Whether the first talk is still ahead."""
    return called(lead).status in BEFORE_TALK


@transaction.atomic
def change_times(lead: Lead, *, times: Sequence[str], by: User | None = None, at: datetime) -> bool:
    """The call card shows these times from now on; False when somebody has already spoken to them."""
    held = Lead.objects.select_for_update(of=("self",)).get(pk=called(lead).pk)
    if held.status not in BEFORE_TALK:
        return False
    wishes = wishes_in(held.call_wishes) or CallWishes(language=held.language)
    if list(wishes.times) == list(times):
        return True
    held.call_wishes = replace(wishes, times=times).stored()
    held.save(update_fields=["call_wishes"])
    access_log.record(
        by=by or User.objects.system(),
        action=AccessAction.CHANGE,
        door="interest:change_time",
        cases=[held.reference],
        at=at,
    )
    return True
