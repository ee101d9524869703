"""Who may open the report, what each reader sees, and how much it asks of the database."""

import csv
import io
import re
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from recruitment.campaigns.models import OrphanDay
from recruitment.municipalities import needs
from recruitment.municipalities.models import Need
from recruitment.plan.models import Cost
from recruitment.privacy.models import AccessLogEntry
from recruitment.report.periods import STOCKHOLM
from recruitment.report.tables import digest
from recruitment.staff.roles import REPORT_ROLES, Role
from tests.make.history import Story, make_goal, make_municipalities, make_need, make_past, store
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
PAGES = (
    "/rapport/",
    "/rapport/behov/",
    "/rapport/aktiviteter/",
    "/rapport/statistik/",
    "/rapport/kostnadsfordelning/",
)
FILES = (
    "/rapport/aktiviteter.csv",
    "/rapport/aktiviteter.xlsx",
    "/rapport/statistik.csv",
    "/rapport/statistik.xlsx",
    "/rapport/behov.csv",
    "/rapport/behov.xlsx",
    "/rapport/behov-halvar.csv",
    "/rapport/behov-halvar.xlsx",
)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("role", Role)
def test_only_report_roles_find_the_report(role: Role) -> None:
    client = signed_in(role)
    found = {address: client.get(address).status_code for address in (*PAGES, *FILES)}
    assert set(found.values()) == {200 if role in REPORT_ROLES else 404}, found


def test_nobody_without_an_account_gets_past_the_login_page() -> None:
    for address in (*PAGES, *FILES):
        response = Client().get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/konto/")


def test_a_report_is_only_read() -> None:
    client = signed_in(Role.UNIT_MANAGER)
    for address in (*PAGES, *FILES):
        assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "query",
    ["", "?period=2026H9", "?clock=x&model=y", "?period=" + "9" * 5000, "?period=2026H2%FF"],
)
def test_a_strange_question_gets_the_current_half_year(query: str) -> None:
    assert "Andra halvåret 2026" in text_of(signed_in(Role.HANDLER), "/rapport/" + query)


def test_an_unknown_kind_of_file_is_not_found() -> None:
    assert signed_in(Role.HANDLER).get("/rapport/aktiviteter.pdf").status_code == 404


def test_an_empty_house_still_answers_every_question() -> None:
    page = text_of(signed_in(Role.COMMUNICATOR), "/rapport/")
    assert "Planen har inget mål för hela perioden" in page
    assert "Ingen kommun har något öppet behov inlagt" in page
    assert "Inget brådskar den här veckan." in page


def test_the_three_sentences_tell_plan_need_and_task() -> None:
    make_municipalities()
    make_goal(2026, "leads", "H2", 90)
    make_need("13-17", 14)
    families = [
        Story(NOW - timedelta(days=number), "2080", NOW - timedelta(days=number - 2)) for number in range(40)
    ]
    store(families, {})
    page = text_of(signed_in(Role.COMMUNICATOR), "/rapport/")
    # 145 of 184 days have passed: the pace is 70.9, outside 28.6–54.5.
    assert "Vi ligger efter planen: 40 intresseanmälningar, där planens takt skulle ge 71" in page
    assert "29–54, under planens takt (71)" in page
    assert "Flest hem saknas för 13–17 år: 14 behövs och 0 är lediga." in page
    late = sum(family.promised_by < NOW for family in families)
    assert f"Den här veckan: {late} familjer har väntat längre än vi lovade." in page
    assert "14 hem för 13–17 år</strong> behövs, och ingen aktivitet som pågår riktar sig dit" in page


def test_a_misprinted_code_is_on_the_list_of_things_to_do() -> None:
    OrphanDay.objects.create(day=date(2026, 11, 17), code="FHR25", count=41)
    OrphanDay.objects.create(day=date(2026, 11, 17), code="ZZZ", count=2)
    page = text_of(signed_in(Role.COMMUNICATOR), "/rapport/")
    assert "Koden FHR25</strong> finns inte men har prövats 41 gånger sedan tisdag" in page
    assert "ZZZ" not in page


