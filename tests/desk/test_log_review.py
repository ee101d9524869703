"""The manager's sheet: every row answered, every mistake told at once, and the history below."""

import re
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recruitment.desk.door_words import DOOR_WORDS
from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction, AccessLogEntry, LogReview
from recruitment.privacy.review import DOOR
from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
SHEET = "/handlaggning/loggranskning/"
NOVEMBER = "2026-11-03 09:00:00+01:00"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOVEMBER, tick=False):
        yield


@pytest.fixture
def entries() -> list[AccessLogEntry]:
    anna = make_staff(Role.HANDLER, first_name="Anna", last_name="Nyberg")
    at = timezone.make_aware(datetime(2026, 10, 14, 10, 5))
    facts = {"by": anna, "action": AccessAction.READ, "door": "desk:lead", "at": at}
    return [
        record(cases=["FHR-2222-2222"], reason="family_called", **facts),
        record(cases=[f"FHR-{number}" for number in range(9)], **facts),
    ]


@pytest.fixture
def manager() -> Client:
    return signed_in(Role.UNIT_MANAGER, first_name="Karin", last_name="Chef")


def answer(entries: list[AccessLogEntry], verdict: str = "in_order", note: str = "") -> dict[str, str]:
    sent = {}
    for entry in entries:
        sent |= {f"rad-{entry.pk}-verdict": verdict, f"rad-{entry.pk}-note": note}
    return sent


def test_the_sheet_names_who_where_and_why(manager: Client, entries: list[AccessLogEntry]) -> None:
    page = manager.get(SHEET).content.decode()
    for words in (
        "oktober 2026", "2 rader har dragits av 2", "Anna Nyberg", "anmälans sida", "FHR-2222-2222",
        "Familjen hörde av sig", "och 4 till", "i ordning", "följ upp",
    ):  # fmt: skip
        assert words in page, words
    row = AccessLogEntry.objects.get(door="desk:log_review")
    assert (row.action, row.cases[0]) == (AccessAction.REVIEW, "FHR-0")


def test_a_sheet_is_signed_and_stands_in_the_history(manager: Client, entries: list[AccessLogEntry]) -> None:
    sent = answer(entries)
    sent |= {f"rad-{entries[1].pk}-verdict": "follow_up", f"rad-{entries[1].pk}-note": "Fråga Anna"}
    assert manager.post(SHEET, sent).headers["Location"] == SHEET
    review = LogReview.objects.get()
    assert review.rows.count() == 2
    page = manager.get(SHEET).content.decode()
    assert "Undertecknad av Karin Chef" in page
    assert f"Följ upp rad {entries[1].pk}: Fråga Anna" in page
    assert "Underteckna granskningen" not in page


@pytest.mark.parametrize(
    ("verdict", "note", "told"),
    [
        ("", "", "Säg för varje rad om den är i ordning."),
        ("follow_up", "", "Skriv vad som ska följas upp."),
        ("follow_up", "se 19121212-1212", "Ta bort personnumret."),
    ],
)
def test_half_a_sheet_is_not_signed_and_keeps_what_was_written(
    manager: Client, entries: list[AccessLogEntry], verdict: str, note: str, told: str
) -> None:
    sent = {**answer(entries), **answer(entries[:1], verdict, note), f"rad-{entries[1].pk}-note": "Kvar"}
    page = manager.post(SHEET, sent).content.decode()
    assert told in page
    assert 'value="Kvar"' in page
    assert not LogReview.objects.exists()


def test_only_whole_months_have_a_sheet(manager: Client) -> None:
    assert "Inget att granska" in manager.get(SHEET, {"manad": "2026-09"}).content.decode()
    for month in ("2026-11", "2027-01", "x", "2026-13", "2026-10-01"):
        assert manager.get(SHEET, {"manad": month}).status_code == 404, month


def test_the_sheet_is_the_managers_alone() -> None:
    for role in set(Role) - {Role.UNIT_MANAGER}:
        assert signed_in(role).get(SHEET).status_code == 404
    assert "loggranskning" in signed_in(Role.UNIT_MANAGER).get("/handlaggning/larm/").content.decode()
    assert "loggranskning" not in signed_in(Role.HANDLER).get("/handlaggning/larm/").content.decode()


def test_every_door_of_the_log_has_words() -> None:
    # The news is a list, and lists are never drawn.
    source = "".join(path.read_text() for path in (ROOT / "recruitment").rglob("*.py"))
    doors = re.findall(r"""door="([a-z_.:]+)"|_log\(\s*(?:[a-z]+, )?"([a-z_.]+)\"""", source)
    nameless = {named or deed for named, deed in doors} - set(DOOR_WORDS) - {"desk:news", DOOR}
    assert nameless == set()
