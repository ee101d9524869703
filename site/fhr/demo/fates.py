"""What happens to one family, decided by chance alone: a list of dated deeds that nobody has done yet.

The generator does the deeds whose time has come, so that the newest families are open, the ones
before them are being called, and only the oldest have a child living with them: outcomes lag by months.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from fhr.demo.calendar import at_work
from recruitment.handoff.models import Adapter
from recruitment.leads.models import NextAction
from recruitment.leads.status import Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import OfferRule, UnsuitableReason
from recruitment.triage.models import ContactOutcome, ContactWay
from recruitment.triage.reasons import (
    NotProceedingReason,
    ReferralReason,
    UnreachableReason,
    WithdrawalReason,
)

# Shares of the families that reach each fork; about one in ten of all ends as a suitable home.
ANSWERS_FIRST_CALL = 0.62
NEVER_REACHED = 0.08
SENT_TWICE = 0.02
AFTER_FIRST_TALK = {"go_on": 0.58, "withdraw": 0.19, "not_proceed": 0.13, "rest": 0.10}
AFTER_ASSESSMENT = {"hand_over": 0.72, "withdraw": 0.16, "not_proceed": 0.12}
WOKEN_AND_GOES_ON = 0.4
VERDICTS = {
    OutcomeKind.SUITABLE: 0.30,
    OutcomeKind.UNSUITABLE: 0.36,
    OutcomeKind.WITHDRAWN: 0.34,
}
BY_TRESERVA = 0.3
PLACED_IN_THE_END = 0.62


@dataclass(frozen=True)
class Deed:
    """Something staff will do: `verb` names the action, `what` its choice, `until` a day it sets."""

    at: datetime
    verb: str
    what: str = ""
    reason: str = ""
    # The next step the deed plans; its day is that of the following deed.
    next_action: str = ""


def fate(rng: Random, received_at: datetime, *, is_member: bool) -> list[Deed]:
    """One family's whole way through the house, however far into the future it reaches."""
    return list(_deeds(rng, received_at, is_member=is_member))


def _deeds(rng: Random, received_at: datetime, *, is_member: bool) -> Iterator[Deed]:
    at = at_work(rng, received_at, days=rng.choice((0, 0, 1)))
    if rng.random() < SENT_TWICE:
        yield Deed(at, "write_again")
    yield Deed(at, "assign", next_action=NextAction.FIRST_CALL)

    at = at_work(rng, at, days=rng.choices((0, 1, 2, 4), weights=(45, 35, 15, 5))[0])
    if rng.random() > ANSWERS_FIRST_CALL:
        for attempt in range(3):
            outcome = rng.choice((ContactOutcome.NO_ANSWER, ContactOutcome.MESSAGE_LEFT))
            yield Deed(at, _way(rng), outcome, next_action=NextAction.CALL_AGAIN)
            at = at_work(rng, at, days=rng.randint(1, 3))
            if attempt < 2 and rng.random() < 0.5:
                break
        else:
            if rng.random() < NEVER_REACHED / (1 - ANSWERS_FIRST_CALL) * 2:
                yield Deed(at, "close", Status.UNREACHABLE, UnreachableReason.NO_ANSWER)
                return
    yield Deed(at, ContactWay.PHONE, ContactOutcome.REACHED, next_action=NextAction.ASSESS)

    at = at_work(rng, at, days=rng.randint(4, 20) if is_member else rng.randint(0, 4))
    if not is_member:
        yield Deed(at, "close", Status.REFERRED, ReferralReason.OTHER_MUNICIPALITY)
        return
    yield from _after_first_talk(rng, at)


