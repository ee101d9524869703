"""An adopted plan is frozen, and what is changed afterwards is kept with a reason."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from recruitment.plan import actions
from recruitment.plan.facts import changes, digest_of, facts_of
from recruitment.plan.history import history, is_whole
from recruitment.plan.models import (
    Activity,
    Adoption,
    Amendment,
    Cost,
    Goal,
    Part,
    PlanStatus,
    PlanYear,
)
from recruitment.staff.models import User
from tests.make.campaigns import make_tag
from tests.make.plan import make_activity, make_plan, make_target_group
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db

NOW = timezone.make_aware(datetime(2026, 11, 22, 9))
REASON = "Styrgruppen bad om det"


@pytest.fixture
def maja() -> User:
    return make_staff("communicator")


def adopted(maja: User) -> Adoption:
    return actions.adopt(
        make_plan(), adopted_on=date(2025, 12, 10), adopted_by="Styrgruppen", by=maja, at=NOW
    )


@contextmanager
def amending(maja: User, reason: str = REASON) -> Any:
    with actions.amending([make_plan().pk], reason=reason, by=maja, at=NOW):
        yield


def planned_cost(activity: Activity, **facts: Any) -> Cost:
    return Cost.objects.create(
        **{"activity": activity, "on": date(2026, 10, 1), "kind": "media", "is_planned": True, "amount": 900}
        | facts
    )


def test_adoption_freezes_the_whole_promise_with_its_fingerprint(maja: User) -> None:
    activity = make_activity(name="Affischer")
    activity.target_groups.add(make_target_group("Par"))
    planned_cost(activity)
    Goal.objects.create(plan=make_plan(), metric="leads", value=176)
    adoption = adopted(maja)
    kept = adoption.snapshot
    assert [one["name"] for one in kept["activities"].values()] == ["Affischer"]
    assert [one["target_groups"] for one in kept["activities"].values()] == [["Par"]]
    assert [one["value"] for one in kept["goals"].values()] == [176]
    assert [one["amount"] for one in kept["costs"].values()] == ["900.00"]
    assert (adoption.entered_by, adoption.adopted_by) == (maja, "Styrgruppen")
    plan = PlanYear.objects.get()
    assert (plan.status, plan.adopted_on) == (PlanStatus.ADOPTED, date(2025, 12, 10))
    assert is_whole(Adoption.objects.get())
    assert not is_whole(Adoption(snapshot={**kept, "schema": 2}, digest=adoption.digest))


def test_pressed_twice_the_first_adoption_stands(maja: User) -> None:
    first = adopted(maja)
    again = actions.adopt(make_plan(), adopted_on=date(2026, 1, 1), adopted_by="Annan", by=maja, at=NOW)
    assert again == first and PlanYear.objects.get().adopted_by == "Styrgruppen"


def test_no_plan_is_adopted_on_a_day_to_come(maja: User) -> None:
    with pytest.raises(actions.NotAdoptedYet):
        actions.adopt(make_plan(), adopted_on=date(2026, 11, 23), adopted_by="Styrgruppen", by=maja, at=NOW)
    assert not Adoption.objects.exists()


def test_a_draft_is_changed_without_a_word(maja: User) -> None:
    activity = make_activity()
    with amending(maja, reason=""):
        Activity.objects.filter(pk=activity.pk).update(budget=1)
    assert Activity.objects.get().budget == 1 and not Amendment.objects.exists()


def test_a_change_is_kept_with_what_stood_there_and_why(maja: User) -> None:
    activity = make_activity(name="Affischer", budget=4_000)
    adopted(maja)
    with amending(maja):
        Activity.objects.filter(pk=activity.pk).update(budget=5_500, ends_on=date(2026, 12, 1))
    rows = Amendment.objects.order_by("field").values_list("part", "subject", "field", "before", "after")
    assert list(rows) == [
        (Part.ACTIVITY, "Affischer", "budget", 4_000, 5_500),
        (Part.ACTIVITY, "Affischer", "ends_on", "2026-12-31", "2026-12-01"),
    ]
    assert {(row.reason, row.by, row.at) for row in Amendment.objects.all()} == {(REASON, maja, NOW)}
    said = {told.what for told in history(Adoption.objects.get())}
    assert said == {"budget, kronor: 4000 → 5500", "slutar: 31 december 2026 → 1 december 2026"}


def test_an_activity_with_a_new_name_has_changed_once(maja: User) -> None:
    activity = make_activity(name="Affischer")
    planned_cost(activity)
    adoption = adopted(maja)
    with amending(maja):
        Activity.objects.filter(pk=activity.pk).update(name="Blad")
    assert [told.what for told in history(adoption)] == ["namn inom enheten: Affischer → Blad"]


def test_without_a_reason_nothing_is_changed(maja: User) -> None:
    activity = make_activity(budget=4_000)
    adopted(maja)
    with pytest.raises(actions.ReasonMissing), amending(maja, reason="  "):
        Activity.objects.filter(pk=activity.pk).update(budget=1)
    assert Activity.objects.get().budget == 4_000


HAPPENED: dict[str, Callable[[Activity], object]] = {
    "money spent": lambda activity: planned_cost(activity, is_planned=False),
    "it runs": lambda activity: Activity.objects.update(status="done"),
    "people came": lambda activity: Activity.objects.update(
        attendance=30, print_run=40, places="Biblioteket"
    ),
    "a lesson": lambda activity: Activity.objects.update(lessons="Häng dem lägre"),
    "another owner": lambda activity: Activity.objects.update(owner=make_staff("communicator")),
}


@pytest.mark.parametrize("what", HAPPENED)
def test_what_happened_is_no_promise_and_needs_no_reason(maja: User, what: str) -> None:
    activity = make_activity(status="planned")
    adopted(maja)
    with amending(maja, reason=""):
        HAPPENED[what](activity)
    assert not Amendment.objects.exists()


PROMISED: dict[str, tuple[Callable[[Activity], object], str]] = {
    "cancelled": (lambda activity: Activity.objects.update(status="cancelled"), "inställd: nej → ja"),
    "added": (lambda activity: make_activity(name="Radio"), "tillkom"),
    "taken out": (lambda activity: Goal.objects.all().delete(), "togs bort"),
    "a goal": (lambda activity: Goal.objects.update(value=90), "mål: 176 → 90"),
    "a planned cost": (lambda activity: planned_cost(activity), "tillkom"),
    "the budget": (lambda activity: PlanYear.objects.update(budget=1), "budget, kronor: 187000 → 1"),
    "a group": (
        lambda activity: activity.target_groups.add(make_target_group("Par")),
        "målgrupper: – → Par",
    ),
}


@pytest.mark.parametrize("what", PROMISED)
def test_what_was_promised_needs_a_reason_and_is_told_in_words(maja: User, what: str) -> None:
    activity = make_activity(status="planned")
    Goal.objects.create(plan=make_plan(), metric="leads", value=176)
    adoption = adopted(maja)
    change, words = PROMISED[what]
    with amending(maja):
        change(activity)
    assert [told.what for told in history(adoption)] == [words]


def test_a_goal_is_named_by_what_it_counts(maja: User) -> None:
    goal = Goal.objects.create(plan=make_plan(), metric="suitable", period="H1", area="norra", value=4)
    adoption = adopted(maja)
    with amending(maja):
        Goal.objects.filter(pk=goal.pk).update(value=5)
    assert [told.subject for told in history(adoption)] == ["Mål: lämpliga hem, första halvåret, norra"]


def test_the_database_lets_nobody_rewrite_the_record(maja: User) -> None:
    activity = make_activity()
    adoption = adopted(maja)
    with amending(maja):
        Activity.objects.filter(pk=activity.pk).update(budget=1)
    deeds: list[Callable[[], object]] = [
        lambda: Adoption.objects.update(adopted_by="Någon annan"),
        lambda: Amendment.objects.update(reason="En annan"),
        lambda: Amendment.objects.all()._raw_delete("default"),
        lambda: Adoption.objects.filter(pk=adoption.pk)._raw_delete("default"),
    ]
    for deed in deeds:
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
    assert connection.is_usable()


@pytest.mark.parametrize(
    "facts", [{"status": "adopted"}, {"adopted_on": date(2026, 1, 1), "adopted_by": "Styrgruppen"}]
)
def test_status_body_and_day_go_together(facts: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanYear.objects.create(year=2030, **facts)


def test_a_change_needs_no_database_to_be_seen(maja: User) -> None:
    make_activity(name="Affischer")
    before = facts_of(make_plan())
    assert changes(before, before) == []
    assert digest_of(before) == digest_of(dict(reversed(before.items())))


def test_a_copied_year_promises_the_same_and_remembers_nothing(maja: User) -> None:
    activity = make_activity(
        name="Radio 2026",
        public_label="Radio P4 2026",
        starts_on=date(2026, 2, 1),
        ends_on=date(2026, 3, 1),
        lessons="Häng dem lägre",
        attendance=30,
        owner=maja,
    )
    activity.target_groups.add(make_target_group("Par"))
    planned_cost(activity, amount=Decimal(700))
    planned_cost(activity, is_planned=False)
    make_tag(activity=activity)
    make_activity(name="Inställd", status="cancelled")
    Goal.objects.create(plan=make_plan(), metric="leads", value=176)
    adopted(maja)

    plan = actions.copy_year(make_plan(), to_year=2027, by=maja, at=NOW)
    assert (plan.status, plan.budget, plan.goals.get().value) == (PlanStatus.DRAFT, 187_000, 176)
    copy = plan.activities.get()
    assert (copy.name, copy.public_label, copy.status) == ("Radio 2027", "Radio P4 2027", "planned")
    assert (copy.starts_on, copy.ends_on) == (date(2027, 2, 1), date(2027, 3, 1))
    assert (copy.lessons, copy.attendance, copy.tags.count(), copy.owner) == ("", None, 0, maja)
    assert [(cost.on, cost.amount, cost.is_planned) for cost in copy.costs.all()] == [
        (date(2027, 10, 1), 700, True)
    ]
    assert [str(group) for group in copy.target_groups.all()] == ["Par"]
    # The year it was copied from stands untouched.
    assert make_plan().activities.count() == 2 and not Amendment.objects.exists()
    with pytest.raises(actions.YearTaken):
        actions.copy_year(make_plan(), to_year=2027, by=maja, at=NOW)


@pytest.mark.parametrize(
    ("day", "years", "there"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 12, 31)),
    ],
)
def test_a_day_moved_by_years(day: date, years: int, there: date) -> None:
    assert actions.moved(day, years) == there


def test_the_clock_is_not_asked_for_what_is_kept(maja: User) -> None:
    adoption = actions.adopt(
        make_plan(),
        adopted_on=date(2026, 11, 22),
        adopted_by="Nämnden",
        by=maja,
        at=NOW + timedelta(hours=1),
    )
    assert adoption.entered_at == NOW + timedelta(hours=1)
