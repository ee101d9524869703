"""Lets the demo's families write, and does with them what staff would do, through the real actions."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from fhr.demo import fates
from fhr.demo.answers import ask_for_a_call, fill_in
from fhr.demo.at_work import Colleagues, Desk
from fhr.demo.drawing import Family
from fhr.demo.words import words
from recruitment.interest.steps import newest
from recruitment.leads.intake import ApplicantDetails, receive
from recruitment.leads.models import EntryChannel, Lead, TouchKind
from recruitment.leads.promise import promised_by
from recruitment.leads.status import OWNED
from recruitment.outbox.delivery import claim, settle_success
from recruitment.triage import actions as triage
from recruitment.words.queries import current

# Deeds in the newest weeks that somebody has not come to: the inbox shows them as late.
A_NEW_FAMILY = timedelta(days=45)
LEFT_LYING = 0.35
FORGOTTEN = 2
MAIL_STAYS = timedelta(days=7)
DUE_TODAY = 4


def worked_until(rng: Random, drawn: Sequence[Family], *, now: datetime) -> list[datetime]:
    """Up to when staff have kept up with each family: most are up to date, some of the newest lie.

    Two whose promise has just passed have not been called at all, so that the inbox shows what that is.
    """
    until = [
        now - timedelta(days=rng.randint(3, 12))
        if now - family.received_at < A_NEW_FAMILY and rng.random() < LEFT_LYING
        else now
        for family in drawn
    ]
    overdue = [number for number, family in enumerate(drawn) if promised_by(family.received_at) < now]
    for number in overdue[-FORGOTTEN:]:
        until[number] = drawn[number].received_at
    return until


def live(
    rng: Random,
    family: Family,
    colleagues: Colleagues,
    *,
    until: datetime,
    now: datetime,
    protected: bool = False,
) -> Lead:
    """Lets a family write, and does every deed of its fate up to a moment."""
    write = _ask_for_a_call if family.asks_for_a_call else _apply
    lead = write(rng, family, protected)
    deeds = fates.fate(rng, family.received_at, is_member=family.municipality.is_member)
    desk = Desk(rng, lead, colleagues)
    for deed, following in zip(deeds, [*deeds[1:], None], strict=True):
        if deed.at > until:
            break
        planned_for = following.at if following else deed.at + timedelta(days=7)
        if until < now:
            # The work was left lying: the next step was planned for a day that has passed.
            planned_for = max(deed.at, min(planned_for, until + timedelta(days=1)))
        desk.do(deed, next_on=_day(planned_for))
    return lead


def _apply(rng: Random, family: Family, protected: bool) -> Lead:
    filled = fill_in(
        rng,
        municipality=family.municipality.code,
        contact=family.contact,
        motives=words()["motives"],
    )
    return receive(
        applicants=[ApplicantDetails(one.name, one.phone, one.email) for one in family.members],
        answers=filled.kept,
        touches=family.touches,
        municipality=family.municipality,
        home_types=filled.home_types,
        age_bands=filled.age_bands,
        siblings=filled.siblings,
        call_wishes=filled.wishes,
        is_protected=protected,
        form_version=newest().version,
        text_version=current().number,
        run=UUID(int=rng.getrandbits(128), version=4),
        at=family.received_at,
    )


def _ask_for_a_call(rng: Random, family: Family, protected: bool) -> Lead:
    """One adult, whom to call and when: “Ring mig” asks for no more, and not how they heard of us."""
    asked = ask_for_a_call(rng, municipality=family.municipality.code, contact=family.contact)
    one = family.members[0]
    return receive(
        applicants=[ApplicantDetails(one.name, one.phone, one.email)],
        answers=asked.kept,
        touches=[touch for touch in family.touches if touch.kind != TouchKind.SELF_REPORT],
        municipality=family.municipality,
        is_protected=protected,
        call_wishes=asked.wishes,
        entry_channel=EntryChannel.CALL_ME,
        form_version=newest().version,
        text_version=current().number,
        run=UUID(int=rng.getrandbits(128), version=4),
        at=family.received_at,
    )


def plan_today(rng: Random, *, now: datetime) -> None:
    """Some of the next steps fall on this very day, whichever day the demo is started."""
    today = _day(now)
    waiting = list(Lead.objects.filter(status__in=OWNED, next_action_on__gt=today).order_by("received_at"))
    for lead in rng.sample(waiting, min(DUE_TODAY, len(waiting))):
        triage.set_next_action(
            lead, next_action=lead.next_action, next_action_on=today, by=lead.owner, at=now
        )


def forget_old_mail(*, now: datetime) -> int:
    """Receipts of more than a week ago count as sent: the demo's mailbox shows what is new."""
    count = 0
    while message := claim(at=now - MAIL_STAYS):
        settle_success(message, at=message.created_at)
        count += 1
    return count


def _day(at: datetime) -> date:
    return timezone.localdate(at)
