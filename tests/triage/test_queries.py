"""The inbox's order, tabs and figures, and who may see whom."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.promise import end_of
from recruitment.leads.status import EXITS, OPEN, Status
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions, queries
from recruitment.triage.models import ContactOutcome
from recruitment.triage.queries import Place, Tab
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import brought_to, call, make_assigned, make_contacted, make_handler, tomorrow

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


def listed(tab: Tab, user: User) -> list[Lead]:
    leads = queries.in_tab(tab, user=user, today=TODAY)
    return queries.page_of(leads, tab=tab, after=None)


def promised(day: int, **facts: object) -> Lead:
    """A new lead whose first call was promised for so many days from today."""
    lead = make_lead(**facts)
    Lead.objects.filter(pk=lead.pk).update(promised_by=end_of(TODAY + timedelta(days=day)))
    return lead


def test_every_lead_stands_in_the_tabs_its_status_says(anna: User) -> None:
    leads = {status: brought_to(status) for status in Status}
    places = {tab: {status for status, lead in leads.items() if lead in listed(tab, anna)} for tab in Tab}
    assert places[Tab.TODO] == set(OPEN)
    assert places[Tab.UNASSIGNED] == {Status.RECEIVED}
    assert places[Tab.RESTING] == {Status.DORMANT}
    assert places[Tab.INVESTIGATED] == {Status.HANDED_OVER}
    assert places[Tab.ENDED] == set(EXITS)
    assert places[Tab.MINE] == set()


def test_counts_say_what_the_tabs_hold(anna: User) -> None:
    for status in Status:
        brought_to(status)
    make_assigned(owner=anna)
    counts = queries.counts(user=anna, today=TODAY)
    assert {tab.name: counts[tab.name] for tab in Tab} == {tab.name: len(listed(tab, anna)) for tab in Tab}
    assert counts["MINE"] == 1


def test_the_earliest_promise_stands_first() -> None:
    user = make_handler()
    soon, late, today = promised(1), promised(-3), promised(0)
    assert listed(Tab.TODO, user) == [late, today, soon]


def test_a_lead_spoken_to_stands_where_its_next_step_is(anna: User) -> None:
    spoken = make_contacted(owner=anna)
    assert spoken.owner is not None
    actions.set_next_action(
        spoken, next_action="assess", next_action_on=TODAY + timedelta(days=5), by=anna, at=NOW
    )
    sooner, later = promised(4), promised(6)
    assert listed(Tab.TODO, anna) == [sooner, spoken, later]


def test_broken_promises_and_what_presses_today_are_counted(anna: User) -> None:
    promised(-1), promised(-9), promised(0), promised(2)
    tried = promised(-1)
    actions.assign(
        tried, owner=anna, partner=None, next_action="call_again", next_action_on=TODAY, by=anna, at=NOW
    )
    call(tried, ContactOutcome.MESSAGE_LEFT, at=end_of(TODAY) - timedelta(days=2))
    resting = make_assigned(at=NOW - timedelta(days=20))
    Lead.objects.filter(pk=resting.pk).update(
        contacted_at=NOW, awaits_first_talk=False, next_action_on=TODAY - timedelta(days=1)
    )
    counts = queries.counts(user=anna, today=TODAY)
    assert (counts["BROKEN"], counts["TODAY"], counts["OVERDUE"]) == (2, 1, 1)


def test_who_sleeps_until_today_is_work_for_today(anna: User) -> None:
    lead = brought_to(Status.DORMANT)
    assert lead not in listed(Tab.TODO, anna)
    Lead.objects.filter(pk=lead.pk).update(next_action_on=TODAY)
    assert lead in listed(Tab.TODO, anna)


def test_an_opened_lead_has_its_promise_behind_it(anna: User) -> None:
    lead = promised(-90)
    actions.close(lead, to="withdrawn", reason="time", by=anna, at=NOW)
    actions.reopen(
        lead,
        owner=anna,
        partner=None,
        next_action="call_again",
        next_action_on=tomorrow(NOW),
        by=anna,
        at=NOW,
    )
    assert listed(Tab.MINE, anna)[0].due_on == tomorrow(NOW)
    assert queries.counts(user=anna, today=TODAY)["BROKEN"] == 0


def test_pages_follow_each_other_without_gap_or_repeat(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_SIZE", 3)
    same_moment = timezone.make_aware(datetime.combine(TODAY, time(8)))
    for _number in range(5):
        make_lead(at=same_moment)
    for number in range(5):
        promised(number % 3)
    leads = queries.in_tab(Tab.TODO, user=anna, today=TODAY)
    met: list[Lead] = []
    after = None
    while page := queries.page_of(leads, tab=Tab.TODO, after=after):
        shown = page[:3]
        met += shown
        after = Place(shown[-1].due_on, shown[-1].received_at, shown[-1].pk)
    assert len(met) == len(set(met)) == 10
    assert [lead.due_on for lead in met] == sorted(lead.due_on for lead in met)


def test_protected_families_are_seen_by_their_pair_and_the_manager_only(anna: User) -> None:
    partner, stranger = make_handler(), make_handler()
    manager = make_staff(Role.UNIT_MANAGER)
    lead = make_assigned(owner=anna)
    actions.assign(
        lead, owner=anna, partner=partner, next_action="assess", next_action_on=tomorrow(NOW), by=anna, at=NOW
    )
    actions.protect(lead, by=manager, at=NOW)
    for user, sees in ((anna, True), (partner, True), (manager, True), (stranger, False)):
        assert (lead in listed(Tab.TODO, user)) is sees
        assert queries.counts(user=user, today=TODAY)["TODO"] == int(sees)
    actions.lift_protection(lead, by=manager, at=NOW)
    assert lead in listed(Tab.TODO, stranger)
