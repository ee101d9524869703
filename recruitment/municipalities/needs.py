"""A need from the weekly dialogue into the register and out of it: state, confirm, end.

Each leaves a row in the need's history, in the same transaction.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from recruitment.municipalities.models import Municipality, Need, NeedEvent
from recruitment.municipalities.queries import open_needs
from recruitment.staff.models import User

Kind = NeedEvent.Kind
FACTS = (
    "municipality_id",
    "age_band",
    "home_type",
    "siblings",
    "language",
    "urgency",
    "count",
    "valid_until",
)


class ChangedSince(Exception):
    """Somebody has changed the need, or one of the municipality's, since the page was read."""


class RunOut(Exception):
    """The need's last day has passed: it is entered anew with another day, not confirmed."""


@transaction.atomic
def state(need: Need, *, by: User, at: datetime) -> Need:
    """Writes down a new need, or what has changed in one; whoever says how it stands has confirmed it."""
    stood = None if need.pk is None else _held(Need.objects.filter(pk=need.pk)).get()
    if stood is not None and _facts(stood) == _facts(need):
        _confirm(stood, by=by, at=at)
        return stood
    need.last_confirmed_on, need.confirmed_by = timezone.localdate(at), by
    need.save()
    _note(need, Kind.STATED if stood is None else Kind.CHANGED, by=by, at=at)
    return need


@transaction.atomic
def confirm(need: Need, *, changes: int, by: User, at: datetime) -> None:
    """The municipality says that it still stands; said twice in a day, it is written once.

    `changes` is how many rows of the history that the reader has seen say something new: what a
    colleague has changed since is not confirmed unread. Raises ChangedSince, or RunOut.
    """
    current = _held(Need.objects.filter(pk=need.pk)).get()
    if changes_of(Need.objects.filter(pk=need.pk)) != changes:
        raise ChangedSince
    if current.valid_until < timezone.localdate(at):
        raise RunOut
    _confirm(current, by=by, at=at)


@transaction.atomic
def confirm_all(place: Municipality, *, changes: int, by: User, at: datetime) -> int:
    """All that the municipality needs today still stands; returns how many needs. Raises ChangedSince."""
    standing = list(_held(open_needs(timezone.localdate(at)).filter(municipality=place)))
    if changes_of(place.needs.all()) != changes:
        raise ChangedSince
    for need in standing:
        _confirm(need, by=by, at=at)
    return len(standing)


@transaction.atomic
def end(need: Need, *, by: User, at: datetime) -> None:
    """The need is met or gone: its last day was yesterday. Done twice, it is done once."""
    current, today = _held(Need.objects.filter(pk=need.pk)).get(), timezone.localdate(at)
    if current.valid_until < today:
        return
    current.valid_until = today - timedelta(days=1)
    current.save(update_fields=["valid_until"])
    _note(current, Kind.ENDED, by=by, at=at)
    log(instance=current, action="needs.end_need", user=by)


def changes_of(needs: QuerySet[Need]) -> int:
    """How many times these needs have been entered, changed or ended: a number that only grows."""
    counted = needs.order_by().aggregate(changes=Count("events", filter=~Q(events__kind=Kind.CONFIRMED)))
    return int(counted["changes"])


def _held(needs: QuerySet[Need]) -> QuerySet[Need]:
    """The rows as they are now, in order; nobody changes them until we are done."""
    return needs.select_for_update(of=("self",)).order_by("pk")


def _confirm(need: Need, *, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    if need.last_confirmed_on >= today:
        return
    need.last_confirmed_on, need.confirmed_by = today, by
    need.save(update_fields=["last_confirmed_on", "confirmed_by"])
    _note(need, Kind.CONFIRMED, by=by, at=at)
    log(instance=need, action="needs.confirm_need", user=by)


def _facts(need: Need) -> dict[str, object]:
    return {name: getattr(need, name) for name in FACTS}


def _note(need: Need, kind: NeedEvent.Kind, *, by: User, at: datetime) -> None:
    NeedEvent.objects.create(need=need, kind=kind, at=at, by=by, **_facts(need))
