"""Words about needs: counted, approved, dated; they leave by themselves and say no figure."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from recruitment.municipalities.models import Municipality, Need, NeedStatement
from recruitment.municipalities.queries import ShownNeed, needs_to_show, stale_before
from recruitment.municipalities.statements import (
    LONGEST,
    NotWaiting,
    TooFewBehind,
    approve,
    last_possible_day,
    let_go,
    propose,
    take_down,
)
from recruitment.staff.models import User
from tests.make.needs import make_approved, make_need, make_statement
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = AT.date()
TEENAGERS = [ShownNeed("Hem för tonåringar", "hela Dalarna")]


@pytest.fixture
def register() -> list[Need]:
    """Five homes for teenagers in two municipalities: exactly enough to be spoken of."""
    return [
        make_need("2080", today=TODAY, count=2),
        make_need("2081", today=TODAY, count=2),
        make_need("2080", today=TODAY, count=1),
    ]


def shown(at: datetime = AT, language: str = "sv") -> list[ShownNeed]:
    return needs_to_show(today=at.date(), language=language)


def kinds(statement: NeedStatement) -> list[str]:
    return [event.kind for event in statement.events.all()]


def test_approved_words_stand_on_the_page_and_proposed_ones_do_not(register: list[Need]) -> None:
    statement = make_statement(at=AT)
    assert shown() == []
    manager = make_staff("unit_manager")
    approve(statement, proposed_at=AT, by=manager, at=AT)
    assert shown() == TEENAGERS
    statement.refresh_from_db()
    assert (statement.approved_by, statement.approved_at) == (manager, AT)
    assert kinds(statement) == ["proposed", "approved"]
    approval = statement.events.last()
    assert approval.by == manager
    assert approval.homes_behind == 5
    assert approval.wording["words"] == "Hem för tonåringar"


def test_english_pages_read_the_english_words_and_nothing_where_there_are_none(register: list[Need]) -> None:
    make_approved(at=AT)
    make_approved(at=AT, words="Hem för unga", words_in_english="")
    assert [line.what for line in shown(language="en")] == ["Homes for teenagers"]
    assert len(shown()) == 2


@pytest.mark.parametrize(
    "taken_away",
    [
        {"count": 1},
        {"age_band": "7-12"},
        {"home_type": "jourhem"},
        {"valid_until": TODAY - timedelta(days=1)},
        {"last_confirmed_on": stale_before(TODAY) - timedelta(days=1)},
    ],
)
def test_four_needs_are_too_few(register: list[Need], taken_away: dict[str, Any]) -> None:
    Need.objects.filter(pk=register[0].pk).update(**taken_away)
    statement = make_statement(at=AT)
    with pytest.raises(TooFewBehind):
        approve(statement, proposed_at=AT, by=make_staff("unit_manager"), at=AT)
    assert shown() == []
    assert kinds(statement) == ["proposed"]


def test_needs_of_a_municipality_that_left_do_not_count(register: list[Need]) -> None:
    make_approved(at=AT)
    Municipality.objects.filter(code="2081").update(is_member=False)
    assert shown() == []


def test_one_municipalitys_needs_are_never_spoken_of_however_many() -> None:
    make_need("2085", today=TODAY, count=9)
    with pytest.raises(TooFewBehind):
        make_approved(at=AT, area="södra")
    with pytest.raises(TooFewBehind):
        make_approved(at=AT)


def test_a_part_of_the_county_is_counted_by_itself(register: list[Need]) -> None:
    make_need("2085", today=TODAY, count=4)
    make_approved(at=AT, area="mellersta")
    assert shown() == [ShownNeed("Hem för tonåringar", "mellersta Dalarna")]
    with pytest.raises(TooFewBehind):
        make_approved(at=AT, area="södra")


def test_all_ages_are_counted_together(register: list[Need]) -> None:
    Need.objects.filter(pk=register[0].pk).update(age_band="0-6")
    make_approved(at=AT, words="Familjehem", age_band="")
    assert [line.what for line in shown()] == ["Familjehem"]


def test_words_leave_at_once_when_too_few_needs_are_left_and_do_not_come_back(register: list[Need]) -> None:
    statement = make_approved(at=AT)
    register[2].delete()
    assert shown() == []
    assert let_go(AT) == "1"
    make_need("2081", today=TODAY, count=3)
    assert shown() == []
    statement.refresh_from_db()
    assert (statement.status, statement.approved_by) == ("ended", None)
    assert kinds(statement)[-1] == "too_few"
    assert statement.events.last().by == User.objects.system()
    assert let_go(AT) == ""


def test_words_leave_after_their_last_day(register: list[Need]) -> None:
    for need in register:
        need.valid_until = need.last_confirmed_on = TODAY + timedelta(days=60)
        need.save()
    statement = make_approved(at=AT, expires_on=TODAY + timedelta(days=5))
    last, after = AT + timedelta(days=5), AT + timedelta(days=6)
    assert shown(last) == TEENAGERS
    assert let_go(last) == ""
    assert shown(after) == []
    assert let_go(after) == "1"
    assert kinds(statement)[-1] == "expired"


def test_words_that_waited_past_their_last_day_are_not_approved(register: list[Need]) -> None:
    statement = make_statement(at=AT, expires_on=TODAY)
    with pytest.raises(NotWaiting):
        approve(statement, proposed_at=AT, by=make_staff("unit_manager"), at=AT + timedelta(days=1))


def test_a_change_takes_the_words_down_until_they_are_approved_again(register: list[Need]) -> None:
    statement = make_approved(at=AT)
    statement.words = "Hem för unga"
    later = AT + timedelta(hours=1)
    propose(statement, by=make_staff("communicator"), at=later)
    assert shown() == []
    statement.refresh_from_db()
    assert (statement.status, statement.approved_by, statement.approved_at) == ("proposed", None, None)
    assert kinds(statement) == ["proposed", "approved", "changed"]


def test_words_changed_after_they_were_read_are_not_approved_with_them(register: list[Need]) -> None:
    statement = make_statement(at=AT)
    later = AT + timedelta(minutes=1)
    statement.words = "Hem för unga"
    propose(statement, by=make_staff("communicator"), at=later)
    with pytest.raises(NotWaiting):
        approve(statement, proposed_at=AT, by=make_staff("unit_manager"), at=later)
    approve(statement, proposed_at=later, by=make_staff("unit_manager"), at=later)
    assert [line.what for line in shown()] == ["Hem för unga"]


def test_approved_twice_is_approved_once(register: list[Need]) -> None:
    statement = make_approved(at=AT)
    with pytest.raises(NotWaiting):
        approve(statement, proposed_at=statement.proposed_at, by=make_staff("unit_manager"), at=AT)
    assert kinds(statement) == ["proposed", "approved"]


def test_taken_down_twice_is_taken_down_once(register: list[Need]) -> None:
    statement = make_approved(at=AT)
    colleague = make_staff("communicator")
    for _ in range(2):
        take_down(statement, by=colleague, at=AT)
    assert shown() == []
    assert kinds(statement) == ["proposed", "approved", "taken_down"]


def test_words_that_are_always_true_need_no_needs_and_name_no_place() -> None:
    make_approved(at=AT, words="Hem i stan och på landet", age_band="", is_evergreen=True)
    assert shown() == [ShownNeed("Hem i stan och på landet")]
    assert let_go(AT) == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        make_statement(at=AT, is_evergreen=True)


def test_counted_words_stand_first_and_never_more_than_five(register: list[Need]) -> None:
    for number in range(5):
        make_approved(at=AT, words=f"Hem {'i' * number}", age_band="", is_evergreen=True)
    make_approved(at=AT)
    assert shown()[:1] == TEENAGERS
    assert len(shown()) == 5


def test_the_page_asks_once_however_many_words(register: list[Need], django_assert_num_queries: Any) -> None:
    make_approved(at=AT)
    make_approved(at=AT, area="mellersta")
    with django_assert_num_queries(1):
        assert len(shown()) == 2


def test_an_approval_without_a_name_or_time_is_refused_by_the_database(register: list[Need]) -> None:
    statement = make_approved(at=AT)
    for broken in ({"approved_by": None}, {"approved_at": None}, {"status": "ended"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NeedStatement.objects.filter(pk=statement.pk).update(**broken)


def test_counted_words_stand_ninety_days_at_most() -> None:
    assert last_possible_day(is_evergreen=False, today=TODAY) == TODAY + timedelta(days=90)
    assert last_possible_day(is_evergreen=True, today=TODAY) > TODAY + LONGEST
