"""Registrations that open by themselves: a rest that is over, and a family that still wants to."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.leads.models import Applicant, Lead, NextAction
from recruitment.leads.promise import is_working_day, next_working_day, working_days_after
from recruitment.leads.reach import tell as tell_family
from recruitment.leads.status import EXITS, Status
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.actions import reopen
from recruitment.triage.models import WayBack
from recruitment.triage.queries import desk_staff
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.tell import managers, tell

WOKEN = "woken"
# Whoever opens the inbox in the morning finds what has woken.
NOT_BEFORE = time(5)
# More than wakes on any one day; what is left over is taken ten minutes later.
AT_A_TIME = 100


@dataclass(frozen=True)
class Pair:
    """Who takes a registration on that opens without anybody at the desk having asked for it."""

    owner: User
    partner: User | None


@transaction.atomic
def come_back(way: WayBack, *, at: datetime) -> Lead:
    """Opens the registration whose family pressed “we still want to”, with a new day to be called by.

    Pressed again, or after somebody at the desk opened it, nothing more happens.
    """
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=way.lead_id)
    way.refresh_from_db()
    if lead.status not in EXITS:
        return lead
    if way.expires_at < at or not Applicant.objects.filter(lead=lead).exists():
        raise TriageRefused(_("The link is not valid any longer."))
    if way.used_at is not None:
        # One letter opens once: what has been ended since was ended by somebody who knew.
        raise TriageRefused(_("The link has been used already."))
    way.used_at = at
    way.save(update_fields=["used_at"])
    days = settings.UNIT.promise.first_contact_working_days
    _open(lead, next_action=NextAction.CALL_AGAIN, on=working_days_after(at, days), at=at)
    for person in (lead.owner, lead.partner):
        if person is not None:
            tell(person, about="came_back", key=str(way.pk), references=[lead.reference], at=at)
    return lead


def wake(at: datetime) -> str:
    """Opens what has rested until today, each with a pair and a call to make; run again it finds none."""
    now = timezone.localtime(at)
    if now.time() < NOT_BEFORE:
        return ""
    due = Lead.objects.filter(status=Status.DORMANT, next_action_on__lte=now.date()).order_by(
        "next_action_on"
    )
    count = sum(_wake_one(pk, at=at) for pk in list(due.values_list("pk", flat=True)[:AT_A_TIME]))
    words = ngettext("%(count)s registration woke", "%(count)s registrations woke", count)
    return words % {"count": count} if count else ""


@transaction.atomic
def _wake_one(pk: UUID, *, at: datetime) -> int:
    """Somebody at the desk may have been first, or given it another day."""
    today = timezone.localdate(at)
    asleep = Lead.objects.filter(pk=pk, status=Status.DORMANT, next_action_on__lte=today)
    lead = asleep.select_for_update(of=("self",), skip_locked=True).first()
    if lead is None:
        return 0
    on = today if is_working_day(today) else next_working_day(today)
    _open(lead, next_action=NextAction.CALL_AGAIN, on=on, at=at)
    if not lead.is_protected:
        tell_family(lead, WOKEN, key=f"{lead.pk}:{today}", at=at)
    return 1


def _open(lead: Lead, *, next_action: str, on: date, at: datetime) -> None:
    pair = _who_takes_on(lead)
    reopen(
        lead,
        owner=pair.owner,
        partner=pair.partner,
        next_action=next_action,
        next_action_on=on,
        by=User.objects.system(),
        at=at,
    )


def _who_takes_on(lead: Lead) -> Pair:
    """The pair of before as far as it still works here, else a manager, else anybody at the desk."""
    before = [person for person in (lead.owner, lead.partner) if person is not None]
    still_here = [person for person in before if person.is_active and person.holds_any(DESK_ROLES)]
    others = still_here or managers() or list(desk_staff()[:1])
    if not others:
        raise TriageRefused(_("Nobody works at the desk."))
    return Pair(others[0], still_here[1] if len(still_here) > 1 else None)
