"""Fills the demo's need register, and says in public what it holds enough of."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.conf import settings
from django.utils import timezone

from recruitment.municipalities.models import Municipality, Need, NeedStatement, Urgency
from recruitment.municipalities.needs import confirm, state
from recruitment.municipalities.statements import TooFewBehind, approve, propose
from recruitment.staff.models import User

# Swedish and English words, the age band counted, and how many days the words stand.
COUNTED = (
    ("Hem för tonåringar", "Homes for teenagers", "13-17", 60),
    ("Hem för skolbarn", "Homes for schoolchildren", "7-12", 10),
)
ALWAYS_TRUE = (("Hem i stan och på landet", "Homes in town and in the countryside", 300),)
WAITING = (("Hem för små barn", "Homes for young children", "0-6", 45),)


def make_needs(rng: Random, *, since: date, manager: User, now: datetime) -> None:
    """Half-years of needs that came, grew and were met, and two or three that stand for each member.

    Every member waits for somebody who takes a teenager, and some needs have gone stale.
    """
    for place in Municipality.objects.filter(is_member=True).order_by("pk"):
        _make_past(rng, place, since=since, manager=manager, now=now)
        *younger, teenagers = _bands()
        for band in (teenagers, *rng.sample(younger, k=_how_many_younger(place))):
            stated_at = now - timedelta(days=rng.randint(80, 150))
            need = _state(
                rng, place, band, lasts=timedelta(days=170 + rng.randint(20, 100)), by=manager, at=stated_at
            )
            asked_at = now - timedelta(days=rng.choice((2, 6, 9, 14, 21, 75)))
            confirm(need, changes=1, by=manager, at=asked_at)


def _make_past(rng: Random, place: Municipality, *, since: date, manager: User, now: datetime) -> None:
    """One need after the other, each changed once on the way; all have run out by now."""
    at = timezone.make_aware(datetime.combine(since, time(9))) + timedelta(days=rng.randint(1, 40))
    while at < now - timedelta(days=200):
        need = _state(rng, place, rng.choice(_bands()), lasts=timedelta(days=150), by=manager, at=at)
        need.count += rng.choice((-1, 0, 1, 1)) if need.count > 1 else rng.choice((0, 1))
        state(need, by=manager, at=at + timedelta(days=rng.randint(20, 90)))
        at += timedelta(days=rng.randint(60, 150))


def _state(rng: Random, place: Municipality, band: str, *, lasts: timedelta, by: User, at: datetime) -> Need:
    need = Need(
        municipality=place,
        age_band=band,
        siblings=rng.random() < 0.3,
        urgency=rng.choice(Urgency.values),
        count=rng.choice((1, 1, 2)),
        valid_until=timezone.localdate(at + lasts),
    )
    return state(need, by=by, at=at)


def _bands() -> list[str]:
    return [band.key for band in settings.UNIT.age_bands]


def _how_many_younger(place: Municipality) -> int:
    return min(len(settings.UNIT.age_bands) - 1, 1 + place.children // 4000)


def make_statements(*, communicator: User, manager: User, now: datetime) -> None:
    """Words on the pages, words that wait for the manager, and words whose last day is near."""
    proposed = [_propose(words, english, days, by=communicator, at=now, age_band=band)
                for words, english, band, days in COUNTED]  # fmt: skip
    proposed += [_propose(words, english, days, by=communicator, at=now, is_evergreen=True)
                 for words, english, days in ALWAYS_TRUE]  # fmt: skip
    _approve_what_is_carried(proposed, by=manager, at=now)
    for words, english, band, days in WAITING:
        _propose(words, english, days, by=communicator, at=now, age_band=band)


def _propose(
    words: str,
    english: str,
    days: int,
    *,
    by: User,
    at: datetime,
    age_band: str = "",
    is_evergreen: bool = False,
) -> NeedStatement:
    statement = NeedStatement(
        words=words,
        words_in_english=english,
        age_band=age_band,
        is_evergreen=is_evergreen,
        expires_on=timezone.localdate(at) + timedelta(days=days),
    )
    return propose(statement, by=by, at=at)


def _approve_what_is_carried(proposed: Sequence[NeedStatement], *, by: User, at: datetime) -> None:
    for statement in proposed:
        try:
            approve(statement, proposed_at=at, by=by, at=at)
        except TooFewBehind:
            # A small unit's register may not carry it; then it waits, as it would for real.
            continue
