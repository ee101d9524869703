"""The words of the promise to families: thanks, it takes longer, we are late, a booked call, awake again."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.leads.family_words import Facts, FamilyWord
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import OPEN, Status
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.staff.models import User
from recruitment.triage.booked_calls import CALL_BOOKED, call_words, current_call
from recruitment.triage.calls import THANKS
from recruitment.triage.coming_back import WOKEN
from recruitment.triage.longer import LONGER
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.watch import LATE, RUNNING_LATE, promised_now
from recruitment.triage.way_back import UNREACHABLE

# The next step as the family meets it; what is ours alone to do is told as when they hear from us.
STEP_FOR_THE_FAMILY = {
    NextAction.FIRST_CALL: _("we call you"),
    NextAction.CALL_AGAIN: _("we call you again"),
    NextAction.SEND_INFORMATION: _("we send you information"),
    NextAction.BOOK_VISIT: _("we call you to agree on a visit"),
}
OTHER_STEP = _("we get back to you and tell how we go on")


def _next_step(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    caller = User.objects.filter(pk=payload["by"]).first()
    return {
        "step": STEP_FOR_THE_FAMILY.get(payload["next_action"], OTHER_STEP),
        "on": date.fromisoformat(payload["next_action_on"]),
        "caller": caller.first_name if caller else "",
    }


def _broken(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    return {"promised": promised_now(lead), "new_promise": _new_promise(lead, PromiseMark.BROKEN)}


def _moved(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    return {"new_promise": _new_promise(lead, PromiseMark.MOVED)}


def _new_promise(lead: Lead, mark: PromiseMark) -> datetime:
    """What was promised instead; once we have talked it is nothing to write about any more."""
    event = PromiseEvent.objects.filter(lead=lead, mark=mark).first()
    if event is None or event.new_promise is None or not lead.awaits_first_talk:
        raise NoLongerNeeded
    return event.new_promise


def _way_back(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    if lead.status != Status.UNREACHABLE:
        # We have reached them since.
        raise NoLongerNeeded
    return {
        "link": settings.BASE_URL + reverse("interest:still_want", args=[payload["token"]]),
        "works_until": datetime.fromisoformat(payload["works_until"]),
    }


def _woken(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    if lead.status not in OPEN or lead.next_action_on is None:
        raise NoLongerNeeded
    return {"on": lead.next_action_on}


def _booked(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    call = current_call(lead, at=timezone.now())
    if call is None or str(call.pk) != payload["call"]:
        raise NoLongerNeeded
    return {"hour": call_words(call), "own_page": settings.BASE_URL + reverse("interest:own_page")}


WORDS = (
    FamilyWord(THANKS, _("Thanks for a talk"), _next_step),
    FamilyWord(LATE, _("Word that we are late"), _broken, may_repeat=True),
    FamilyWord(RUNNING_LATE, _("Word that we may be late"), _moved, may_repeat=True),
    FamilyWord(LONGER, _("Word that it takes longer"), _moved, may_repeat=True),
    FamilyWord(UNREACHABLE, _("Word that we have not reached them, with a way back"), _way_back),
    FamilyWord(WOKEN, _("Word that a rest is over"), _woken, may_repeat=True),
    FamilyWord(CALL_BOOKED, _("Booked call"), _booked),
)
