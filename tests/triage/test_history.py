"""Earlier registrations from a file: every error told at once, imported once, and nobody alarmed."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from recruitment.leads.heard import HeardFrom
from recruitment.leads.models import EntryChannel, Lead, Note
from recruitment.leads.status import IN_HAND, Status
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.privacy.table_file import MOST_BYTES, MOST_ROWS, decode
from recruitment.report.periods import Period
from recruitment.report.promise import promise_keeping, waiting_past_promise
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.alarms import alarmed_leads
from recruitment.triage.history import already_here, import_history
from recruitment.triage.history_file import COLUMNS, EarlierLead, read
from recruitment.triage.reasons import WithdrawalReason
from recruitment.triage.silence import silent_leads
from recruitment.triage.watch import keep_watch
from tests.make.leads import make_municipality
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 16, 9, 0))
TODAY = timezone.localdate(NOW)
GOOD = {
    "id": "2026-17",
    "inkom": "2026-03-05",
    "namn": "Åsa Öberg",
    "telefon": "070-174 06 05",
    "epost": "asa@example.se",
    "kommun": "Ludvika",
    "boende": "Familjehem, jourhem",
    "aldrar": "13–17 år",
    "kalla": str(HeardFrom.SOCIAL_MEDIA.label),
    "status": "Återtagen",
    "status_datum": "2026-05-02",
    "orsak": str(WithdrawalReason.TIME.label).capitalize(),
}


@pytest.fixture(autouse=True)
def ludvika() -> None:
    make_municipality()


@pytest.fixture
def manager() -> User:
    return make_staff(Role.UNIT_MANAGER)


def file_of(*rows: dict[str, str], columns: list[str] | None = None) -> str:
    names = columns or list(COLUMNS)
    lines = [";".join(names), *(";".join(row.get(name, "") for name in names) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


def row(**changed: str) -> dict[str, str]:
    return {**GOOD, **changed}


def read_one(**changed: str) -> EarlierLead:
    found = read(file_of(row(**changed)), today=TODAY)
    assert found.errors == []
    return found.rows[0]


def columns_wrong(**changed: str) -> set[str]:
    return {error.column for error in read(file_of(row(**changed)), today=TODAY).errors}


def test_a_file_as_swedish_excel_saves_it_is_understood() -> None:
    content = file_of(row()).encode("utf-8-sig")
    text, error = decode(content)
    assert error is None
    earlier = read(text, today=TODAY).rows[0]
    assert earlier.name == "Åsa Öberg"
    assert earlier.home_types == ["familjehem", "jourhem"]
    assert earlier.age_bands == ["13-17"]
    assert (earlier.status, earlier.reason, earlier.heard) == (Status.WITHDRAWN, "time", "social_media")
    assert earlier.municipality == make_municipality()


def test_another_encoding_and_too_big_a_file_are_told_apart() -> None:
    _text, error = decode("Åsa".encode("cp1252"))
    assert error is not None
    assert "UTF-8" in error.words
    _text, error = decode(b"a" * (MOST_BYTES + 1))
    assert error is not None
    assert "500" in error.words


def test_the_columns_are_those_of_the_template_in_any_order() -> None:
    names = list(reversed(COLUMNS))
    assert read(file_of(row(), columns=names), today=TODAY).errors == []
    wrong = read(file_of(row(), columns=[*names[1:], "personnummer"]), today=TODAY).errors
    assert [(error.row, error.column) for error in wrong] == [(1, names[0]), (1, "personnummer")]


@pytest.mark.parametrize("text", ["", "\r\n", file_of()])
def test_a_file_without_rows_says_so(text: str) -> None:
    assert len(read(text, today=TODAY).errors) >= 1


def test_too_many_rows_are_not_even_read() -> None:
    many = file_of(*(row(id=str(number)) for number in range(MOST_ROWS + 1)))
    (error,) = read(many, today=TODAY).errors
    assert str(MOST_ROWS) in error.words


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"id": ""}, "id"),
        ({"id": "åäö"}, "id"),
        ({"inkom": "5 mars 2026"}, "inkom"),
        ({"namn": ""}, "namn"),
        ({"telefon": "", "epost": ""}, "telefon"),
        ({"telefon": "ring mig"}, "telefon"),
        ({"epost": "asa snabela example.se"}, "epost"),
        ({"kommun": "Storstad"}, "kommun"),
        ({"boende": "slott"}, "boende"),
        ({"aldrar": "13–17 år, 99"}, "aldrar"),
        ({"kalla": "duva"}, "kalla"),
        ({"status": "klar"}, "status"),
        ({"status_datum": "2026-01-01"}, "status_datum"),
        ({"status_datum": ""}, "status_datum"),
        ({"orsak": ""}, "orsak"),
        ({"orsak": "child_concern", "status": "hänvisad", "hanvisad_till": "Mora"}, "orsak"),
        ({"status": "pågår"}, "orsak"),
        ({"status": "vilande", "orsak": ""}, "vilar_till"),
        ({"status": "vilande", "orsak": "", "vilar_till": "2026-11-16"}, "vilar_till"),
        ({"vilar_till": "2027-01-01"}, "vilar_till"),
        ({"status": "hänvisad", "orsak": "other_unit"}, "hanvisad_till"),
        ({"hanvisad_till": "Mora"}, "hanvisad_till"),
        ({"inkom": "2020-01-01", "status_datum": "2020-02-01"}, "status_datum"),
    ],
)
def test_each_cell_that_is_wrong_is_named_and_nothing_it_held_is_repeated(
    changed: dict[str, str], column: str
) -> None:
    found = read(file_of(row(**changed)), today=TODAY)
    assert {error.column for error in found.errors} == {column}
    assert {error.row for error in found.errors} == {2}
    assert found.rows == []
    words = " ".join(error.words for error in found.errors)
    # The words of the column “status” are the file's own vocabulary.
    held = [value for name, value in changed.items() if name != "status" and len(value) > 3]
    assert not any(value in words for value in held)


def test_a_day_to_come_is_told() -> None:
    assert columns_wrong(inkom="2027-01-01", status_datum="2027-01-02") == {"inkom", "status_datum"}


@pytest.mark.parametrize("cell", ["=1+1", "+46 fel", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_cell_that_a_spreadsheet_would_compute_is_refused(cell: str) -> None:
    for column in ("namn", "namn2", "anteckning", "telefon"):
        assert column in columns_wrong(**{column: cell})


def test_a_day_before_all_registers_is_a_slip_of_the_pen() -> None:
    assert "inkom" in columns_wrong(inkom="0026-03-05")


@pytest.mark.parametrize("written", ["Ludvika", "LUDVIKA", "Ludvika kommun", "Ludvikas kommun"])
def test_a_municipality_is_known_however_it_is_called(written: str) -> None:
    place = read_one(kommun=written).municipality
    assert place is not None
    assert place.name == "Ludvika"


def test_a_file_whose_quotes_never_end_is_told_of() -> None:
    endless = file_of(row()) + '"' + "x" * 200_000
    (error,) = read(endless, today=TODAY).errors
    assert error.row == 0


def test_a_number_with_its_country_is_no_formula() -> None:
    assert read_one(telefon="+46701740605").phone == "+46701740605"


def test_every_error_of_every_row_is_told_at_once() -> None:
    found = read(file_of(row(), row(), row(id="b", namn="", kommun="Storstad")), today=TODAY)
    assert [(error.row, error.column) for error in found.errors] == [
        (3, "id"),
        (4, "namn"),
        (4, "kommun"),
    ]


def test_a_row_with_a_cell_too_many_is_told() -> None:
    found = read(file_of(row()).rstrip() + ";mer\r\n", today=TODAY)
    assert [error.row for error in found.errors] == [2]


EVERY_WAY: list[tuple[dict[str, str], Status]] = [
    ({}, Status.WITHDRAWN),
    ({"status": "går inte vidare", "orsak": "room"}, Status.NOT_PROCEEDING),
    ({"status": "onåbar", "orsak": "no_answer"}, Status.UNREACHABLE),
    ({"status": "hänvisad", "orsak": "other_unit", "hanvisad_till": "Mora"}, Status.REFERRED),
    ({"status": "vilande", "orsak": "", "vilar_till": "2027-02-01"}, Status.DORMANT),
    ({"status": "pågår", "orsak": ""}, Status.CONTACTED),
]


@pytest.mark.parametrize(("changed", "status"), EVERY_WAY)
def test_each_status_is_taken_in_as_it_was(changed: dict[str, Any], status: Status, manager: User) -> None:
    earlier = read_one(anteckning="Ringde i mars", **changed)
    assert len(import_history([earlier], by=manager, at=NOW)) == 1
    lead = Lead.objects.get()
    assert (lead.status, lead.entry_channel) == (status, EntryChannel.IMPORT)
    assert timezone.localdate(lead.received_at).isoformat() == "2026-03-05"
    assert timezone.localdate(lead.status_since).isoformat() == "2026-05-02"
    assert lead.changes.latest("sequence").after == status
    assert Note.objects.get().text == "Ringde i mars"
    assert (lead.owner == manager) is (status in {Status.CONTACTED, Status.UNREACHABLE})
    assert (lead.due_on is not None) is (status in IN_HAND)


@pytest.mark.parametrize(("changed", "status"), EVERY_WAY)
def test_nobody_is_written_to_and_nobody_alarmed(
    changed: dict[str, Any], status: Status, manager: User
) -> None:
    import_history([read_one(**changed)], by=manager, at=NOW)
    keep_watch(NOW + timedelta(days=1))
    assert not OutboxMessage.objects.exists()
    assert not silent_leads(NOW).exists()
    assert not alarmed_leads(NOW).exists()
    assert waiting_past_promise(NOW) == 0
    assert status == Lead.objects.get().status


def test_what_was_imported_was_promised_nothing_by_us(manager: User) -> None:
    import_history([read_one(status="pågår", orsak="")], by=manager, at=NOW)
    year = Period(TODAY.replace(month=1, day=1), 12)
    assert promise_keeping(year, NOW).due == 0


def test_the_same_file_again_takes_in_only_what_is_new(manager: User) -> None:
    first = [read_one()]
    made = import_history(first, by=manager, at=NOW)
    assert import_history(first, by=manager, at=NOW) == []
    both = [*first, read_one(id="2026-18")]
    assert already_here(both) == {"2026-17"}
    assert len(import_history(both, by=manager, at=NOW)) == 1
    assert Lead.objects.count() == 2
    logged = AccessLogEntry.objects.filter(door="triage.import_history")
    assert logged.first().cases == made
    assert logged.count() == 2
