"""Which outcomes can stand together, and in what order; no database, the whole set is judged at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import MAY_BE_SILENT, REASONS
from recruitment.outcomes.refusals import OutcomeRefused

# Steps on the way to a result, each with its day; none of them has to be entered.
MILESTONES = (
    OutcomeKind.INVESTIGATION_OPENED,
    OutcomeKind.FIRST_VISIT,
    OutcomeKind.EXTRACTS_ASKED,
    OutcomeKind.EXTRACTS_RETURNED,
    OutcomeKind.BRA_FAM_SENT,
    OutcomeKind.BRA_FAM_RETURNED,
    OutcomeKind.TRAINING_OFFERED,
)
# While nothing else stands the investigation has no result, and the case can still be given back.
BEFORE_A_RESULT = frozenset({OutcomeKind.CASE_OPENED, *MILESTONES, OutcomeKind.TRAINED})
# All that is needed of these is a case.
WITH_A_CASE = (
    *MILESTONES,
    OutcomeKind.SUITABLE,
    OutcomeKind.UNSUITABLE,
    OutcomeKind.WITHDRAWN,
    OutcomeKind.TRAINED,
    OutcomeKind.RECRUITED_ELSEWHERE,
)
# What must stand, on the same day or earlier, before a fact can be true.
PRECONDITIONS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(WITH_A_CASE, (OutcomeKind.CASE_OPENED,)),
    OutcomeKind.AVAILABLE: (OutcomeKind.SUITABLE,),
    OutcomeKind.OFFERED: (OutcomeKind.SUITABLE,),
    OutcomeKind.MATCHED: (OutcomeKind.SUITABLE,),
    OutcomeKind.PLACED: (OutcomeKind.SUITABLE,),
    OutcomeKind.ENDED: (OutcomeKind.PLACED,),
}
# Facts of which only one can be true of a family.
EXCLUSIVE = (
    frozenset({OutcomeKind.SUITABLE, OutcomeKind.UNSUITABLE}),
    frozenset({OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN}),
    frozenset({OutcomeKind.PLACED, OutcomeKind.WITHDRAWN}),
    frozenset({OutcomeKind.PLACED, OutcomeKind.RECRUITED_ELSEWHERE}),
    frozenset({OutcomeKind.WITHDRAWN, OutcomeKind.RECRUITED_ELSEWHERE}),
)
# Pairs in which the first, where both stand, cannot come after the second.
NOT_AFTER = (
    (OutcomeKind.INVESTIGATION_OPENED, OutcomeKind.SUITABLE),
    (OutcomeKind.INVESTIGATION_OPENED, OutcomeKind.UNSUITABLE),
    (OutcomeKind.FIRST_VISIT, OutcomeKind.SUITABLE),
    (OutcomeKind.EXTRACTS_ASKED, OutcomeKind.EXTRACTS_RETURNED),
    (OutcomeKind.BRA_FAM_SENT, OutcomeKind.BRA_FAM_RETURNED),
    (OutcomeKind.TRAINING_OFFERED, OutcomeKind.TRAINED),
    (OutcomeKind.MATCHED, OutcomeKind.PLACED),
)
REPEATABLE = frozenset({OutcomeKind.OFFERED})
OF_A_MUNICIPALITY = frozenset(
    {OutcomeKind.OFFERED, OutcomeKind.MATCHED, OutcomeKind.PLACED, OutcomeKind.RECRUITED_ELSEWHERE}
)
# What ends an investigation.
DECISIONS = frozenset({OutcomeKind.SUITABLE, OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN})
# What leaves nothing for the investigators to wait for.
ENDINGS = DECISIONS | {OutcomeKind.RECRUITED_ELSEWHERE}

# What takes a home out of the common pool, when it happens on the day it came in or later.
TAKEN = frozenset(
    {
        OutcomeKind.MATCHED,
        OutcomeKind.PLACED,
        OutcomeKind.WITHDRAWN,
        OutcomeKind.UNSUITABLE,
        OutcomeKind.RECRUITED_ELSEWHERE,
    }
)


@dataclass(frozen=True)
class Fact:
    kind: str
    occurred_on: date
    municipality: str = ""
    reason: str = ""


def check_fact(fact: Fact, *, handed_over_on: date, today: date) -> None:
    """One fact by itself: its day, its municipality and its reason."""
    if fact.kind not in OutcomeKind.values:
        raise OutcomeRefused(_("Choose what happened from the list."))
    if fact.occurred_on > today:
        raise OutcomeRefused(_("The date lies in the future. Enter what has happened."))
    if fact.occurred_on < handed_over_on:
        raise OutcomeRefused(
            _("The date lies before the family was handed over, on %(day)s.") % {"day": handed_over_on}
        )
    if fact.kind in OF_A_MUNICIPALITY and not fact.municipality:
        raise OutcomeRefused(_("Choose the municipality."))
    if not fact.reason and fact.kind in MAY_BE_SILENT:
        return
    if fact.kind in REASONS and fact.reason not in REASONS[fact.kind].values:
        raise OutcomeRefused(_("Choose a reason from the list."))
    if fact.kind not in REASONS and fact.reason:
        raise OutcomeRefused(_("This outcome has no reason to give."))


def check_together(facts: Iterable[Fact]) -> None:
    """All facts of one family: each is there once, on firm ground, in an order that can be true."""
    standing = list(facts)
    days = _day_of_each(standing)
    for kind, first in days.items():
        for needed in PRECONDITIONS.get(kind, ()):
            if needed not in days:
                raise OutcomeRefused(
                    _("“%(kind)s” needs “%(needed)s” to be entered first.") % _labels(kind, needed)
                )
            if first < days[needed]:
                raise OutcomeRefused(_("“%(kind)s” cannot be before “%(needed)s”.") % _labels(kind, needed))
    for pair in EXCLUSIVE:
        if pair <= days.keys():
            kind, needed = sorted(pair)
            raise OutcomeRefused(
                _("“%(kind)s” and “%(needed)s” cannot both be true.") % _labels(kind, needed)
            )
    for earlier, later in NOT_AFTER:
        if earlier in days and later in days and days[earlier] > days[later]:
            raise OutcomeRefused(_("“%(kind)s” cannot be before “%(needed)s”.") % _labels(later, earlier))


def investigated_until(facts: Iterable[Fact]) -> date | None:
    """The day on which nothing was left to wait for; None while there is."""
    return min((fact.occurred_on for fact in facts if fact.kind in ENDINGS), default=None)


def free_since(facts: Iterable[Fact]) -> date | None:
    """The day from which the home has been free to offer; None where it is not, or no longer."""
    standing = list(facts)
    came = next((fact.occurred_on for fact in standing if fact.kind == OutcomeKind.AVAILABLE), None)
    if came is None or any(fact.kind in TAKEN and fact.occurred_on >= came for fact in standing):
        return None
    return came


def _day_of_each(facts: list[Fact]) -> dict[str, date]:
    """The first day of each kind; a second fact of a kind that happens once is refused."""
    days: dict[str, date] = {}
    for fact in facts:
        if fact.kind in days and fact.kind not in REPEATABLE:
            raise OutcomeRefused(
                _("“%(kind)s” is already entered. Correct that date instead.")
                % {"kind": OutcomeKind(fact.kind).label}
            )
        days[fact.kind] = min(fact.occurred_on, days.get(fact.kind, fact.occurred_on))
    return days


def _labels(kind: str, needed: str) -> dict[str, str]:
    return {"kind": str(OutcomeKind(kind).label), "needed": str(OutcomeKind(needed).label)}
