"""Which hours a family can choose for its call: the unit's own hours, times those who have duty that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from recruitment.duty.queries import away_on, duty_days
from recruitment.leads.models import BookedCall, Lead
from recruitment.leads.promise import working_days_after
from recruitment.leads.status import OPEN
from recruitment.staff.models import User
from recruitment.triage.watch import promised_now


@dataclass(frozen=True)
class Hour:
    """One hour, and how many calls it has room for in all."""

    starts_at: datetime
    ends_at: datetime
    seats: int


def hours_for(lead: Lead, *, at: datetime) -> list[Hour]:
    """The hours that have a seat left, or the family's own, from a while ahead to the last day it can choose.

    Until we have talked, that is the day we promised: a choice moves no promise. Where the promise is
    broken already, it is as soon as for somebody who writes today.
    """
    hours = list(_hours(_days(lead, at=at), after=at))
    taken = seats_taken(hours, without=lead)
    return [hour for hour in hours if taken.get(hour.starts_at, 0) < hour.seats]


def hour_at(lead: Lead, starts_at: datetime, *, at: datetime) -> Hour | None:
    """The hour that begins then, whether it is full or not; None for one we never offered this family."""
    hours = _hours(_days(lead, at=at), after=at)
    return next((hour for hour in hours if hour.starts_at == starts_at), None)


def seats_taken(hours: Iterable[Hour], *, without: Lead) -> dict[datetime, int]:
    """By each hour's beginning; a registration that has left the desk holds no seat."""
    standing = BookedCall.objects.filter(
        starts_at__in=[hour.starts_at for hour in hours], ended_at__isnull=True, lead__status__in=sorted(OPEN)
    )
    others = standing.exclude(lead=without).order_by()
    return dict(others.values_list("starts_at").annotate(Count("pk")))


def _days(lead: Lead, *, at: datetime) -> list[date]:
    """Without the days on which nobody of the family's own pair is at work."""
    today = timezone.localdate(at)
    last = _last_day(lead, at=at)
    days = [today + timedelta(days=number) for number in range((last - today).days + 1)]
    pair = [key for key in (lead.owner_id, lead.partner_id) if key is not None]
    if not pair:
        return days
    people = User.objects.filter(pk__in=pair)
    return [day for day in days if people.exclude(away_on(day)).exists()]


def _last_day(lead: Lead, *, at: datetime) -> date:
    if not lead.awaits_first_talk:
        return timezone.localdate(at) + timedelta(days=settings.UNIT.call_hours.days_ahead)
    promise = promised_now(lead)
    if promise > at:
        return timezone.localdate(promise)
    return working_days_after(at, settings.UNIT.promise.first_contact_working_days)


def _hours(days: Iterable[date], *, after: datetime) -> Iterable[Hour]:
    """Nobody has duty on a day the unit is closed; such a day has no hours."""
    own = settings.UNIT.call_hours
    soonest = after + timedelta(hours=own.soonest_hours)
    for duty in duty_days(days):
        seats = len(duty.new) * own.calls_each
        for start in own.starts if seats else ():
            starts_at = timezone.make_aware(datetime.combine(duty.on, start))
            if starts_at >= soonest:
                yield Hour(starts_at, starts_at + timedelta(minutes=own.minutes), seats)
