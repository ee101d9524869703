"""Keeps watch over the promise to call: alarm before, an honest word as it breaks, the manager after."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import ngettext

from recruitment.leads.models import Lead
from recruitment.leads.promise import end_of, working_days_after
from recruitment.leads.reach import tell as tell_family
from recruitment.leads.status import OPEN
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.models import WITH_NEW_PROMISE, PromiseEvent, PromiseMark
from recruitment.triage.queries import ways_left, worked_on
from recruitment.triage.tell import managers, tell

LATE = "late"
RUNNING_LATE = "running_late"
# When the family is told that the promise is about to break, and nobody has called.
ABOUT_TO_BREAK = timedelta(hours=1)
# Where the alarm would come together with the promise, it comes in the morning of that day instead.
MORNING_BEFORE = timedelta(hours=9)
# How soon we call once we are late.
NEW_PROMISE_WORKING_DAYS = 1
# More than a weekend's surge; what is left over is taken ten minutes later.
AT_A_TIME = 300


def keep_watch(at: datetime) -> str:
    """Sets the marks whose time has come and tells those who must know; run again it finds nothing to do."""
    with transaction.atomic():
        leads = awaiting_first_call().exclude(_has(PromiseMark.ESCALATED))
        leads = leads.filter(received_at__lt=at).select_for_update(of=("self",), skip_locked=True)
        events = [
            event
            for lead in leads.order_by("promised_by", "pk").prefetch_related("promise_events")[:AT_A_TIME]
            for event in _mark(lead, at=at)
        ]
        if not events:
            return ""
        access_log.record(
            by=User.objects.system(),
            action=AccessAction.CHANGE,
            door="triage.keep_watch",
            cases={event.lead.reference for event in events},
            at=at,
        )
        _tell_staff(events, at=at)
    return ngettext("%(count)s mark", "%(count)s marks", len(events)) % {"count": len(events)}


def awaiting_first_call() -> QuerySet[Lead]:
    """Registrations that were promised a call and have had neither a talk nor a way back from us.

    One that was joined to another of its household waits for its own promise all the same.
    """
    waits = Q(status__in=sorted(OPEN)) | Q(joined_to__isnull=False)
    return Lead.objects.filter(~Exists(ways_left()), waits, awaits_first_talk=True)


def alarm_at(lead: Lead) -> datetime:
    """When the pair is reminded: after the unit's working days, but always before the promise."""
    morning = promised_now(lead) - MORNING_BEFORE
    if promised_now(lead) != lead.promised_by:
        return morning
    after = end_of(working_days_after(lead.received_at, settings.UNIT.promise.alarm_working_days))
    return min(after, morning)


def escalated_at(lead: Lead) -> datetime:
    """When the manager is told: after the unit's working days, and never before the promise is broken."""
    after = end_of(working_days_after(lead.received_at, settings.UNIT.promise.escalation_working_days))
    return max(after, promised_now(lead))


def promised_now(lead: Lead) -> datetime:
    """What the family expects: the first promise, or the later one it was told of in time.

    Reads marks that were brought along. The inbox and the statistics go by the first promise alone.
    """
    moved = [event.new_promise for event in lead.promise_events.all() if event.mark == PromiseMark.MOVED]
    return next((promise for promise in moved if promise is not None), lead.promised_by)


def _mark(lead: Lead, *, at: datetime) -> list[PromiseEvent]:
    """The marks this lead gets now; a promise already broken needs no alarm any more."""
    has = {event.mark for event in lead.promise_events.all()}
    is_broken = promised_now(lead) < at
    made = []
    if not is_broken and alarm_at(lead) < at and PromiseMark.ALARM not in has:
        made.append(PromiseEvent(lead=lead, mark=PromiseMark.ALARM, at=at))
    if promised_now(lead) - ABOUT_TO_BREAK < at <= promised_now(lead) and PromiseMark.MOVED not in has:
        made += _say_it_in_time(lead, at=at)
    if is_broken and PromiseMark.BROKEN not in has:
        made.append(_break(lead, at=at))
    if is_broken and escalated_at(lead) < at and PromiseMark.ESCALATED not in has:
        made.append(PromiseEvent(lead=lead, mark=PromiseMark.ESCALATED, at=at))
    return PromiseEvent.objects.bulk_create(made)


def _break(lead: Lead, *, at: datetime) -> PromiseEvent:
    """Tells the family that we are late and when we call instead; the first promise stays as it was.

    A household that wrote twice is told once: the letter about its first registration holds for both.
    """
    if told := _told_already(lead, at):
        return PromiseEvent(
            lead=lead,
            mark=PromiseMark.BROKEN,
            at=at,
            new_promise=told.new_promise,
            was_told=told.was_told,
        )
    return PromiseEvent(
        lead=lead,
        mark=PromiseMark.BROKEN,
        at=at,
        new_promise=_new_promise(at),
        was_told=_tell_family(lead, LATE, at=at),
    )


def _say_it_in_time(lead: Lead, *, at: datetime) -> list[PromiseEvent]:
    """Tells the family, while the promise still holds, by when we call if it is not today.

    Whoever cannot be written to keeps the promise as it is.
    """
    told = _told_already(lead, at)
    if not told and not _tell_family(lead, RUNNING_LATE, at=at):
        return []
    new_promise = told.new_promise if told else _new_promise(at)
    return [PromiseEvent(lead=lead, mark=PromiseMark.MOVED, at=at, new_promise=new_promise, was_told=True)]


def _new_promise(at: datetime) -> datetime:
    return end_of(working_days_after(at, NEW_PROMISE_WORKING_DAYS))


def _tell_family(lead: Lead, about: str, *, at: datetime) -> bool:
    """A protected family has not said that we may write: it is called, and the inbox says so."""
    return not lead.is_protected and tell_family(lead, about, key=str(lead.pk), at=at) > 0


def _told_already(lead: Lead, at: datetime) -> PromiseEvent | None:
    """The word the household has had already, while the new promise in it still stands."""
    if lead.joined_to_id is None:
        return None
    told = PromiseEvent.objects.filter(lead=lead.joined_to_id, mark__in=WITH_NEW_PROMISE, was_told=True)
    return told.filter(new_promise__gt=at).order_by("-at").first()


def _tell_staff(events: Iterable[PromiseEvent], *, at: datetime) -> None:
    """An alarm goes to the pair, or to the managers where nobody is responsible; the rest to the managers."""
    bosses = managers()
    by_person: dict[tuple[User, str], list[PromiseEvent]] = defaultdict(list)
    for event in events:
        if event.mark == PromiseMark.ALARM:
            worked = worked_on(event.lead)
            pair = [person for person in (worked.owner, worked.partner) if person is not None]
            for person in [one for one in pair if one.holds_any(DESK_ROLES)] or bosses:
                by_person[(person, "alarm")].append(event)
        elif event.mark == PromiseMark.ESCALATED:
            for person in bosses:
                by_person[(person, "escalated")].append(event)
    for (person, about), told in by_person.items():
        tell(
            person,
            about=about,
            key=str(told[0].pk),
            references=list(dict.fromkeys(worked_on(event.lead).reference for event in told)),
            at=at,
        )


def _has(mark: PromiseMark) -> Exists:
    return Exists(PromiseEvent.objects.filter(lead=OuterRef("pk"), mark=mark))
