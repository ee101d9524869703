"""Activity reports and overviews: written, previewed, frozen to the letter, and re-issued ever after."""

import hashlib
import json
import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client

from recruitment.annual.actions import freeze, keep_words
from recruitment.annual.document import Document, Section, TextBlock
from recruitment.annual.models import Audience, FrozenReport, ReportKind, ReportWords
from recruitment.annual.refusals import WordsRefused
from recruitment.hallway import PERSONAL_DATA
from recruitment.leads.models import Lead
from recruitment.leads.personal_data import case_of
from recruitment.outcomes.models import Outcome
from recruitment.privacy.models import AccessLogEntry
from recruitment.privacy.retention import erase_cases
from recruitment.report.periods import STOCKHOLM
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.history import make_goal, make_need, make_past
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
WORDS = {"summary": "Vi har ringt alla i tid.", "spent_0": "1 400 000", "posts_filled": "3,75"}


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def past() -> None:
    make_past(families=60, since=datetime(2025, 1, 7).date(), until=NOW.date(), seed=5)
    make_goal(2026, "leads", "year", 60)
    make_need()


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("\xa0", " ")


def article(client: Client, address: str) -> str:
    """The page's own part: the frame around it names who is signed in."""
    return text_of(client, address).partition("<article")[2]


def frozen(client: Client, code: str = "2026H1") -> FrozenReport:
    response = client.post(f"/rapport/berattelser/{code}/frys/")
    assert response.status_code == 302
    return FrozenReport.objects.get(pk=response["Location"].split("/")[3])


def test_a_report_is_written_looked_at_and_frozen_by_the_manager() -> None:
    past()
    manager = signed_in(Role.UNIT_MANAGER)
    page = text_of(manager, "/rapport/berattelser/2026H1/")
    assert all(row.label in page for row in settings.UNIT.budget.rows)
    answer = manager.post("/rapport/berattelser/2026H1/", {"version": 0, **WORDS})
    assert answer["Location"] == "/rapport/berattelser/2026H1/visa/"
    page = text_of(manager, answer["Location"])
    for words in ("Vi har ringt alla i tid.", "1 400 000", "3,8", "Det vi inte kan säga", "Plan mot utfall",
                  "Enhetens fem mål", "Kostnadsfördelning", "Aktualiseringar som ledde till"):  # fmt: skip
        assert words in page, words
    assert " style=" not in page
    outside = text_of(manager, "/rapport/berattelser/2026H1/visa/?version=outside")
    assert "små tal är dolda" in outside and "Varför de slutade" not in outside
    report = frozen(manager)
    assert AccessLogEntry.objects.filter(door="annual.freeze").count() == 1
    assert "Vi har ringt alla i tid." in text_of(manager, f"/rapport/fryst/{report.pk}/")


def test_a_frozen_report_says_the_same_when_cases_have_moved_on_and_been_disposed() -> None:
    past()
    manager = signed_in(Role.UNIT_MANAGER)
    report = frozen(manager)
    address = f"/rapport/fryst/{report.pk}/"
    files = [f"/rapport/fryst/{report.pk}.json", f"{address}statistik.csv", f"{address}ledtider.csv"]
    before = [article(manager, address), *(manager.get(file).content for file in files)]
    assert hashlib.sha256(before[1]).hexdigest() == report.digest
    live = article(manager, "/rapport/berattelser/2026H1/visa/")
    for lead in Lead.objects.filter(status="handed_over"):
        Outcome.objects.filter(lead=lead, kind="placed").first() or Outcome.objects.create(
            lead=lead, kind="placed", occurred_on="2026-05-05", municipality_id="2080", recorded_at=NOW,
            recorded_by=User.objects.system(),
        )  # fmt: skip
    Lead.objects.filter(status="contacted").update(status="withdrawn", reason="time", status_since=NOW)
    erase_cases([case_of(lead) for lead in Lead.objects.all()], register=PERSONAL_DATA, rule="test", at=NOW)
    with time_machine.travel(NOW + timedelta(days=400)):
        manager = signed_in(Role.UNIT_MANAGER)
        assert [article(manager, address), *(manager.get(file).content for file in files)] == before
        assert article(manager, "/rapport/berattelser/2026H1/visa/") != live


def test_freezing_again_what_has_not_changed_gives_the_same_edition() -> None:
    past()
    manager = signed_in(Role.UNIT_MANAGER)
    first, second = frozen(manager), frozen(manager)
    assert first == second and FrozenReport.objects.count() == 2
    manager.post("/rapport/berattelser/2026H1/", {"version": 0, "summary": "Nytt."})
    third = frozen(manager)
    assert third.edition == 2 and FrozenReport.objects.count() == 4
    assert sorted(FrozenReport.objects.values_list("audience", "edition")) == [
        ("outside", 1), ("outside", 2), ("unit", 1), ("unit", 2),
    ]  # fmt: skip