def _after_first_talk(rng: Random, at: datetime) -> Iterator[Deed]:
    way = _fork(rng, AFTER_FIRST_TALK)
    if way == "rest":
        wakes = at_work(rng, at + timedelta(days=rng.randint(60, 270)), days=0)
        yield Deed(at, "rest", until_of(wakes))
        if rng.random() > WOKEN_AND_GOES_ON:
            yield Deed(wakes, "close", Status.WITHDRAWN, _reason(rng, WithdrawalReason))
            return
        yield Deed(wakes, "reopen", next_action=NextAction.CALL_AGAIN)
        at = at_work(rng, wakes, days=1)
        yield Deed(at, ContactWay.PHONE, ContactOutcome.REACHED, next_action=NextAction.ASSESS)
        at = at_work(rng, at, days=rng.randint(1, 4))
    elif way != "go_on":
        yield _end(rng, at, way)
        return

    if rng.random() < 0.55:
        at = at_work(rng, at, days=rng.randint(6, 20))
        yield Deed(at, ContactWay.VISIT, ContactOutcome.REACHED, next_action=NextAction.ASSESS)
    at = at_work(rng, at, days=rng.randint(4, 15))
    way = _fork(rng, AFTER_ASSESSMENT)
    yield Deed(at, "assess", way, next_action=NextAction.HAND_OVER)
    at = at_work(rng, at, days=rng.randint(2, 12))
    if way != "hand_over":
        yield _end(rng, at, way)
        return
    adapter = Adapter.TRESERVA_BY_HAND if rng.random() < BY_TRESERVA else Adapter.BUILT_IN_QUEUE
    yield Deed(at, "hand_over", adapter)
    yield from _investigation(rng, at)


def _investigation(rng: Random, at: datetime) -> Iterator[Deed]:
    at = at_work(rng, at, days=rng.randint(3, 24))
    yield Deed(at, "receive")
    at = at_work(rng, at, days=rng.randint(1, 15))
    yield Deed(at, "record", OutcomeKind.INVESTIGATION_OPENED)
    yield Deed(at_work(rng, at + timedelta(days=16), days=0), "record", OutcomeKind.FIRST_VISIT)
    yield Deed(at_work(rng, at + timedelta(days=30), days=0), "record", OutcomeKind.EXTRACTS_RETURNED)
    at = at_work(rng, at + timedelta(days=rng.randint(45, 150)), days=0)
    verdict = _fork(rng, VERDICTS)
    if verdict == OutcomeKind.WITHDRAWN:
        yield Deed(at, "record", verdict, _reason(rng, WithdrawalReason))
    elif verdict == OutcomeKind.UNSUITABLE:
        yield Deed(at, "record", verdict, _reason(rng, UnsuitableReason))
    else:
        yield Deed(at, "record", verdict)
        yield from _as_a_home(rng, at)


def _as_a_home(rng: Random, at: datetime) -> Iterator[Deed]:
    if rng.random() < 0.75:
        at = at_work(rng, at + timedelta(days=rng.randint(10, 60)), days=0)
        yield Deed(at, "record", OutcomeKind.TRAINED)
    at = at_work(rng, at, days=rng.randint(0, 5))
    yield Deed(at, "record", OutcomeKind.AVAILABLE)
    for _offer in range(rng.choice((1, 1, 2, 3))):
        at = at_work(rng, at + timedelta(days=rng.randint(5, 50)), days=0)
        yield Deed(at, "record", OutcomeKind.OFFERED, _reason(rng, OfferRule))
    if rng.random() < PLACED_IN_THE_END:
        at = at_work(rng, at, days=rng.randint(3, 15))
        yield Deed(at, "record", OutcomeKind.MATCHED)
        at = at_work(rng, at + timedelta(days=rng.randint(10, 40)), days=0)
        yield Deed(at, "record", OutcomeKind.PLACED)


def until_of(moment: datetime) -> str:
    return moment.date().isoformat()


def _end(rng: Random, at: datetime, way: str) -> Deed:
    if way == "withdraw":
        return Deed(at, "close", Status.WITHDRAWN, _reason(rng, WithdrawalReason))
    return Deed(at, "close", Status.NOT_PROCEEDING, _reason(rng, NotProceedingReason))


def _way(rng: Random) -> str:
    return rng.choices((ContactWay.PHONE, ContactWay.SMS, ContactWay.EMAIL), weights=(7, 2, 1))[0]


def _reason(rng: Random, reasons: type) -> str:
    return str(rng.choice(reasons.values))


def _fork(rng: Random, shares: dict[str, float]) -> str:
    return rng.choices(list(shares), weights=list(shares.values()))[0]
