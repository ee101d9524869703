"""A family that telephoned, came by or was referred: staff write it down, and it counts like any other."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import EntryChannel, Lead, NextAction, TouchKind
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity
from recruitment.staff.models import User
from recruitment.triage.actions import assign
from recruitment.triage.refusals import TriageRefused

# Ways in that staff write down; the form, a request for a call and a booking write themselves.
BY_STAFF = (
    EntryChannel.PHONE,
    EntryChannel.HOME_PARTY,
    EntryChannel.WALK_IN,
    EntryChannel.MEETING,
    EntryChannel.REFERRAL,
)


@transaction.atomic
def enter(
    *,
    entry_channel: str,
    applicants: Sequence[ApplicantDetails],
    turned_to_us_at: datetime,
    municipality: Municipality | None,
    answers: Mapping[str, Any],
    activity: Activity | None,
    heard: str,
    by: User,
    at: datetime,
    token: UUID,
    home_types: Sequence[str] = (),
    age_bands: Sequence[str] = (),
    siblings: str = "",
) -> Lead:
    """The registration of a family that spoke to one of us; whoever writes it down takes it on.

    The promise counts from when the family turned to us. `activity` or `heard` is what it said brought
    it: noted by staff, and an equal of every code and answer in the statistics.
    """
    if entry_channel not in BY_STAFF:
        raise TriageRefused(_("Choose how the family reached us."))
    if turned_to_us_at > at:
        raise TriageRefused(_("The family cannot have turned to us on a day to come."))
    touches = [TouchFacts(TouchKind.STAFF, activity=activity, answer=heard, was_shown=False)]
    lead = receive(
        applicants=applicants,
        answers=answers,
        touches=touches if activity or heard else [TouchFacts(TouchKind.DIRECT)],
        municipality=municipality,
        home_types=home_types,
        age_bands=age_bands,
        siblings=siblings,
        entry_channel=entry_channel,
        run=token,
        by=by,
        at=turned_to_us_at,
    )
    if lead.status == Status.RECEIVED:
        assign(
            lead,
            owner=by,
            partner=None,
            next_action=NextAction.FIRST_CALL,
            next_action_on=_first_call_on(lead, today=timezone.localdate(at)),
            by=by,
            at=at,
        )
    return lead


def _first_call_on(lead: Lead, *, today: date) -> date:
    return max(timezone.localdate(lead.promised_by), today)