def test_the_database_lets_nobody_change_or_take_away_a_frozen_report() -> None:
    manager = signed_in(Role.UNIT_MANAGER)
    report = frozen(manager)
    for deed in (
        lambda: FrozenReport.objects.filter(pk=report.pk).update(payload="{}"),
        lambda: FrozenReport.objects.filter(pk=report.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            deed()
    assert "Fingeravtrycket stämmer." in text_of(manager, f"/rapport/fryst/{report.pk}/")


def test_the_steering_group_opens_its_own_version_alone() -> None:
    past()
    unit = frozen(signed_in(Role.UNIT_MANAGER))
    outside = FrozenReport.objects.get(audience=Audience.OUTSIDE)
    steering = signed_in(Role.STEERING_VIEWER)
    page = text_of(steering, "/rapport/berattelser/")
    assert str(outside.pk) in page and str(unit.pk) not in page
    page = text_of(steering, f"/rapport/fryst/{outside.pk}/")
    assert "små tal är dolda" in page and ">dold<" in page
    for address in (f"/rapport/fryst/{unit.pk}/", f"/rapport/fryst/{unit.pk}.json",
                    f"/rapport/fryst/{unit.pk}/statistik.csv", f"/rapport/fryst/{outside.pk}/avslut-skal.csv",
                    "/rapport/berattelser/2026H1/", "/rapport/berattelser/2026H1/visa/"):  # fmt: skip
        assert steering.get(address).status_code == 404, address
    assert steering.post("/rapport/berattelser/2026H1/frys/").status_code == 404
    assert signed_in(Role.HANDLER).post("/rapport/berattelser/2026H1/frys/").status_code == 404


def test_the_overview_is_frozen_as_it_was_looked_at() -> None:
    past()
    communicator = signed_in(Role.COMMUNICATOR)
    assert "Frys översikten" in text_of(communicator, "/rapport/?period=2026")
    answer = communicator.post("/rapport/oversikt/2026/frys/?clock=cohort&model=linear")
    page = article(communicator, answer["Location"])
    assert "hur det gick för dem som anmälde sig under perioden" in page
    versions = {report.audience: json.loads(report.payload) for report in FrozenReport.objects.all()}
    clocks = {name: dict(document["stamp"])["Räknesätt"] for name, document in versions.items()}
    assert clocks["unit"] != clocks["outside"]
    Lead.objects.all().update(municipality=None)
    assert article(communicator, answer["Location"]) == page


@pytest.mark.parametrize("code", ["2027H1", "2026H3", "2024-2026", "x", "2026 "])
def test_there_is_no_report_of_what_is_no_period_or_has_not_begun(code: str) -> None:
    manager = signed_in(Role.UNIT_MANAGER)
    assert manager.get(f"/rapport/berattelser/{code}/visa/").status_code == 404
    assert manager.post(f"/rapport/berattelser/{code}/frys/").status_code == 404


def test_nobody_writes_over_what_a_colleague_has_just_saved() -> None:
    one, other = make_staff(Role.HANDLER), make_staff(Role.UNIT_MANAGER)
    keep_words("2026H1", {"summary": "A"}, version=0, by=one, at=NOW)
    with pytest.raises(WordsRefused):
        keep_words("2026H1", {"summary": "B"}, version=0, by=other, at=NOW)
    # Pressed twice, the same words are saved once.
    keep_words("2026H1", {"summary": "A"}, version=0, by=one, at=NOW)
    assert ReportWords.objects.get().version == 1
    page = signed_in(Role.HANDLER).post("/rapport/berattelser/2026H1/", {"version": 0, "summary": "C"})
    assert "Någon har sparat den här rapporten" in page.content.decode()
    assert ReportWords.objects.get().contents == {"summary": "A"}


def test_a_report_that_says_nothing_can_be_frozen_too() -> None:
    document = Document("T", "2026", (), (Section("S", (TextBlock(("å",)),)),))
    by = make_staff(Role.UNIT_MANAGER)
    reports = freeze(ReportKind.ANNUAL, "2026", {Audience.UNIT: document}, by=by, at=NOW)
    assert reports[Audience.UNIT].payload.count("å") == 1


def test_a_frozen_plot_is_a_file_with_the_reports_seal_and_stays_as_it_was() -> None:
    past()
    manager = signed_in(Role.UNIT_MANAGER)
    report = frozen(manager)
    page = text_of(manager, f"/rapport/fryst/{report.pk}/")
    links = [link for link in re.findall(r'href="([^"]+)" download data-picture', page) if "halvar" in link]
    before = manager.get(links[0]).content.decode()
    assert report.digest in before and "Utgåva: 1" in before
    make_past(families=20, since=datetime(2026, 1, 7).date(), until=datetime(2026, 6, 7).date(), seed=9)
    with time_machine.travel(NOW + timedelta(days=400)):
        assert signed_in(Role.UNIT_MANAGER).get(links[0]).content.decode() == before
    assert manager.get(f"/rapport/fryst/{report.pk}/finns-inte.svg").status_code == 404