def test_a_difference_that_may_be_chance_is_said_to_be() -> None:
    make_municipalities()
    make_goal(2026, "leads", "year", 180)
    store([Story(NOW - timedelta(days=n), "2080", NOW + timedelta(days=2)) for n in range(66)], {})
    page = text_of(signed_in(Role.COMMUNICATOR), "/rapport/")
    assert "Vi följer planen, så långt det går att säga: 66" in page
    assert "kan inte skiljas från planens takt (71)" in page


def test_plots_have_words_a_table_and_no_inline_style() -> None:
    make_past(families=30, since=date(2026, 7, 1), until=date(2026, 11, 22))
    make_goal(2026, "leads", "H2", 1_500)
    make_need()
    page = text_of(signed_in(Role.COMMUNICATOR), "/rapport/")
    assert " style=" not in page
    assert "<style" not in page
    plots = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert len(plots) == 2
    for plot in plots:
        drawn = ElementTree.fromstring(plot)  # noqa: S314
        assert drawn.find("title").text and drawn.find("desc").text  # type: ignore[union-attr]
        for line in re.findall(r' (?:points|d|x|y|cx|cy)="([^"]*)"', plot):
            assert re.fullmatch(r"[-MHV0-9., ]*", line), "coordinates know no thousands and no decimal comma"
    assert page.count("Diagrammet som tabell") == 2


def test_the_page_about_needs_draws_what_its_tables_say() -> None:
    make_past(families=40, since=date(2026, 1, 5), until=date(2026, 11, 22))
    need = needs.state(
        Need(municipality_id="2080", age_band="13-17", count=2, valid_until=date(2026, 12, 31)),
        by=make_staff(Role.UNIT_MANAGER),
        at=NOW - timedelta(days=40),
    )
    need.count = 1_500
    needs.state(need, by=need.confirmed_by, at=NOW)
    client = signed_in(Role.HANDLER)
    page = text_of(client, "/rapport/behov/")
    assert " style=" not in page
    plots = re.findall(r"<svg viewBox.*?</svg>", page, re.DOTALL)
    assert len(plots) == 2
    for plot in plots:
        drawn = ElementTree.fromstring(plot)  # noqa: S314
        assert drawn.find("title").text and drawn.find("desc").text  # type: ignore[union-attr]
        for line in re.findall(r' (?:d|x|y|width|height)="([^"]*)"', plot):
            assert re.fullmatch(r"[-MHV0-9., ]*", line), "coordinates know no thousands"
    assert "1 500 behövs" in plots[0] and ">2–1 500<" in plots[1]
    (row,) = rows_of_csv(client.get("/rapport/behov.csv").content)[1:2]
    assert row[:3] == ["13–17 år", "Ingen del av länet", "1500"]
    head, half, _empty, *stamp = rows_of_csv(client.get("/rapport/behov-halvar.csv").content)
    assert (head[:4], half[:4]) == (
        ["Halvår", "Alla åldrar, minst", "Alla åldrar, mest", "Alla åldrar, sista dagen"],
        ["2026H2", "2", "1500", "1500"],
    )
    assert dict(stamp)["Läget"] == "2026-11-22"


def test_the_number_of_questions_to_the_database_does_not_grow() -> None:
    manager = make_staff(Role.UNIT_MANAGER)
    viewer = make_staff(Role.STEERING_VIEWER)
    addresses = (*PAGES, "/rapport/?period=2024-2026&clock=cohort", "/rapport/aktiviteter/?period=2026")
    questions: list[dict[str, int]] = []
    for families, since in ((12, date(2025, 7, 1)), (150, date(2024, 7, 2))):
        make_past(families=families, since=since, until=date(2026, 11, 22), seed=families)
        make_need()
        asked = {}
        for reader in (manager, viewer):
            client = Client()
            client.force_login(reader)
            # What is asked once a sign-in, and once a process.
            for address in PAGES[-1:] if questions else addresses:
                client.get(address)
            for address in addresses:
                with CaptureQueriesContext(connection) as captured:
                    client.get(address)
                asked[f"{reader.pk} {address}"] = len(captured)
        questions.append(asked)
    assert questions[0] == questions[1]
    assert max(questions[1].values()) <= 70


