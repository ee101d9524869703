"""The time the public is told rests on enough families, the last two years, and nothing taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from recruitment.outcomes.actions import record, void
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.queries import FEWEST_TO_SPEAK_OF, LOOK_BACK, median_days_to_decision
from recruitment.outcomes.reasons import REASONS
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def answered(days: int, *, kind: str = "suitable", ended_on: date = TODAY) -> Outcome:
    """A family that had its answer so many days after it registered."""
    lead = make_handed_over(at=NOW - timedelta(days=(TODAY - ended_on).days + 300)).lead
    registered = timezone.localdate(lead.received_at)
    by = make_staff(Role.INVESTIGATOR)
    reason = next(iter(REASONS[kind].values)) if kind in REASONS else ""
    return record(
        lead, kind=kind, occurred_on=registered + timedelta(days=days), reason=reason, by=by, at=NOW
    )


def test_nothing_is_said_while_too_few_have_had_an_answer() -> None:
    for days in range(100, 100 + FEWEST_TO_SPEAK_OF - 1):
        answered(days)
    assert median_days_to_decision(on=TODAY) is None
    answered(100)
    assert median_days_to_decision(on=TODAY) is not None


def test_it_is_the_middle_of_all_answers_yes_or_no() -> None:
    for days in (90, 91, 92, 93, 94, 96, 97, 98, 99):
        answered(days)
    answered(290, kind="unsuitable")
    assert median_days_to_decision(on=TODAY) == 95


def test_what_was_taken_back_and_what_is_old_does_not_count() -> None:
    for days in range(100, 100 + FEWEST_TO_SPEAK_OF):
        taken_back = answered(days)
    assert median_days_to_decision(on=TODAY + LOOK_BACK) is None
    void(taken_back, by=make_staff(Role.INVESTIGATOR), at=NOW)
    assert median_days_to_decision(on=TODAY) is None
