"""The household behind a registration: what is joined with it, and what may belong there, before the call."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.answers import Step, steps_of
from recruitment.desk.rows import Person, people
from recruitment.desk.sources import touch_words
from recruitment.desk.wishes import channel, in_full
from recruitment.leads.models import HouseholdJudgement, Judgement, Lead, Touch
from recruitment.leads.queries import perhaps_same_household, same_household
from recruitment.leads.status import OPEN, Status
from recruitment.staff.models import User
from recruitment.triage.models import PromiseMark
from recruitment.triage.queries import visible_to

SHOWN = 5


@dataclass(frozen=True)
class Candidate:
    """Another registration that may be of the same household, and why we believe so."""

    reference: str
    status: str
    received: str
    because: str
    is_sure: bool
    # Staff have looked at it before, and judged it a matter of its own.
    is_apart: bool
    # Joining opens it again.
    has_ended: bool
    # With the investigators: nothing to join before the family has been called.
    is_away: bool


@dataclass(frozen=True)
class Member:
    """A registration that is joined with the one on the page, with everything the family told in it."""

    reference: str
    came_in: str
    promise: str
    is_waiting: bool
    people: list[Person]
    wishes: list[tuple[str, str]]
    steps: list[Step]
    touches: list[str]


@dataclass(frozen=True)
class Household:
    """`worked` is where a joined registration is met; None for one that stands by itself.

    Empty words in `worked` mean that this reader may not meet the other one.
    """

    worked: str | None
    members: list[Member]
    candidates: list[Candidate]

    @property
    def references(self) -> list[str]:
        """What the page tells of beside its own registration, for the access log."""
        shown = [*(one.reference for one in self.members), *(one.reference for one in self.candidates)]
        return [*shown, self.worked] if self.worked else shown


def household_of(lead: Lead, user: User) -> Household:
    """A number of questions that does not grow; one with protected identity stays hidden as everywhere."""
    if lead.joined_to_id is not None:
        worked = visible_to(user).filter(pk=lead.joined_to_id).values_list("reference", flat=True).first()
        return Household(worked or "", [], [])
    return Household(None, _members(lead, user), _candidates(lead, user))


def _members(lead: Lead, user: User) -> list[Member]:
    touches = Touch.objects.select_related("tag__activity", "activity", "meeting")
    joined = visible_to(user).filter(joined_to=lead).order_by("received_at")
    told = joined.prefetch_related("applicants", "promise_events", Prefetch("touches", touches))
    return [
        Member(
            reference=one.reference,
            came_in=f"{channel(one)}, {_day(one)}",
            promise=_promise(one),
            is_waiting=one.awaits_first_talk,
            people=people(one),
            wishes=in_full(one),
            steps=steps_of(one),
            touches=[touch_words(touch) for touch in one.touches.all()],
        )
        for one in told
    ]


def _candidates(lead: Lead, user: User) -> list[Candidate]:
    """The sure ones first."""
    seen = visible_to(user).values("pk")
    sure = list(same_household(lead).filter(pk__in=seen)[:SHOWN])
    perhaps = list(perhaps_same_household(lead).filter(pk__in=seen)[: SHOWN - len(sure)])
    apart = _kept_apart(lead)
    found = [*((one, True) for one in sure), *((one, False) for one in perhaps)]
    return [_candidate(one, is_sure=is_sure, is_apart=one.pk in apart) for one, is_sure in found]


def _candidate(lead: Lead, *, is_sure: bool, is_apart: bool) -> Candidate:
    because = _("same telephone number or e-mail address") if is_sure else _("same name and municipality")
    return Candidate(
        reference=lead.reference,
        status=str(Status(lead.status).label),
        received=_day(lead),
        because=because,
        is_sure=is_sure,
        is_apart=is_apart,
        has_ended=lead.status not in OPEN | {Status.HANDED_OVER},
        is_away=lead.status == Status.HANDED_OVER,
    )


def _kept_apart(lead: Lead) -> set[object]:
    """The others that staff have judged beside this one, from whichever page they did it."""
    rows = HouseholdJudgement.objects.filter(judgement=Judgement.APART)
    return {
        *rows.filter(lead=lead).values_list("worked", flat=True),
        *rows.filter(worked=lead).values_list("lead", flat=True),
    }


def _promise(lead: Lead) -> str:
    """How the promise of a joined registration stands: kept by whatever talk the household has had."""
    day = {"day": date_format(timezone.localtime(lead.promised_by), "D j b")}
    if lead.contacted_at is not None:
        is_kept = lead.contacted_at <= lead.promised_by
        return (
            _("Promised a call by %(day)s: kept.") if is_kept else _("Promised a call by %(day)s: kept late.")
        ) % day
    if any(event.mark == PromiseMark.BROKEN for event in lead.promise_events.all()):
        return _("Promised a call by %(day)s: not kept.") % day
    return _("Promised a call by %(day)s.") % day


def _day(lead: Lead) -> str:
    return date_format(timezone.localdate(lead.received_at), "j b Y")
