"""A household that writes again: met in its open registration, with both promises, and never by mistake."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from recruitment.hallway import PERSONAL_DATA
from recruitment.leads import households
from recruitment.leads.disposal import dispose_due, due
from recruitment.leads.models import Applicant, HouseholdJudgement, Judgement, Lead
from recruitment.leads.moves import MoveRefused
from recruitment.leads.queries import perhaps_same_household, same_household
from recruitment.leads.status import OPEN, Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.triage import actions
from recruitment.triage import households as judging
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.watch import keep_watch
from tests.make.leads import make_lead, make_municipality
from tests.make.triage import brought_to, call, make_assigned, make_contacted, make_handler, tomorrow

pytestmark = pytest.mark.django_db
# A Monday, so that two working days later is the Wednesday.
MONDAY = timezone.make_aware(datetime(2026, 3, 2, 9))
DAY = timedelta(days=1)


@pytest.fixture
def anna() -> User:
    return make_handler()


def written_again(at: datetime, **facts: object) -> Lead:
    """A registration as the family's own sending leaves it."""
    lead = make_lead(at=at, **facts)  # type: ignore[arg-type]
    households.join_what_is_open(lead, at=at)
    lead.refresh_from_db()
    return lead


class TestByItself:
    def test_it_joins_the_open_one_and_becomes_its_next_step(self, anna: User) -> None:
        first = make_contacted(owner=anna, at=MONDAY)
        plan = {"next_action": "book_visit", "next_action_on": date(2026, 4, 1)}
        actions.set_next_action(first, **plan, by=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        first.refresh_from_db()
        assert (second.joined_to, second.status, second.reason) == (first, "duplicate", "same_household")
        assert second.promised_by > first.promised_by
        assert first.also_promised_by == second.promised_by
        assert (first.next_action, first.next_action_on) == ("call_again", date(2026, 3, 5))
        assert first.due_on == date(2026, 3, 5)
        assert first.status == Status.CONTACTED

    def test_one_that_nobody_has_taken_stays_new(self) -> None:
        first = make_lead(at=MONDAY)
        written_again(MONDAY + timedelta(hours=1))
        first.refresh_from_db()
        assert (first.status, first.next_action, first.owner) == (Status.RECEIVED, "", None)

    def test_nothing_of_the_first_is_changed_by_what_the_second_says(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        before = Lead.objects.values("answers", "home_types", "age_bands", "municipality").get(pk=first.pk)
        people = list(first.applicants.values_list("name", "phone", "email"))
        written_again(MONDAY + DAY, name="Kim Annansson", email="annan@example.se", age_bands=["0-3"])
        assert Lead.objects.values(*before).get(pk=first.pk) == before
        assert list(first.applicants.values_list("name", "phone", "email")) == people

    @pytest.mark.parametrize("phone", ["070-174 06 05", ""])
    def test_telephone_or_address_is_enough(self, phone: str) -> None:
        first = make_lead(at=MONDAY)
        email = "" if phone else "KIM@example.se"
        assert written_again(MONDAY + DAY, phone=phone, email=email).joined_to == first

    def test_who_is_joined_leads_to_the_one_that_is_worked_on(self) -> None:
        first = make_lead(at=MONDAY)
        written_again(MONDAY + DAY, email="annan@example.se")
        third = written_again(MONDAY + 2 * DAY, phone="070-174 06 36", email="annan@example.se")
        assert third.joined_to == first

    @pytest.mark.parametrize("status", sorted({*Status} - OPEN - {Status.DUPLICATE}))
    def test_one_that_has_ended_rests_or_is_investigated_is_for_staff_to_judge(self, status: str) -> None:
        brought_to(Status(status), at=MONDAY)
        assert written_again(MONDAY + DAY).status == Status.RECEIVED

    def test_a_shared_telephone_is_for_staff_to_judge(self) -> None:
        make_lead(at=MONDAY)
        assert written_again(MONDAY + DAY, name="Robin Helt Annan", email="r@example.se").joined_to is None

    def test_two_open_ones_are_for_staff_to_judge(self) -> None:
        make_lead(at=MONDAY), make_lead(at=MONDAY)
        assert written_again(MONDAY + DAY).joined_to is None

    def test_a_protected_family_is_never_joined_by_itself(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        actions.protect(first, by=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        assert (second.status, second.is_protected) == (Status.RECEIVED, False)
        assert not HouseholdJudgement.objects.exists()

    def test_done_again_it_is_done_once(self) -> None:
        make_lead(at=MONDAY)
        second = written_again(MONDAY + DAY)
        households.join_what_is_open(second, at=MONDAY + DAY)
        assert HouseholdJudgement.objects.count() == 1
        assert second.changes.count() == 2

    def test_it_is_written_down(self) -> None:
        first = make_lead(at=MONDAY)
        second = written_again(MONDAY + DAY)
        entry = AccessLogEntry.objects.get(door="leads.join")
        assert set(entry.cases) == {second.reference, first.reference}
        assert entry.actor == User.objects.system()


class TestPromises:
    def test_a_talk_with_the_one_keeps_both(self, anna: User) -> None:
        first = make_contacted(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        assert second.awaits_first_talk
        call(first, at=MONDAY + 2 * DAY)
        second.refresh_from_db()
        first.refresh_from_db()
        assert second.contacted_at == MONDAY + 2 * DAY <= second.promised_by
        assert (second.awaits_first_talk, first.also_promised_by) == (False, None)
        assert first.due_on == tomorrow(MONDAY + 2 * DAY)

    def test_an_attempt_keeps_neither_and_the_day_still_presses(self, anna: User) -> None:
        first = make_contacted(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        call(first, "no_answer", at=MONDAY + DAY, next_action_on=date(2026, 5, 1))
        first.refresh_from_db()
        assert first.next_action_on == date(2026, 5, 1)
        assert first.due_on == timezone.localdate(second.promised_by)

    def test_a_promise_that_is_shorter_than_the_first_comes_first(self) -> None:
        first = make_lead(at=MONDAY)
        Lead.objects.update(promised_by=MONDAY + 9 * DAY)
        written_again(MONDAY + timedelta(hours=1))
        first.refresh_from_db()
        assert first.due_on == date(2026, 3, 4)

    def test_the_clock_watches_both_and_writes_to_the_household_once(self) -> None:
        first = make_lead(at=MONDAY)
        second = written_again(MONDAY + timedelta(hours=1))
        keep_watch(MONDAY + 4 * DAY)
        broken = PromiseEvent.objects.filter(mark=PromiseMark.BROKEN)
        assert {event.lead for event in broken} == {first, second}
        assert len({event.new_promise for event in broken}) == 1
        assert all(event.was_told for event in broken)

    def test_a_way_back_left_for_the_household_is_left_for_both(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        written_again(MONDAY + timedelta(hours=1))
        call(first, "message_left", at=MONDAY + timedelta(hours=2))
        keep_watch(MONDAY + 9 * DAY)
        assert not PromiseEvent.objects.exists()

    def test_what_ends_ends_for_the_household(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        first.refresh_from_db()
        actions.close(first, to="withdrawn", reason="time", by=anna, at=MONDAY + DAY)
        first.refresh_from_db()
        second.refresh_from_db()
        assert (second.awaits_first_talk, second.contacted_at) == (False, None)
        assert (first.also_promised_by, first.due_on) == (None, None)


class TestByStaff:
    def test_the_furthest_is_worked_on_and_an_earlier_talk_keeps_the_promise(self, anna: User) -> None:
        talked = make_contacted(owner=anna, at=MONDAY + timedelta(hours=5))
        other = make_assigned(owner=anna, at=MONDAY, phone="070-174 06 36", email="")
        worked = judging.bring_together(talked, other, by=anna, at=MONDAY + DAY)
        other.refresh_from_db()
        assert (worked, other.joined_to) == (talked, talked)
        assert other.contacted_at == MONDAY + timedelta(hours=5)
        assert not other.awaits_first_talk

    def test_one_that_has_ended_is_opened_again(self, anna: User) -> None:
        old = brought_to(Status.WITHDRAWN, owner=anna, at=MONDAY)
        new = make_lead(at=MONDAY + 30 * DAY)
        judging.bring_together(new, old, by=anna, at=MONDAY + 30 * DAY)
        old.refresh_from_db()
        new.refresh_from_db()
        assert (old.status, old.owner, new.joined_to) == (Status.ASSIGNED, anna, old)
        assert old.also_promised_by == new.promised_by

    def test_with_the_investigators_the_family_is_called_first(self, anna: User) -> None:
        away = brought_to(Status.HANDED_OVER, owner=anna, at=MONDAY)
        new = make_assigned(owner=anna, at=MONDAY + DAY)
        with pytest.raises(MoveRefused):
            judging.bring_together(new, away, by=anna, at=MONDAY + DAY)
        call(new, at=MONDAY + DAY)
        judging.bring_together(new, away, by=anna, at=MONDAY + DAY)
        assert new.joined_to == away

    def test_undone_everything_stands_as_before(self, anna: User) -> None:
        first = make_contacted(owner=anna, at=MONDAY)
        plan = {"next_action": "book_visit", "next_action_on": date(2026, 4, 1)}
        actions.set_next_action(first, **plan, by=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        touches = list(second.touches.values_list("pk", flat=True))
        judging.separate(second, by=anna, at=MONDAY + DAY)
        first.refresh_from_db()
        assert (first.next_action, first.next_action_on) == ("book_visit", date(2026, 4, 1))
        assert first.also_promised_by is None
        second.refresh_from_db()
        assert (second.status, second.owner, second.joined_to) == (Status.ASSIGNED, anna, None)
        assert (second.awaits_first_talk, second.contacted_at) == (True, None)
        assert second.due_on == timezone.localdate(second.promised_by)
        assert list(second.touches.values_list("pk", flat=True)) == touches
        rows = list(second.household_judgements.values_list("judgement", flat=True))
        assert rows == [Judgement.JOINED, Judgement.SEPARATED]

    def test_a_talk_that_was_not_theirs_keeps_no_promise_when_it_is_undone(self, anna: User) -> None:
        first = make_contacted(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        first.refresh_from_db()
        call(first, at=MONDAY + DAY)
        second.refresh_from_db()
        judging.separate(second, by=anna, at=MONDAY + 2 * DAY)
        assert (second.contacted_at, second.awaits_first_talk) == (None, True)

    def test_what_was_joined_comes_along_and_goes_back(self, anna: User) -> None:
        first = make_lead(at=MONDAY)
        second = written_again(MONDAY + DAY)
        third = make_contacted(owner=anna, at=MONDAY + 2 * DAY, phone="070-174 06 36", email="")
        judging.bring_together(first, third, by=anna, at=MONDAY + 2 * DAY)
        second.refresh_from_db()
        first.refresh_from_db()
        assert (first.joined_to, second.joined_to) == (third, third)
        judging.separate(first, by=anna, at=MONDAY + 3 * DAY)
        second.refresh_from_db()
        assert second.joined_to == first

    def test_kept_apart_is_written_once_and_joining_stays_possible(self, anna: User) -> None:
        one, other = make_lead(at=MONDAY), make_lead(at=MONDAY)
        for _time in range(2):
            households.keep_apart(one, other, by=anna, at=MONDAY)
        assert HouseholdJudgement.objects.get().judgement == Judgement.APART
        judging.bring_together(one, other, by=anna, at=MONDAY)
        assert Lead.objects.filter(joined_to__isnull=False).count() == 1

    def test_a_household_is_hidden_and_shown_as_one(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        actions.protect(first, by=anna, at=MONDAY)
        second.refresh_from_db()
        assert second.is_protected
        actions.lift_protection(first, by=anna, at=MONDAY)
        second.refresh_from_db()
        assert not second.is_protected


class TestCandidates:
    def test_the_same_name_and_town_is_perhaps_the_same(self) -> None:
        lead = make_lead(at=MONDAY)
        namesake = make_lead(phone="070-174 06 36", email="", name="Exempelsson, KIM")
        make_lead(phone="070-174 06 37", email="", name="Kim Annansson")
        make_lead(phone="070-174 06 38", email="", municipality=make_municipality("2062", "Mora"))
        assert list(perhaps_same_household(lead)) == [namesake]
        assert list(same_household(lead)) == []

    def test_one_word_alone_is_no_reason(self) -> None:
        lead = make_lead(name="Kim", at=MONDAY)
        make_lead(name="Kim", phone="070-174 06 36", email="")
        assert not perhaps_same_household(lead).exists()

    def test_the_households_own_are_no_candidates(self) -> None:
        first = make_lead(at=MONDAY)
        second = written_again(MONDAY + DAY)
        assert not same_household(first).exists()
        assert not same_household(second).exists()


class TestTheDatabase:
    def test_only_a_second_registration_is_joined_and_never_with_itself(self) -> None:
        first, other = make_lead(at=MONDAY), make_lead(at=MONDAY)
        joined = brought_to(Status.DUPLICATE, at=MONDAY)
        for lead, to in ((first, other), (joined, joined)):
            with pytest.raises(IntegrityError), transaction.atomic():
                Lead.objects.filter(pk=lead.pk).update(joined_to=to)

    def test_judgements_can_only_grow(self) -> None:
        brought_to(Status.DUPLICATE, at=MONDAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            HouseholdJudgement.objects.update(at=MONDAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            HouseholdJudgement.objects.all().delete()


class TestDisposal:
    def test_a_joined_one_is_kept_as_long_as_the_one_it_is_met_in(self, anna: User) -> None:
        first = make_assigned(owner=anna, at=MONDAY)
        second = written_again(MONDAY + DAY)
        late = MONDAY + timedelta(days=4000)
        assert not any(found.exists() for found in due(late).values())
        first.refresh_from_db()
        actions.close(first, to="withdrawn", reason="time", by=anna, at=MONDAY + DAY)
        assert dispose_due(late, register=PERSONAL_DATA) == 2
        assert not Applicant.objects.filter(lead__in=[first, second]).exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time")
def test_two_registrations_at_the_same_moment_are_one_household() -> None:
    make_municipality()
    User.objects.system()
    start = Barrier(2)

    def send(_number: int) -> None:
        try:
            with transaction.atomic():
                lead = make_lead(at=MONDAY)
                start.wait(timeout=20)
                households.join_what_is_open(lead, at=MONDAY)
        finally:
            connection.close()

    run: Callable[[int], None] = send
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run, range(2)))
    assert sorted(Lead.objects.values_list("status", flat=True)) == [Status.DUPLICATE, Status.RECEIVED]
