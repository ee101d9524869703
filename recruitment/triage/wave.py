"""A wave of new registrations: spread over those who take part, with a day for every first call.

First it is worked out and shown; nothing is written until somebody says so. A promise that nobody will
have time to keep is changed while it still holds, and the family is told.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from recruitment.duty.queries import absences_within
from recruitment.leads.models import Applicant, Lead, NextAction
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.leads.promise import end_of, next_working_day
from recruitment.leads.status import Status
from recruitment.staff.models import User
from recruitment.triage.actions import assign, set_next_action
from recruitment.triage.first_calls import FURTHEST, Waiting, plan_days
from recruitment.triage.load import colleagues, proposed_for_all
from recruitment.triage.longer import move_promise
from recruitment.triage.proposal import Colleague, Proposal, Why
from recruitment.triage.queries import visible_to
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.watch import awaiting_first_call, promised_now

# More in one press than any weekend has brought; what is left over is shared out with another.
MOST_AT_ONCE = 300


@dataclass(frozen=True)
class Part:
    """What one colleague gets of a wave."""

    colleague: Colleague
    new: int
    from_own_municipalities: int

    @property
    def after(self) -> int:
        return self.colleague.open_cases + self.new


@dataclass(frozen=True)
class Wave:
    """A wave as it would be shared out: by whom, and on which day each first call is made.

    `late` are the leads whose promise cannot be kept: new ones and ones that already wait.
    """

    new: Sequence[Lead]
    given: Mapping[str, Proposal]
    days: Mapping[str, date]
    late: Sequence[Lead]
    parts: Sequence[Part]
    left_to_the_manager: int

    @property
    def new_promises(self) -> list[tuple[date, int]]:
        """How many families are told each later day."""
        return sorted(Counter(self.days[lead.reference] for lead in self.late if _can_move(lead)).items())

    @property
    def told(self) -> int:
        return sum(count for _day, count in self.new_promises)

    @property
    def not_told(self) -> int:
        """Late all the same, and nobody can write to them: they must be called first."""
        return len(self.late) - self.told


@dataclass(frozen=True)
class Carried:
    """What came of it: who has been shared out, who has a later promise, and whom a colleague took first."""

    taken: int
    told: int
    refused: Sequence[tuple[str, str]]


def plan_wave(*, by: User, people: Collection[int], now: datetime) -> Wave:
    """How every new registration nobody has taken would be shared out over `people`; writes nothing."""
    today = timezone.localdate(now)
    waiting = list(_new(by)[:MOST_AT_ONCE])
    new = [lead for lead in waiting if not lead.is_protected]
    among = [
        replace(one, is_on_duty=one.key in people, is_away=one.is_away or one.key not in people)
        for one in colleagues(today)
    ]
    given = proposed_for_all(new, among)
    days, late = _plan(new, given, now=now)
    return Wave(
        new=new,
        given=given,
        days=days,
        late=late,
        parts=_parts(given, [one for one in among if not one.is_away]),
        left_to_the_manager=len(waiting) - len(new),
    )


def carry_out(wave: Wave, *, by: User, at: datetime) -> Carried:
    """Shares the wave out as planned, family by family; done again it does nothing."""
    people = User.objects.in_bulk({proposal.colleague.key for proposal in wave.given.values()})
    fallback = next_working_day(timezone.localdate(at))
    refused: list[tuple[str, str]] = []
    taken = 0
    for lead in wave.new:
        if lead.reference not in wave.given:
            continue
        try:
            assign(
                lead,
                owner=people[wave.given[lead.reference].colleague.key],
                partner=None,
                next_action=NextAction.FIRST_CALL,
                next_action_on=wave.days.get(lead.reference, fallback),
                by=by,
                at=at,
            )
        except (TriageRefused, MoveRefused, SomeoneWasFirst) as refusal:
            refused.append((lead.reference, str(refusal)))
        else:
            taken += 1
    gone = {reference for reference, _why in refused}
    moved = [lead for lead in wave.late if lead.reference not in gone and _can_move(lead)]
    told = sum(_tell(lead, wave.days[lead.reference], by=by, at=at) for lead in moved)
    return Carried(taken, told, refused)


def new_count(by: User) -> int:
    return _new(by).count()


def _new(by: User) -> QuerySet[Lead]:
    """Registrations nobody has taken on, in the order of their promises."""
    return (
        _with_marks(visible_to(by))
        .filter(status=Status.RECEIVED, owner__isnull=True)
        .order_by("promised_by", "received_at", "pk")
    )


def _with_marks(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """What planning reads: the marks on the promise, and whether there is an address; no name, no answer."""
    here = Applicant.objects.filter(lead=OuterRef("pk"), left_at__isnull=True, mail_returned_at__isnull=True)
    address = here.exclude(email_index="")
    return (
        leads.defer("answers", "call_wishes")
        .annotate(has_address=Exists(address))
        .prefetch_related("promise_events")
    )


def _plan(
    new: Sequence[Lead], given: Mapping[str, Proposal], *, now: datetime
) -> tuple[Mapping[str, date], list[Lead]]:
    """A day for every first call of those who take part, and whose promise that day comes too late for."""
    calls_a_day = settings.UNIT.promise.first_calls_a_day
    if not calls_a_day:
        return {}, []
    owners = {proposal.colleague.key for proposal in given.values()}
    already = list(_with_marks(awaiting_first_call()).filter(owner__in=owners))
    waiting = [
        *(_waiting(lead, given[lead.reference].colleague.key) for lead in new if lead.reference in given),
        *(_waiting(lead, lead.owner_id) for lead in already if lead.owner_id is not None),
    ]
    today = timezone.localdate(now)
    away = [
        (row.person_id, row.first_day, row.last_day) for row in absences_within(today, today + 2 * FURTHEST)
    ]
    days = plan_days(
        waiting,
        now=now,
        calls_a_day=calls_a_day,
        is_away=lambda person, day: any(one == person and first <= day <= last for one, first, last in away),
    )
    # One that was moved before is not moved again, and one that is broken has been told by the clock.
    late = [
        lead
        for lead in (*new, *already)
        if lead.reference in days
        and now < lead.promised_by == promised_now(lead)
        and end_of(days[lead.reference]) > lead.promised_by
    ]
    return days, late


def _waiting(lead: Lead, person: int) -> Waiting:
    return Waiting(lead.reference, promised_now(lead), person, can_be_told=_can_move(lead))


def _can_move(lead: Lead) -> bool:
    return bool(getattr(lead, "has_address", False)) and not lead.is_protected


def _parts(given: Mapping[str, Proposal], among: Sequence[Colleague]) -> list[Part]:
    new = Counter(proposal.colleague.key for proposal in given.values())
    own = Counter(proposal.colleague.key for proposal in given.values() if proposal.why is Why.CONTACT)
    return [Part(one, new[one.key], own[one.key]) for one in among]


def _tell(lead: Lead, day: date, *, by: User, at: datetime) -> bool:
    """False where a colleague reached the family between the plan and the letter."""
    try:
        move_promise(lead, to=end_of(day), by=by, at=at)
        if lead.next_action == NextAction.FIRST_CALL and lead.next_action_on != day:
            set_next_action(lead, next_action=NextAction.FIRST_CALL, next_action_on=day, by=by, at=at)
    except (TriageRefused, SomeoneWasFirst):
        return False
    return True
