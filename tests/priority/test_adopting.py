"""A rule is adopted by the unit manager, is in force from its day, and is never changed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from recruitment.priority.actions import RuleRefused, adopt
from recruitment.priority.models import PriorityRule
from recruitment.priority.queries import adopted, rule_in_force
from recruitment.priority.rules import FIRST, WEIGHTS
from recruitment.staff.models import User
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = AT.date()
WHY = "Utredarna vill att väntan väger tyngre."


@pytest.fixture
def manager() -> User:
    return make_staff("unit_manager")


def adopt_one(by: User, *, on: date = TODAY, why: str = WHY, **changed: int) -> PriorityRule:
    weights = {name: getattr(FIRST, name) for name in WEIGHTS} | changed
    return adopt(weights, in_force_from=on, why=why, by=by, at=AT)


def test_without_an_adopted_rule_the_first_one_holds() -> None:
    assert rule_in_force(TODAY) == FIRST


def test_a_version_is_in_force_from_its_day_until_a_later_one(manager: User) -> None:
    adopt_one(manager, on=TODAY + timedelta(days=7), points_a_week=2)
    adopt_one(manager, points_a_week=3)
    assert [rule_in_force(TODAY + timedelta(days=day)).points_a_week for day in (-1, 0, 6, 7)] == [1, 3, 3, 2]
    assert [version.number for version in adopted()] == [3, 2]


def test_the_same_rule_sent_twice_is_adopted_once(manager: User) -> None:
    assert adopt_one(manager, points_a_week=2) == adopt_one(manager, points_a_week=2)


@pytest.mark.parametrize("role", ["handler", "investigator", "communicator", "steering_viewer"])
def test_nobody_else_adopts(role: str) -> None:
    with pytest.raises(RuleRefused):
        adopt_one(make_staff(role))


@pytest.mark.parametrize(
    "wrong",
    [
        {"points_a_week": 0},
        {"most_needs": 0},
        {"points_a_need": 11},
        {"points_for_urgency": -1},
        {"on": TODAY - timedelta(days=1)},
        {"why": " "},
        {"why": "Kalle, 20100101-1234, väntar"},
        {"why": "Fråga anna@example.se"},
    ],
)
def test_what_cannot_be_a_rule_is_refused(manager: User, wrong: dict[str, object]) -> None:
    with pytest.raises(RuleRefused):
        adopt_one(manager, **wrong)  # type: ignore[arg-type]
    assert not PriorityRule.objects.exists()


def test_the_database_lets_nobody_change_or_remove_a_version(manager: User) -> None:
    adopt_one(manager)
    with pytest.raises(DatabaseError), transaction.atomic():
        PriorityRule.objects.update(points_a_week=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        PriorityRule.objects.all().delete()
