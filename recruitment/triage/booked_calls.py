"""Gives a family the hour it chose for its call, takes it back, and says which hour stands."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from recruitment.leads.models import BookedCall, Lead, NextAction
from recruitment.leads.reach import tell
from recruitment.leads.status import OPEN, OWNED
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.templatetags.days import day_and_date, on_day
from recruitment.triage.call_hours import hour_at, hours_for, seats_taken
from recruitment.triage.queries import visible_to
from recruitment.triage.refusals import TriageRefused

CALL_BOOKED = "call_booked"
TAKEN = _("Somebody else just took the last place in that hour. Choose another one.")
CALLS = frozenset({NextAction.FIRST_CALL, NextAction.CALL_AGAIN})


def is_offered(lead: Lead, *, at: datetime) -> bool:
    """Where no hour is left to choose, and none to call off, none is asked for."""
    if not may_choose(lead):
        return False
    return current_call(lead, at=at) is not None or bool(hours_for(lead, at=at))


def may_choose(lead: Lead) -> bool:
    """Whether a call is what comes next: before the first talk, and while another one is planned."""
    return lead.status in OPEN and (lead.awaits_first_talk or lead.next_action in CALLS)


def current_call(lead: Lead, *, at: datetime) -> BookedCall | None:
    """The hour that stands, while it is ahead or goes on."""
    return standing_calls().filter(lead=lead, ends_at__gt=at).first()


def call_words(call: BookedCall) -> str:
    """“torsdag 3 december 9.00–10.00”, in the reader's language."""
    return f"{on_day(timezone.localtime(call.starts_at))} {hours_in_words(call.starts_at, call.ends_at)}"


def hours_in_words(starts_at: datetime, ends_at: datetime) -> str:
    clock = pgettext("time of day", "H:i")
    starts, ends = timezone.localtime(starts_at), timezone.localtime(ends_at)
    return f"{date_format(starts, clock)}–{date_format(ends, clock)}"


def hour_choices(lead: Lead, *, at: datetime) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a list shows: a group a day, and in it the hours that have a seat left."""
    days: dict[str, list[tuple[str, str]]] = {}
    for hour in hours_for(lead, at=at):
        day = day_and_date(timezone.localtime(hour.starts_at))
        words = hours_in_words(hour.starts_at, hour.ends_at)
        days.setdefault(day, []).append((hour.starts_at.isoformat(), words))
    return list(days.items())


def standing_calls() -> QuerySet[BookedCall]:
    return BookedCall.objects.filter(ended_at__isnull=True, lead__status__in=sorted(OPEN))


def call_parts(user: User, *, at: datetime) -> dict[str, Any]:
    """How many calls are still ahead today, as a part of a bigger question (`triage.queries.counts`)."""
    tomorrow = timezone.make_aware(datetime.combine(timezone.localdate(at) + timedelta(days=1), time()))
    ahead = standing_calls().filter(ends_at__gt=at, starts_at__lt=tomorrow)
    calls = ahead.filter(lead__in=visible_to(user)).order_by()
    # Grouped by what is the same for all of them, so that they are counted in one row.
    counted = calls.annotate(one=Value(1)).values("one").annotate(number=Count("pk")).values("number")
    return {"CALLS_TODAY": Coalesce(Subquery(counted, IntegerField()), 0)}


@transaction.atomic
def book_call(lead: Lead, starts_at: datetime, *, by: User, at: datetime, token: UUID) -> BookedCall:
    """Takes a seat of the hour and lets go of the one before; the family gets it in writing.

    A second call with the same token finds the seat taken by itself.
    """
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if done := BookedCall.objects.filter(pk=token).first():
        return done
    if not may_choose(lead):
        raise TriageRefused(_("No call is planned for this registration."))
    hour = hour_at(lead, starts_at, at=at)
    if hour is None:
        raise TriageRefused(_("That hour cannot be chosen any more. Choose another one."))
    if seats_taken([hour], without=lead).get(starts_at, 0) >= hour.seats:
        # Also where a colleague who was counted on is away since, and a lower seat stands empty.
        raise TriageRefused(TAKEN)
    _end(BookedCall.objects.filter(lead=lead), at=at)
    # A registration that has left the desk holds its seat no longer.
    _end(BookedCall.objects.filter(starts_at=starts_at).exclude(lead__status__in=sorted(OPEN)), at=at)
    for seat in range(1, hour.seats + 1):
        try:
            with transaction.atomic():
                call = BookedCall.objects.create(
                    id=token,
                    lead=lead,
                    starts_at=hour.starts_at,
                    ends_at=hour.ends_at,
                    seat=seat,
                    booked_at=at,
                    booked_by=by,
                )
        except IntegrityError:
            continue
        _plan_the_step(lead, call)
        if not lead.is_protected:
            tell(lead, CALL_BOOKED, key=str(call.pk), facts={"call": str(call.pk)}, at=at)
        _log(lead, "triage.book_call", by=by, at=at)
        return call
    raise TriageRefused(TAKEN)


@transaction.atomic
def let_go_of_call(lead: Lead, *, by: User, at: datetime) -> bool:
    """Calls the hour off; we call all the same, as promised. False when none stood."""
    if not _end(BookedCall.objects.filter(lead=lead), at=at):
        return False
    _log(lead, "triage.let_go_of_call", by=by, at=at)
    return True


def talked(lead: Lead, *, at: datetime) -> None:
    """After a talk the hour has done its work, also where we called before it."""
    _end(BookedCall.objects.filter(lead=lead), at=at)


def _end(calls: QuerySet[BookedCall], *, at: datetime) -> int:
    return calls.filter(ended_at__isnull=True).update(ended_at=at)


def _plan_the_step(lead: Lead, call: BookedCall) -> None:
    """Whoever is responsible finds the call on its day."""
    if lead.status in OWNED and lead.next_action in CALLS:
        lead.next_action_on = timezone.localdate(call.starts_at)
        lead.save(update_fields=["next_action_on"])


def _log(lead: Lead, door: str, *, by: User, at: datetime) -> None:
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[lead.reference], at=at)
