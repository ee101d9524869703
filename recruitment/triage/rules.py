"""What must hold before staff may act on a registration; no database: each rule can be read alone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from recruitment.leads.models import NextAction
from recruitment.leads.status import Status
from recruitment.privacy.pointing import holds_a_number, holds_an_address
from recruitment.staff.models import User
from recruitment.triage.models import ContactOutcome, TellingWay
from recruitment.triage.reasons import REASONS, ReferralReason, UnreachableReason
from recruitment.triage.refusals import TriageRefused

# A family is called unreachable after so many attempts since we last spoke, spread over so many days.
ATTEMPTS_BEFORE_UNREACHABLE = 3
DAYS_BEFORE_UNREACHABLE = 2
LONGEST_WAIT = timedelta(days=366)
LONGEST_REST = timedelta(days=2 * 366)
LONGEST_TEXT = 4000
LONGEST_PLACE = 80


@dataclass(frozen=True)
class Attempt:
    """What the rule of the unreachable needs to know of one attempt."""

    on: date
    outcome: str


@dataclass(frozen=True)
class Told:
    """That a family knows its registration has ended: from whom, since when and how."""

    by: User
    on: date
    how: str


def check_next_action(next_action: str, on: date, *, today: date) -> None:
    """A next step is one the unit knows, and its day is today or later, within a year."""
    if next_action not in NextAction.values:
        raise TriageRefused(_("Choose the next step from the list."))
    if on < today:
        raise TriageRefused(_("The next step cannot be on a day that has passed."))
    if on > today + LONGEST_WAIT:
        raise TriageRefused(_("Plan the next step within a year, or let the registration rest."))


def check_rest(until: date, *, today: date) -> None:
    if until <= today:
        raise TriageRefused(_("Choose a day after today for the registration to wake."))
    if until > today + LONGEST_REST:
        raise TriageRefused(_("A registration can rest for two years at most."))


def check_exit(to: Status, reason: str) -> None:
    """An exit has a reason from its own list."""
    if to not in REASONS:
        raise TriageRefused(_("That is not a way to end a registration."))
    if reason not in REASONS[to].values:
        raise TriageRefused(_("Choose a reason from the list."))
    if to == Status.DUPLICATE:
        raise TriageRefused(_("Join it with the household’s other registration, so that nothing is lost."))
    if reason == ReferralReason.CHILD_CONCERN:
        raise TriageRefused(
            _("A concern for a child is passed on from its own page, so that the board is told.")
        )


def check_ending(to: Status, *, told: Told | None, referred_to: str, today: date) -> None:
    """A family we turn down has been told before its registration ends; a referral leads somewhere."""
    if to == Status.NOT_PROCEEDING and told is None:
        raise TriageRefused(_("Tell the family first, then write who told them, when and how."))
    if told is not None and told.how not in TellingWay.values:
        raise TriageRefused(_("Choose how the family was told."))
    if told is not None and told.on > today:
        raise TriageRefused(_("The day the family was told cannot lie ahead."))
    if to == Status.REFERRED and not referred_to:
        raise TriageRefused(_("Write which municipality or unit the family was referred to."))
    if to != Status.REFERRED and referred_to:
        raise TriageRefused(_("Only a referral leads to another municipality or unit."))
    if len(referred_to) > LONGEST_PLACE or holds_a_number(referred_to) or holds_an_address(referred_to):
        raise TriageRefused(_("Write only the name of the municipality or unit, never of a person."))


def check_unreachable(reason: str, attempts: Iterable[Attempt]) -> None:
    """The visible rule: enough attempts on enough days since the last talk, or a wrong number."""
    since_last_talk = _since_last_talk(attempts)
    if reason == UnreachableReason.WRONG_DETAILS:
        if not any(attempt.outcome == ContactOutcome.WRONG_NUMBER for attempt in since_last_talk):
            raise TriageRefused(_("Log the attempt that showed that the contact details are wrong."))
        return
    days = {attempt.on for attempt in since_last_talk}
    if len(since_last_talk) < ATTEMPTS_BEFORE_UNREACHABLE or len(days) < DAYS_BEFORE_UNREACHABLE:
        raise TriageRefused(
            _("A family is unreachable after %(attempts)s attempts on at least %(days)s different days.")
            % {"attempts": ATTEMPTS_BEFORE_UNREACHABLE, "days": DAYS_BEFORE_UNREACHABLE}
        )


def check_requirements(chosen: Collection[str], known: Collection[str]) -> None:
    if not set(chosen) <= set(known):
        raise TriageRefused(_("Choose among the unit's basic requirements."))


def check_text(text: str) -> str:
    """The text without outer blanks; empty or endless texts are refused."""
    stripped = text.strip()
    if not stripped:
        raise TriageRefused(_("Write something first."))
    if len(stripped) > LONGEST_TEXT:
        raise TriageRefused(
            _("The text is too long: %(limit)s characters at most.") % {"limit": LONGEST_TEXT}
        )
    return stripped


def _since_last_talk(attempts: Iterable[Attempt]) -> list[Attempt]:
    """The attempts after the last time somebody was reached, in the order they were made."""
    recent: list[Attempt] = []
    for attempt in attempts:
        if attempt.outcome == ContactOutcome.REACHED:
            recent.clear()
        else:
            recent.append(attempt)
    return recent