# What leaves the house -----------------------------------------------------------------------


def rows_of_csv(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_csv_opens_right_in_swedish_excel_and_its_digest_can_be_checked() -> None:
    past = make_past(families=60, since=date(2026, 1, 5), until=date(2026, 11, 22))
    Cost.objects.create(activity=past.activities[0], on=date(2026, 8, 1), kind="media", amount="1234.50")
    client = signed_in(Role.COMMUNICATOR)
    content = client.get("/rapport/aktiviteter.csv?period=2026&model=linear").content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of_csv(content)
    gap = rows.index([])
    head, cells, stamp = rows[0], rows[1:gap], dict(rows[gap + 1 :])
    assert head[:3] == ["Aktivitet", "Kanal", "Direkt kostnad, kr"]
    assert cells[-1][0] == "Summa"
    assert any(re.fullmatch(r"\d+,50", row[2]) for row in cells), "a decimal comma"
    assert stamp["Period"] == "2026 (från 2026-01-01, före 2027-01-01)"
    assert stamp["Räknesätt"] == "det som hände under perioden"
    assert stamp["Modell för källa"] == "lika delat"
    assert stamp["Spårningsnivå"] == "visad för den sökande"
    assert stamp["Dolda siffror"] == "inga: för användning inom enheten"
    assert stamp["Hämtad"] == "2026-11-22T09:00:00+01:00"
    assert re.fullmatch(r"[0-9a-f]{64}", stamp["SHA-256"])


def test_a_changed_cell_changes_the_digest() -> None:
    stamp = (("Period", "2026"),)
    first = digest(("Aktivitet",), [("Affisch", 3)], stamp)
    assert first == digest(("Aktivitet",), [("Affisch", 3)], stamp)
    assert first != digest(("Aktivitet",), [("Affisch", 4)], stamp)
    assert first != digest(("Aktivitet",), [("Affisch", 3)], (("Period", "2025"),))


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+46 23", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", " =1+1", "=cmd|' /C calc'!A1", "+1", "−1", "@x",
     "-x", "﻿=1"],
)  # fmt: skip
def test_no_cell_runs_as_a_formula(name: str) -> None:
    past = make_past(families=5, since=date(2026, 7, 1), until=date(2026, 11, 22))
    past.activities[0].name = name
    past.activities[0].channel.name = name
    past.activities[0].channel.save(update_fields=["name"])
    past.activities[0].save(update_fields=["name"])
    client = signed_in(Role.COMMUNICATOR)
    for row in rows_of_csv(client.get("/rapport/aktiviteter.csv").content):
        for cell in row:
            assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠−\ufeff ") or cell == ""
    book = load_workbook(io.BytesIO(client.get("/rapport/aktiviteter.xlsx").content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in found if cell.data_type == "f"]
    assert any(isinstance(cell.value, str) and cell.value.startswith("'") for cell in found)


def test_the_excel_file_holds_numbers_as_numbers() -> None:
    make_past(families=40, since=date(2026, 7, 1), until=date(2026, 11, 22))
    client = signed_in(Role.COMMUNICATOR)
    book = load_workbook(io.BytesIO(client.get("/rapport/aktiviteter.xlsx").content))
    sheet = book.worksheets[0]
    sums = [cell.value for cell in sheet[sheet.max_row]]
    assert sums[0] == "Summa"
    assert isinstance(sums[8], int) and sums[8] > 0
    assert book.worksheets[1]["A2"].value == "Period"


def test_an_export_is_written_down_and_names_no_case() -> None:
    client = signed_in(Role.COMMUNICATOR)
    client.get("/rapport/statistik.xlsx?period=2026H1")
    entry = AccessLogEntry.objects.get(action="export")
    assert (entry.door, entry.cases, entry.reason) == ("report:statistik", [], "2026H1 xlsx")


# Outside the unit ----------------------------------------------------------------------------


def test_whoever_also_works_in_the_unit_sees_exact_numbers() -> None:
    assert "Du ser siffror från 5" in text_of(signed_in(Role.STEERING_VIEWER), "/rapport/")
    both = signed_in(Role.STEERING_VIEWER, Role.HANDLER)
    assert "Du ser siffror från 5" not in text_of(both, "/rapport/")


def test_the_steering_group_cannot_ask_for_what_would_give_small_numbers_away() -> None:
    make_past(families=60, since=date(2025, 1, 5), until=date(2026, 11, 22))
    client = signed_in(Role.STEERING_VIEWER)
    plain = client.get("/rapport/aktiviteter.csv?period=2026").content
    assert client.get("/rapport/aktiviteter.csv?period=2026&clock=cohort&model=first").content == plain
    assert "2024–2026" not in text_of(client, "/rapport/?period=2024-2026")
    stamp = dict(rows_of_csv(client.get("/rapport/aktiviteter.csv?period=2024-2026").content)[-8:])
    assert stamp["Period"].startswith("2026H2")


def numbers_of(client: Client, name: str, code: str) -> dict[str, list[str]]:
    rows = rows_of_csv(client.get(f"/rapport/{name}.csv?period={code}").content)
    return {row[0]: row[1:] for row in rows[1 : rows.index([])]}


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 2))])
def test_every_export_of_the_steering_group_withstands_subtraction(seed: int) -> None:
    """Takes all files of both years, knows the truth, and looks for a hidden cell the sums pin down."""
    make_past(families=130, since=date(2025, 1, 5), until=date(2026, 11, 22), seed=seed)
    outside, inside = signed_in(Role.STEERING_VIEWER), signed_in(Role.UNIT_MANAGER)
    columns = {"aktiviteter": range(4, 12), "statistik": range(5)}
    hidden_in_all = shown_in_all = 0
    for name, places in columns.items():
        for year in ("2025", "2026"):
            halves = [numbers_of(outside, name, f"{year}{half}") for half in ("H1", "H2")]
            assert all(list(half) == ["Summa"] for half in halves), "half-years show sums only"
            seen, truth = numbers_of(outside, name, year), numbers_of(inside, name, year)
            for place in places:
                total = seen["Summa"][place]
                of_halves = [half["Summa"][place] for half in halves]
                cells = {row: cell[place] for row, cell in seen.items() if row != "Summa"}
                shown = {row: int(cell) for row, cell in cells.items() if cell != "dold"}
                hidden = [row for row, cell in cells.items() if cell == "dold"]
                hidden_in_all, shown_in_all = hidden_in_all + len(hidden), shown_in_all + len(shown)
                assert all(count >= 5 for count in shown.values())
                assert all(int(truth[row][place]) == count for row, count in shown.items())
                is_stock = name == "aktiviteter" and place == 11
                if not is_stock:
                    assert (total == "dold") == ("dold" in of_halves), "H1 + H2 = year"
                if total == "dold":
                    assert not shown
                elif hidden:
                    left = int(total) - sum(shown.values())
                    assert len(hidden) >= 2 and left >= 5
    assert hidden_in_all > 20 and shown_in_all > 5, "the attack must have something to attack"


def test_the_steering_groups_pages_show_no_number_of_families_under_five() -> None:
    make_past(families=25, since=date(2026, 1, 5), until=date(2026, 11, 22), seed=4)
    make_need("13-17", 14)
    client = signed_in(Role.STEERING_VIEWER)
    for address in (
        "/rapport/aktiviteter/?period=2026",
        "/rapport/statistik/?period=2026",
        "/rapport/behov/",
    ):
        page = text_of(client, address)
        counts = re.findall(r'<td class="num">(\d+)(?=<)', page)
        small = [count for count in counts if 0 < int(count) < 5]
        assert not small, address
        assert "dold" in page
    overview = text_of(client, "/rapport/?period=2026H2")
    assert "dold" in overview
    assert "har väntat längre än vi lovade" not in overview
