"""Fills the demo's need register, and says in public what it holds enough of."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.utils import timezone

from recruitment.municipalities.models import Municipality, Need, NeedStatement, Urgency
from recruitment.municipalities.statements import TooFewBehind, approve, propose
from recruitment.staff.models import User

# Swedish and English words, the age band counted, and how many days the words stand.
COUNTED = (
    ("Hem för tonåringar", "Homes for teenagers", "13-17", 60),
    ("Hem för skolbarn", "Homes for schoolchildren", "7-12", 10),
)
ALWAYS_TRUE = (("Hem i stan och på landet", "Homes in town and in the countryside", 300),)
WAITING = (("Hem för små barn", "Homes for young children", "0-6", 45),)


def make_needs(rng: Random, *, now: datetime) -> None:
    """One to three open needs for each member; teenagers wait longest, and one need has gone stale."""
    today = timezone.localdate(now)
    bands = [band.key for band in settings.UNIT.age_bands]
    for place in Municipality.objects.filter(is_member=True).order_by("pk"):
        wanted = rng.sample(bands[::-1], k=min(len(bands), 1 + place.children // 3000))
        for band in wanted:
            Need.objects.create(
                municipality=place,
                age_band=band,
                siblings=rng.random() < 0.3,
                urgency=rng.choice(Urgency.values),
                count=rng.choice((1, 1, 2)),
                valid_until=today + timedelta(days=rng.randint(20, 120)),
                last_confirmed_on=today - timedelta(days=rng.choice((2, 6, 9, 14, 21, 75))),
            )


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
