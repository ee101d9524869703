"""A month's sample of the access log: drawn by nobody's hand, the same each time, signed once for good."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction, AccessLogEntry, LogReview, ReviewedRow, Verdict
from recruitment.privacy.review import DRAWN, DRAWN_WITH_REASON, ReviewRefused, draw, month_before, sign
from recruitment.privacy.sealing import seal
from recruitment.staff.models import User

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)
NOVEMBER = timezone.make_aware(datetime(2026, 11, 3, 9))


@pytest.fixture
def manager() -> User:
    return User.objects.create_user("chef@example.se")


def write(by: User, count: int, **facts: object) -> None:
    start = timezone.make_aware(datetime(2026, 10, 1))
    for number in range(count):
        told = {"action": AccessAction.READ, "cases": [f"FHR-{number}"], **facts}
        record(by=by, door="desk:lead", at=start + timedelta(hours=number), **told)  # type: ignore[arg-type]


def all_in_order(sample) -> dict[int, tuple[Verdict, str]]:
    return {entry.pk: (Verdict.IN_ORDER, "") for entry in sample.entries}


def test_the_month_before_is_a_whole_one() -> None:
    assert month_before(date(2026, 11, 24)) == OCTOBER
    assert month_before(date(2026, 1, 31)) == date(2025, 12, 1)


def test_the_draw_is_the_same_each_time_and_another_after_another_seal(manager: User) -> None:
    write(manager, 300)
    seal()
    first, again = draw(OCTOBER), draw(OCTOBER)
    assert [entry.pk for entry in first.entries] == [entry.pk for entry in again.entries]
    assert (len(first.entries), first.rows_in_month) == (DRAWN, 300)
    record(
        by=manager,
        action=AccessAction.READ,
        door="x",
        cases=[],
        at=timezone.make_aware(datetime(2026, 10, 31)),
    )
    seal()
    assert draw(OCTOBER).seed != first.seed
    assert [entry.pk for entry in draw(OCTOBER).entries] != [entry.pk for entry in first.entries]


def test_readings_with_a_reason_are_always_among_the_drawn(manager: User) -> None:
    write(manager, 400)
    write(manager, 40, reason="other: möte")
    seal()
    drawn = draw(OCTOBER).entries
    assert len(drawn) == DRAWN
    assert len([entry for entry in drawn if entry.reason]) >= DRAWN_WITH_REASON


def test_lists_and_other_months_are_left_out(manager: User) -> None:
    write(manager, 5, action=AccessAction.LIST)
    for at in (datetime(2026, 9, 30, 23, 59), datetime(2026, 11, 1, 0, 0)):
        record(by=manager, action=AccessAction.READ, door="x", cases=[], at=timezone.make_aware(at))
    assert draw(OCTOBER).entries == []


def test_a_signed_month_stands_in_the_log_and_is_signed_once(manager: User) -> None:
    write(manager, 30)
    seal()
    sample = draw(OCTOBER)
    verdicts = all_in_order(sample)
    odd = sample.entries[3].pk
    verdicts[odd] = (Verdict.FOLLOW_UP, "Fråga Anna varför")
    review = sign(sample, verdicts, by=manager, at=NOVEMBER)
    assert (review.signed_by, review.seed, review.rows.count()) == (manager, sample.seed, DRAWN)
    assert review.rows.get(verdict=Verdict.FOLLOW_UP).entry == odd
    entry = AccessLogEntry.objects.get(action=AccessAction.REVIEW)
    assert (entry.reason, set(entry.cases)) == ("signed 2026-10", sample.cases)
    with pytest.raises(ReviewRefused):
        sign(sample, verdicts, by=manager, at=NOVEMBER)
    assert ReviewedRow.objects.count() == DRAWN


def test_a_row_left_out_or_a_month_under_way_is_not_signed(manager: User) -> None:
    write(manager, 30)
    sample = draw(OCTOBER)
    some = dict(list(all_in_order(sample).items())[1:])
    with pytest.raises(ReviewRefused):
        sign(sample, some, by=manager, at=NOVEMBER)
    with pytest.raises(ReviewRefused):
        sign(sample, all_in_order(sample), by=manager, at=NOVEMBER - timedelta(days=10))
    assert not LogReview.objects.exists()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE recruitment_logreview SET seed = 'x'",
        "UPDATE recruitment_reviewedrow SET verdict = 'in_order'",
        "DELETE FROM recruitment_reviewedrow",
        "DELETE FROM recruitment_logreview",
    ],
)
def test_the_database_refuses_to_change_what_is_signed(manager: User, tampering: str) -> None:
    write(manager, 3)
    sample = draw(OCTOBER)
    sign(sample, all_in_order(sample), by=manager, at=NOVEMBER)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(tampering)
