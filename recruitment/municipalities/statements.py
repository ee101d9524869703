"""From a communicator's words about needs to the public page and off it: propose, approve, take down."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from recruitment.municipalities.models import NeedStatement, NeedStatementEvent
from recruitment.municipalities.queries import has_enough_behind, with_homes_behind
from recruitment.staff.models import User

Status, Kind = NeedStatement.Status, NeedStatementEvent.Kind
# The register changes from week to week; words that are always true are read again once a year.
LONGEST = timedelta(days=90)
LONGEST_EVERGREEN = timedelta(days=365)
WORDING = ("words", "words_in_english", "is_evergreen", "home_type", "age_band", "area")


class TooFewBehind(Exception):
    """The register holds too few confirmed needs of this kind there to speak of them in public."""


class NotWaiting(Exception):
    """Only a statement that waits for approval, with its last day ahead, can be approved."""


def last_possible_day(*, is_evergreen: bool, today: date) -> date:
    return today + (LONGEST_EVERGREEN if is_evergreen else LONGEST)


@transaction.atomic
def propose(statement: NeedStatement, *, by: User, at: datetime) -> NeedStatement:
    """Puts new words, or changed ones, before the unit manager; changed words leave the page at once."""
    is_new = statement.pk is None
    statement.status, statement.approved_by, statement.approved_at = Status.PROPOSED, None, None
    statement.proposed_by, statement.proposed_at = by, at
    statement.save()
    _note(statement, Kind.PROPOSED if is_new else Kind.CHANGED, by=by, at=at)
    return statement


@transaction.atomic
def approve(statement: NeedStatement, *, proposed_at: datetime, by: User, at: datetime) -> None:
    """Lets the words stand on the public pages from now on.

    `proposed_at` belongs to the words the manager has read: what somebody has changed since is not
    approved with them. Raises NotWaiting, or TooFewBehind when the register does not carry the words.
    """
    today = timezone.localdate(at)
    waiting = NeedStatement.objects.select_for_update(of=("self",)).filter(
        pk=statement.pk, status=Status.PROPOSED, proposed_at=proposed_at, expires_on__gte=today
    )
    found = with_homes_behind(waiting, today).first()
    if found is None:
        raise NotWaiting
    if not found.is_supported:
        raise TooFewBehind
    found.status, found.approved_by, found.approved_at = Status.APPROVED, by, at
    found.save(update_fields=["status", "approved_by", "approved_at"])
    _note(found, Kind.APPROVED, by=by, at=at, homes_behind=found.homes_behind)


@transaction.atomic
def take_down(statement: NeedStatement, *, by: User, at: datetime) -> None:
    """Takes the words off the page, or out of the waiting list; done twice, it is done once."""
    current = NeedStatement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    if current.status != Status.ENDED:
        _end(current, Kind.TAKEN_DOWN, by=by, at=at)


def let_go(at: datetime) -> str:
    """Ends what no longer may stand: its last day has passed, or too few needs are left behind it.

    Pages leave it out by themselves from the same moment. Ending it makes sure that it does not come
    back by itself either: words that come and go would tell each time the count passes the limit.
    """
    today, ended = timezone.localdate(at), 0
    standing = NeedStatement.objects.filter(status__in=(Status.APPROVED, Status.PROPOSED))
    for statement in standing.filter(expires_on__lt=today):
        ended += _end_by_itself(statement, Kind.EXPIRED, at=at)
    counted = standing.filter(status=Status.APPROVED, is_evergreen=False)
    for statement in counted.exclude(has_enough_behind(today)):
        ended += _end_by_itself(statement, Kind.TOO_FEW, at=at)
    return str(ended) if ended else ""


@transaction.atomic
def _end_by_itself(statement: NeedStatement, kind: NeedStatementEvent.Kind, *, at: datetime) -> int:
    """Another worker may have been first, or a colleague may have changed it in between."""
    current = (
        NeedStatement.objects.select_for_update(of=("self",))
        .filter(pk=statement.pk, status=statement.status, expires_on=statement.expires_on)
        .first()
    )
    if current is None:
        return 0
    _end(current, kind, by=User.objects.system(), at=at)
    return 1


def _end(statement: NeedStatement, kind: NeedStatementEvent.Kind, *, by: User, at: datetime) -> None:
    statement.status, statement.approved_by, statement.approved_at = Status.ENDED, None, None
    statement.save(update_fields=["status", "approved_by", "approved_at"])
    _note(statement, kind, by=by, at=at)


def _note(
    statement: NeedStatement,
    kind: NeedStatementEvent.Kind,
    *,
    by: User,
    at: datetime,
    homes_behind: int | None = None,
) -> None:
    NeedStatementEvent.objects.create(
        statement=statement, kind=kind, by=by, at=at, wording=_wording(statement), homes_behind=homes_behind
    )
    log(instance=statement, action=f"needs.{kind}", user=by)


def _wording(statement: NeedStatement) -> dict[str, Any]:
    facts = {name: getattr(statement, name) for name in WORDING}
    return {**facts, "expires_on": statement.expires_on.isoformat(), "smallest": settings.UNIT.smallest_cell}
