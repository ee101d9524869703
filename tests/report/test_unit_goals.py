"""The page of the five goals, and the placements that municipalities report."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction

from recruitment.annual.actions import report_consultant_counts
from recruitment.annual.half_years import reportable
from recruitment.annual.models import ConsultantCount
from recruitment.annual.queries import consultant_counts
from recruitment.municipalities.models import Municipality
from recruitment.privacy.models import AccessLogEntry
from recruitment.report.periods import STOCKHOLM, parse
from recruitment.report.unit_goals import Nearness, Part, nearness, offered_training, trained
from recruitment.staff.roles import Role
from tests.make.history import Story, make_municipalities, store
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
SPRING = date(2026, 1, 1)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def placed(home: str, by: str, *, training: str = "") -> Story:
    came = NOW - timedelta(days=200)
    day = date(2026, 8, 1)
    facts = [("case_opened", came.date(), ""), ("suitable", day, ""), ("placed", day, by)]
    return Story(
        came, home, came, statuses=[("handed_over", came)], handed_over_at=came,
        outcomes=[*facts, *([(training, day, "")] if training else [])],
    )  # fmt: skip


def test_near_is_the_same_municipality_or_part_of_the_county() -> None:
    make_municipalities()
    Municipality.objects.filter(code__in=("2080", "2081")).update(area="mellersta")
    Municipality.objects.filter(code="2034").update(area="norra")
    store([placed("2080", "2080", training="trained"),
           placed("2080", "2081", training="training_offered"), placed("2034", "2081"),
           placed("", "2081")], {})  # fmt: skip
    period = parse("2026H2")
    assert period is not None
    found = nearness(period)
    assert found == Nearness(own=1, same_area=1, elsewhere=1, unknown=1)
    assert found.near == Part(2, 3)
    assert trained(period) == Part(1, 4)
    assert offered_training(period) == Part(2, 4)
    page = signed_in(Role.HANDLER).get("/rapport/mal/?period=2026H2").content.decode()
    assert "67 % (" in page and "50 % (" in page
    # The last file is the table the page shows.
    file = signed_in(Role.HANDLER).get("/rapport/mal/mal-nara.csv?period=2026H2").content.decode()
    assert "Andra halvåret 2026;1;1;1;1;67 %" in file.replace("\xa0", " ")


def test_what_municipalities_report_is_kept_row_by_row() -> None:
    make_municipalities()
    by = make_staff(Role.HANDLER)
    falun, orsa = Municipality.objects.get(pk="2080"), Municipality.objects.get(pk="2034")
    for counts, written in (
        ({falun: 7, orsa: None}, 1),
        ({falun: 7, orsa: None}, 0),
        ({falun: 6, orsa: 0}, 2),
    ):
        rows = report_consultant_counts(counts, half_year=SPRING, by=by, at=NOW)
        assert len(rows) == written
    assert consultant_counts() == {SPRING: {"2080": 6, "2034": 0}}
    report_consultant_counts({falun: None}, half_year=SPRING, by=by, at=NOW)
    assert consultant_counts() == {SPRING: {"2034": 0}}
    assert AccessLogEntry.objects.filter(door="annual.consultant_counts").count() == 3
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        ConsultantCount.objects.update(count=1)


def test_only_half_years_that_have_ended_can_be_reported() -> None:
    assert reportable(date(2026, 11, 22))[:3] == [date(2026, 1, 1), date(2025, 7, 1), date(2025, 1, 1)]
    assert reportable(date(2026, 6, 30))[0] == date(2025, 7, 1)


def test_staff_enter_the_counts_and_the_goal_shows_them() -> None:
    make_municipalities()
    client = signed_in(Role.HANDLER)
    address = "/handlaggning/konsulentstodda/?halvar=2025-07-01"
    assert "Andra halvåret 2025" in client.get(address).content.decode()
    answer = client.post(address, {"2080": "12", "2081": "x", "2034": ""})
    assert answer.status_code == 200 and "Skriv ett helt tal eller lämna tomt." in answer.content.decode()
    assert client.post(address, {"2080": "12", "2081": "9", "2034": ""}).status_code == 302
    later = "/handlaggning/konsulentstodda/?halvar=2026-01-01"
    client.post(later, {"2080": "10", "2081": "8", "2034": ""})
    client.post("/handlaggning/konsulentstodda/?halvar=2099-01-01", {"2080": "10", "2081": "8", "2034": ""})
    assert consultant_counts() == {
        date(2025, 7, 1): {"2080": 12, "2081": 9}, SPRING: {"2080": 10, "2081": 8}
    }  # fmt: skip
    rows = client.get("/rapport/mal/mal-konsulentstodda.csv").content.decode().splitlines()
    assert rows[1] == "Första halvåret 2026;18;2 av 5;-3" and rows[2] == "Andra halvåret 2025;21;2 av 5;"
    outside = signed_in(Role.STEERING_VIEWER)
    rows = outside.get("/rapport/mal/mal-konsulentstodda.csv").content.decode().splitlines()
    assert rows[1] == "Första halvåret 2026;18;2 av 5;"
    assert outside.get("/rapport/mal/mal-konsulentstodda-kommuner.csv").status_code == 404
    assert outside.get("/handlaggning/konsulentstodda/").status_code == 404
