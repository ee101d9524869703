"""Outcomes from a list: tried as they would be entered, every error told at once, and entered once."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.outcome_file import COLUMNS, Told, read
from recruitment.handoff.outcome_import import import_outcomes, try_out
from recruitment.leads.status import Status
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.queries import standing_of
from recruitment.privacy.models import AccessLogEntry
from recruitment.privacy.table_file import EARLIEST
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def ulla() -> User:
    return make_staff(Role.INVESTIGATOR)


@pytest.fixture
def case() -> Handover:
    return make_handed_over(adapter=Adapter.TRESERVA_BY_HAND, at=NOW - timedelta(days=60))


def day(days_ago: int) -> str:
    return (TODAY - timedelta(days=days_ago)).isoformat()


def file_of(*rows: dict[str, str], columns: list[str] | None = None) -> str:
    names = columns or list(COLUMNS)
    lines = [";".join(names), *(";".join(row.get(name, "") for name in names) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


def row(case: Handover | None = None, **cells: str) -> dict[str, str]:
    good = {"referens": "FHR-2222-3333", "handelse": "lämplig", "datum": day(3)}
    return {**good, **({"referens": case.lead.reference} if case else {}), **cells}


def told(*rows: dict[str, str]) -> list[Told]:
    found = read(file_of(*rows), today=TODAY)
    assert found.errors == []
    return list(found.rows)


def whole_way(case: Handover) -> list[dict[str, str]]:
    """In an order in which nobody could enter them."""
    town = "Ludvika kommun"
    return [
        row(case, handelse="barn placerat", datum=day(5), kommun=town),
        row(case, handelse="Matchad", datum=day(9), kommun=town),
        row(case, handelse="available", datum=day(20)),
        row(case, handelse="lämplig", datum=day(20), diarienr="IFO 7"),
        row(case, handelse="utredning inledd", datum=day(50)),
    ]


def test_a_row_in_the_words_of_the_desk_is_understood(case: Handover) -> None:
    reference = case.lead.reference.lower().replace("-", " ")
    (one,) = told(row(referens=reference, handelse="OLÄMPLIG", orsak="Bostaden räcker inte för ett barn"))
    assert (one.reference, one.kind, one.reason) == (case.lead.reference, "unsuitable", "housing")


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"referens": "413"}, "referens"),
        ({"handelse": "klar"}, "handelse"),
        ({"handelse": "case_opened"}, "handelse"),
        ({"datum": "5 mars"}, "datum"),
        ({"datum": "2999-01-01"}, "datum"),
        ({"datum": str(EARLIEST - timedelta(days=1))}, "datum"),
        ({"kommun": "Storstad"}, "kommun"),
        ({"orsak": "capacity"}, "orsak"),
        ({"handelse": "olämplig"}, "orsak"),
        ({"handelse": "olämplig", "orsak": "time"}, "orsak"),
        ({"diarienr": "1" * 41}, "diarienr"),
        ({"diarienr": "=1+1"}, "diarienr"),
    ],
)
def test_each_cell_that_is_wrong_is_named_and_never_quoted(cells: dict[str, str], column: str) -> None:
    found = read(file_of(row(**cells)), today=TODAY)
    assert {(error.row, error.column) for error in found.errors} == {(2, column)}
    assert found.rows == []
    words = " ".join(error.words for error in found.errors)
    assert not any(value in words for value in cells.values() if len(value) > 5)


def test_another_heading_is_refused() -> None:
    names = [*list(COLUMNS)[1:], "personnummer"]
    wrong = read(file_of(row(), columns=names), today=TODAY).errors
    assert [(error.row, error.column) for error in wrong] == [(1, "referens"), (1, "personnummer")]


def test_a_try_says_what_would_happen_and_does_nothing(case: Handover, ulla: User) -> None:
    before = AccessLogEntry.objects.count()
    tried = try_out(told(*whole_way(case)), by=ulla, at=NOW)
    assert (tried.new, tried.here, tried.errors) == (5, 0, [])
    assert [fact.kind for fact in standing_of(case.lead)] == ["case_opened"]
    assert AccessLogEntry.objects.count() == before


def test_the_file_is_entered_as_it_happened_and_once(case: Handover, ulla: User) -> None:
    rows = told(*whole_way(case))
    assert import_outcomes(rows, by=ulla, at=NOW).new == 5
    assert [fact.kind for fact in standing_of(case.lead)] == [
        "case_opened", "investigation_opened", "suitable", "available", "matched", "placed",
    ]  # fmt: skip
    again = import_outcomes(rows, by=ulla, at=NOW + timedelta(minutes=1))
    assert (again.new, again.here, again.errors) == (0, 5, [])
    assert Outcome.objects.count() == 6
    assert AccessLogEntry.objects.filter(door="outcomes.record", actor=ulla).count() == 5


def test_a_row_that_stands_twice_in_the_file_counts_once(case: Handover, ulla: User) -> None:
    entered = import_outcomes(told(row(case), row(case)), by=ulla, at=NOW)
    assert (entered.new, entered.here) == (1, 1)


@pytest.mark.parametrize("enter", [try_out, import_outcomes])
def test_one_row_that_cannot_be_true_keeps_out_all_and_each_is_told(
    enter: Any, case: Handover, ulla: User
) -> None:
    other = make_handed_over(at=NOW - timedelta(days=2))
    refused = enter(
        told(
            row(case),
            row(other, datum=day(30)),
            row(case, handelse="barn placerat", datum=day(2)),
            row(referens="FHR-2222-2222"),
        ),
        by=ulla,
        at=NOW,
    )
    assert [(error.row, error.column) for error in refused.errors] == [(3, ""), (4, ""), (5, "referens")]
    assert all(error.words for error in refused.errors)
    assert Outcome.objects.exclude(kind="case_opened").count() == 0


def test_another_day_is_no_correction(case: Handover, ulla: User) -> None:
    import_outcomes(told(row(case)), by=ulla, at=NOW)
    again = import_outcomes(told(row(case, datum=day(4))), by=ulla, at=NOW + timedelta(minutes=1))
    assert [error.row for error in again.errors] == [2]


def test_a_family_that_withdrew_leaves_by_its_way(case: Handover, ulla: User) -> None:
    import_outcomes(told(row(case, handelse="withdrawn", orsak="time")), by=ulla, at=NOW)
    case.lead.refresh_from_db()
    assert case.lead.status == Status.WITHDRAWN


def test_whom_one_may_not_see_is_as_unknown_as_one_who_is_not(ulla: User) -> None:
    hidden = make_handed_over(at=NOW - timedelta(days=60))
    hidden.lead.is_protected = True
    hidden.lead.save(update_fields=["is_protected"])
    one = try_out(told(row(hidden)), by=ulla, at=NOW).errors
    other = try_out(told(row(referens="FHR-2222-2222")), by=ulla, at=NOW).errors
    assert [error.words for error in one] == [error.words for error in other]
    assert try_out(told(row(hidden)), by=make_staff(Role.UNIT_MANAGER), at=NOW).new == 1
