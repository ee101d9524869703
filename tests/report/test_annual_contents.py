"""What the activity report holds, what the steering group's version must not, and older frozen reports."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from recruitment.annual.document import as_text, read
from recruitment.annual.models import Audience, FrozenReport, ReportKind
from recruitment.municipalities.models import Municipality
from recruitment.outcomes.models import Outcome
from recruitment.report import municipality_statistics, requests, satisfaction
from recruitment.report.activities import table as activity_table
from recruitment.report.annual_report import annual_report
from recruitment.report.attribution import Model
from recruitment.report.channels import by_channel
from recruitment.report.fairness import Line, Verdict
from recruitment.report.periods import STOCKHOLM, half_year_of, parse, year
from recruitment.report.stages import Clock
from recruitment.report.suppression import HIDDEN
from recruitment.report.terms import Terms
from recruitment.satisfaction.models import Audience as Asked
from recruitment.satisfaction.models import SurveyAnswer
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.visits.models import FormDay
from tests.make.history import make_goal, make_need, make_past
from tests.make.requests import make_offer, make_request
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
# The report's headings; R12 is the report itself.
HEADINGS = {
    "R1": "Hur många, i vilken kommun?",
    "R2": "Hur lång tid tar det?",
    "R3": "Hur många aktualiseringar leder till placering?",
    "R4": "Hur många hem är lediga?",
    "R5": "Planen och vad det blev av den",
    "R6": "Vilka hem behövs?",
    "R7": "Svarar vi i tid?",
    "R8": "Vilka slutade, och varför?",
    "R9": "Får varje kommun sin del?",
    "R10": "Var stannar familjerna i formuläret?",
    "R11": "Vem betalar vad?",
    "survey": "Vad säger familjer och kommuner om oss?",
}
# Tables that name municipalities outside the unit: the five counts, and what each pays by its children.
BY_MUNICIPALITY = {"statistik", "kostnadsfordelning"}
# Public figures, and those that count no families: needs, money, and what was planned.
NOT_FAMILIES = {"behov", "behov-halvar", "mal-tillrackligt", "budget", "bemanning", "kostnadsfordelning"}

PLANNED = {"Mål", "Takt hittills", "Direkt kostnad, kr", "Planerad kostnad, kr", "Kommuner som har svarat"}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def past(families: int = 60) -> None:
    """With requests, offers, a form half filled in, and a survey: something in every table."""
    make_past(families=families, since=date(2025, 1, 7), until=NOW.date(), seed=5)
    make_goal(2026, "leads", "year", 60)
    make_need()
    for municipality in Municipality.objects.filter(is_member=True):
        make_offer(make_request(days_ago=250, municipality=municipality), days_ago=240)
        make_request(days_ago=230, municipality=municipality)
    for event, count in (("shown", 9), ("passed", 7), ("submitted", 3)):
        FormDay.objects.create(day=date(2026, 3, 3), version=2, step="uppdrag", event=event, count=count)
    answered(5, Asked.FAMILY)
    answered(4, Asked.MUNICIPALITY)


def answered(count: int, asked: Asked) -> None:
    for mark in range(1, count + 1):
        marks = {"welcome": mark} if asked == Asked.FAMILY else {"fair": mark}
        SurveyAnswer.objects.create(audience=asked, half_year="2026H1", marks=marks)


def document(code: str = "2026", *, is_exact: bool = True) -> dict[str, Any]:
    period = parse(code)
    assert period is not None
    terms = Terms(period, Clock.PERIOD, Model.DECLARED, is_exact, NOW, ())
    return read(as_text(annual_report(terms, {})))


def tables(of: dict[str, Any]) -> dict[str, dict[str, Any]]:
    blocks = [block for section in of["sections"] for block in section["blocks"]]
    found = [block for block in blocks if block["kind"] == "table"]
    assert len({block["name"] for block in found}) == len(found), "a file is fetched by its table's name"
    return {block["name"]: block for block in found}


@pytest.mark.parametrize("code", ["2026", "2026H1"])
@pytest.mark.parametrize("is_exact", [True, False])
def test_every_report_of_the_list_has_its_heading_and_something_beneath_it(code: str, is_exact: bool) -> None:
    past()
    sections = {
        section["title"]: section["blocks"] for section in document(code, is_exact=is_exact)["sections"]
    }
    for report, heading in HEADINGS.items():
        assert sections.get(heading), report


def test_every_table_says_what_its_columns_mean_and_by_which_clock() -> None:
    past()
    for name, table in tables(document()).items():
        assert table["clock"] and table["definitions"], name
        assert all(len(row) == len(table["columns"]) for row in table["rows"]), name


def test_the_unit_reads_the_same_figures_as_on_the_reports_own_pages() -> None:
    past()
    found = tables(document())
    five, asked = municipality_statistics.table(year(2026)), requests.table(year(2026))
    lines = {row[0]: row[1:] for row in found["rattvisa"]["rows"]}
    for of_five, of_asked in zip(five.rows, asked.rows, strict=True):
        if of_five.name in lines:
            cells = lines[of_five.name]
            assert [cells[place] for place in (1, 6, 8)] == [
                of_five.counts[name] for name in ("interest", "matched", "placed")
            ]
            assert [cells[place] for place in (2, 3, 5)] == [
                of_asked.counts[name] for name in ("requests", "answered", "offers")
            ]
    assert set(lines) >= {"Falun", "Ludvika"} and lines["Falun"][4] == 10
    assert found["formularet-2"]["rows"][0][1:3] == [9, 7]
    assert [row[1] for row in found["nojdhet-family-2026h1"]["rows"]].count(5) == 1
    assert {row[1] for row in found["nojdhet-municipality-2026h1"]["rows"]} == {"dold"}


def test_channels_add_up_to_what_their_activities_have() -> None:
    past()
    table = activity_table(year(2026), Clock.PERIOD, Model.DECLARED, NOW)
    for name in ("landings", "submitted", "suitable", "placed"):
        assert sum(row.counts[name] for row in by_channel(table)) == table.sum.counts[name]  # type: ignore[misc]
    rows = tables(document())["kanaler"]["rows"]
    assert [row[0] for row in rows[-3:]] == ["Känd källa utanför planen", "Direkt eller okänd källa", "Summa"]
    assert re.fullmatch(r"\d+ %", rows[-2][4].replace("\xa0", " "))


def test_a_channel_hides_what_one_of_its_activities_hides() -> None:
    past()
    table = activity_table(year(2026), Clock.PERIOD, Model.DECLARED, NOW)
    first = table.rows[0]
    hiding = replace(first, counts={**first.counts, "placed": HIDDEN})
    seen = replace(table, rows=(hiding, *table.rows[1:]))
    channel = next(row for row in by_channel(seen) if row.name == first.channel)
    assert channel.counts["placed"] is HIDDEN and channel.counts["submitted"] is not HIDDEN


@pytest.mark.parametrize(
    ("matched", "verdict"), [(0, Verdict.FEWER), (25, Verdict.CANNOT_TELL), (80, Verdict.MORE)]
)
def test_a_part_is_called_unlike_its_cost_only_where_chance_does_not_explain_it(
    matched: int, verdict: Verdict
) -> None:
    line = Line("Falun", Fraction(1, 4), 9, 9, 9, 9, matched, 9, None, all_matched=100)
    assert line.verdict == verdict
    assert replace(line, matched=0, all_matched=0).verdict is None
    assert replace(line, cost_share=None).verdict is None


@pytest.mark.parametrize("code", ["2026", "2026H1"])
def test_the_steering_groups_version_tells_no_small_number_and_nothing_by_municipality(code: str) -> None:
    past(families=40)
    found = document(code, is_exact=False)
    names = set(Municipality.objects.values_list("name", flat=True))
    for name, table in tables(found).items():
        named = {row[0] for row in table["rows"]} & names
        assert not named or name in BY_MUNICIPALITY, name
        if name in NOT_FAMILIES:
            continue
        for row in table["rows"]:
            for column, cell in zip(table["columns"][1:], row[1:], strict=True):
                is_small = isinstance(cell, int) and cell < 5
                assert not is_small or column["words"] in PLANNED, (name, row)
    text = str(found)
    for unit_only in (
        "rattvisa",
        "fordelningsregler",
        "formularet-",
        "forfragningar.",
        "Dagar till första erbjudande",
    ):
        assert unit_only not in text, unit_only


def test_what_is_new_in_the_report_stays_to_the_digit_when_everything_moves_on() -> None:
    past(families=30)
    manager = signed_in(Role.UNIT_MANAGER)
    answer = manager.post("/rapport/berattelser/2026H1/frys/")
    address = answer["Location"]
    files = [
        f"{address}{name}.csv" for name in ("kanaler", "rattvisa", "formularet-2", "nojdhet-family-2026h1")
    ]
    before = [manager.get(one).content for one in files]
    report = FrozenReport.objects.get(pk=address.split("/")[3])
    FormDay.objects.all().delete()
    SurveyAnswer.objects.all().delete()
    make_request(days_ago=200)
    Outcome.objects.create(
        lead=Outcome.objects.exclude(kind="matched").first().lead, kind="matched", occurred_on="2026-05-05",  # type: ignore[union-attr]
        municipality_id="2080", recorded_at=NOW, recorded_by=User.objects.system(),
    )  # fmt: skip
    with time_machine.travel(NOW + timedelta(days=400)):
        manager = signed_in(Role.UNIT_MANAGER)
        assert [manager.get(one).content for one in files] == before
        assert hashlib.sha256(manager.get(f"{address[:-1]}.json").content).hexdigest() == report.digest


def test_a_report_frozen_before_the_ledger_opens_as_it_was() -> None:
    written = (Path(__file__).parent / "frozen_before_the_ledger.json").read_text()
    report = FrozenReport.objects.create(
        kind=ReportKind.ANNUAL, period="2026H1", audience=Audience.UNIT, edition=1, payload=written,
        digest=hashlib.sha256(written.encode()).hexdigest(), frozen_at=timezone.now(),
        frozen_by=make_staff(Role.UNIT_MANAGER),
    )  # fmt: skip
    client = signed_in(Role.UNIT_MANAGER)
    page = client.get(f"/rapport/fryst/{report.pk}/").content.decode()
    assert "Fingeravtrycket stämmer." in page
    old = read(written)
    assert re.findall(r'<section class="report-part" id="del-\d+">\s*<h2>(.*?)</h2>', page) == [
        section["title"] for section in old["sections"]
    ]
    assert HEADINGS["R9"] not in page
    for name, table in tables(old).items():
        assert page.count(f'id="{name}"') == 1
        file = client.get(f"/rapport/fryst/{report.pk}/{name}.csv").content.decode()
        for row in table["rows"]:
            assert str(row[0]) in file, (name, row)
    assert client.get(f"/rapport/fryst/{report.pk}.json").content.decode() == written


def test_a_survey_stands_in_the_report_of_its_own_half_year() -> None:
    past()
    assert half_year_of(date(2026, 3, 1)).code == satisfaction.surveys(NOW.date())[0].period.code
    assert "nojdhet-family-2026h1" in tables(document("2026"))
    assert "nojdhet-family-2026h1" not in tables(document("2025"))
