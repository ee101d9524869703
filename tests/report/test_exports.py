"""Every table in every form: the same cells, the same stamp, and nothing for outside that the page hides."""

import csv
import hashlib
import io
import json
import re
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from recruitment.campaigns.models import OrphanDay
from recruitment.municipalities import needs
from recruitment.municipalities.models import Need
from recruitment.plan.models import Activity
from recruitment.privacy.models import AccessLogEntry
from recruitment.report import drawn
from recruitment.report.funnel import Step
from recruitment.report.funnel_plot import funnel_plot
from recruitment.report.periods import STOCKHOLM
from recruitment.report.picture_file import LOOKS, as_svg
from recruitment.report.tables import stamp_of_today
from recruitment.report.terms import read
from recruitment.report.views.files import SCHEMA
from recruitment.staff.roles import Role
from recruitment.visits.models import EntryDay, FilteredDay, FormDay, FunnelDay
from tests.make.campaigns import make_tag
from tests.make.history import Story, make_municipalities, make_past, store
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
FOR_ALL = ("aktiviteter", "statistik", "behov", "behov-halvar", "datakvalitet")
FOR_THE_UNIT = ("taggar", "okanda-koder", "formularet", "tratt", "uppgivet")
PICTURES = (drawn.AGAINST_PLAN, drawn.HOMES, drawn.GAP, drawn.FAMILIES, drawn.FORMS)


@pytest.fixture(autouse=True)
def today() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def a_year() -> None:
    make_past(families=90, since=date(2026, 1, 5), until=date(2026, 11, 22), seed=5)
    needs.state(
        Need(municipality_id="2080", age_band="13-17", count=14, valid_until=date(2026, 12, 31)),
        by=make_staff(Role.UNIT_MANAGER),
        at=NOW - timedelta(days=40),
    )
    FunnelDay.objects.create(day=date(2026, 9, 1), step="start", event="started", count=20)
    OrphanDay.objects.create(day=date(2026, 9, 1), code="FHR25", count=41)
    EntryDay.objects.create(day=date(2026, 9, 1), page=1, verified=400, unverified=6)
    FilteredDay.objects.create(day=date(2026, 9, 1), reason="crawler", count=900)
    for step, event in (("uppdrag", "shown"), ("uppdrag", "passed"), ("granska", "submitted")):
        FormDay.objects.create(day=date(2026, 9, 1), version=1, step=step, event=event, count=20)


def content(client: Client, name: str, file_type: str, query: str = "?period=2026") -> bytes:
    response = client.get(f"/rapport/{name}.{file_type}{query}")
    assert response.status_code == 200, name
    return bytes(response.content)


def rows_of(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def written(cell: object, comma: str) -> str:
    """A cell of the JSON as the CSV writes it; none of the tables here holds a formula."""
    if cell is None:
        return ""
    return f"{cell:.2f}".rstrip("0").rstrip(".").replace(".", comma) if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.STEERING_VIEWER])
def test_each_table_is_the_same_in_every_form(a_year: None, role: Role) -> None:
    client = signed_in(role)
    validator = Draft202012Validator(json.loads(SCHEMA.read_text()))
    for name in FOR_ALL if role == Role.STEERING_VIEWER else FOR_ALL + FOR_THE_UNIT:
        found = json.loads(content(client, name, "json"))
        validator.validate(found)
        assert found["rows"], name
        assert all(len(row) == len(found["columns"]) for row in found["rows"])
        head = [found["columns"]]
        stamp = [[line["label"], line["value"]] for line in found["stamp"]]
        for file_type, delimiter, comma in (("csv", ";", ","), ("plain.csv", ",", ".")):
            said = [[written(cell, comma) for cell in row] for row in found["rows"]]
            text = content(client, name, file_type).decode("utf-8-sig")
            assert rows_of(text, delimiter) == [*head, *said, [], *stamp], name
        sheet = load_workbook(io.BytesIO(content(client, name, "xlsx"))).worksheets[0]
        seen = [[cell.value for cell in row][: len(found["columns"])] for row in sheet.iter_rows()]
        assert seen[0] == found["columns"]
        assert len(seen) == len(found["rows"]) + 1


def test_every_table_says_on_what_terms_it_holds(a_year: None) -> None:
    client = signed_in(Role.COMMUNICATOR)
    for name in FOR_ALL + FOR_THE_UNIT:
        stamp = {line["label"]: line["value"] for line in json.loads(content(client, name, "json"))["stamp"]}
        assert re.fullmatch(r"[0-9a-f]{64}", stamp["SHA-256"])
        assert stamp["Dolda siffror"] == "inga: för användning inom enheten"
        if name.startswith("behov"):
            assert stamp["Läget"] == "2026-11-22"
            continue
        assert stamp["Period"].startswith("2026 (")
        assert re.fullmatch(r"webbplatser \d{4}-\d\d-\d\d, modeller \d+", stamp["Regler"])


def test_plain_csv_has_no_mark_and_formulas_are_made_harmless_there_too(a_year: None) -> None:
    tag = make_tag(variant="=1+1")
    tag.activity.name = "+46"
    tag.activity.save(update_fields=["name"])
    text = content(signed_in(Role.COMMUNICATOR), "taggar", "plain.csv")
    assert not text.startswith(b"\xef\xbb\xbf")
    row = next(row for row in rows_of(text.decode(), ",") if tag.code in row)
    assert (row[0], row[2]) == ("'+46", "'=1+1")


def test_an_outside_reader_gets_no_file_that_is_for_the_unit(a_year: None) -> None:
    client = signed_in(Role.STEERING_VIEWER)
    for name in FOR_THE_UNIT:
        for file_type in ("csv", "plain.csv", "json", "xlsx"):
            assert client.get(f"/rapport/{name}.{file_type}").status_code == 404
    assert client.get("/rapport/schema/tabell-1.json")["Content-Type"] == "application/schema+json"


def test_an_outside_reader_gets_no_months_of_their_own(a_year: None) -> None:
    """Two periods that differ by a month would tell that month."""
    outside, inside = signed_in(Role.STEERING_VIEWER), signed_in(Role.COMMUNICATOR)
    for query in ("?period=2026-02--2026-10", "?from=2026-02&to=2026-10"):
        seen = [json.loads(content(client, "statistik", "json", query)) for client in (outside, inside)]
        periods = [{line["label"]: line["value"] for line in one["stamp"]}["Period"] for one in seen]
        assert [period.split()[0] for period in periods] == ["2026H2", "2026-02--2026-10"]


def test_a_coverage_with_small_numbers_is_in_no_file_for_outside() -> None:
    make_municipalities()
    store([Story(NOW - timedelta(days=9), "2080", NOW, touches=[("class", None)])], {})
    (outside, inside) = (
        json.loads(content(signed_in(role), "datakvalitet", "json", "?period=2026H2"))["rows"]
        for role in (Role.STEERING_VIEWER, Role.COMMUNICATOR)
    )
    assert inside[0][0] == "Vad vi vet om vägen hit"
    assert outside == [row for row in inside if row[0] != "Vad vi vet om vägen hit"]


# Pictures -------------------------------------------------------------------------------------


def svg(client: Client, name: str, query: str = "?period=2026") -> str:
    response = client.get(f"/rapport/bilder/{name}.svg{query}")
    assert response.status_code == 200, name
    assert response["Content-Type"] == "image/svg+xml"
    return str(response.content.decode())


def test_each_plot_is_a_file_that_stands_by_itself_with_its_stamp(a_year: None) -> None:
    client = signed_in(Role.COMMUNICATOR)
    for name in PICTURES:
        text = svg(client, name)
        picture = ElementTree.fromstring(text)  # noqa: S314
        assert "class=" not in text and "<style" not in text and "href" not in text
        words = [element.text or "" for element in picture.iter() if element.tag.endswith("}text")]
        assert words[0] in text and any(word.startswith("Hämtad: 2026-11-22") for word in words)
        assert re.fullmatch(r"SHA-256: [0-9a-f]{64}", words[-1])
        assert svg(client, name) == text, "asked again, the same"
        group = text[text.index("<g ") :]
        shapes = group[group.index(">") + 2 : group.index("</g>")]
        lines = words[
            -(len(words) - next(i for i, word in enumerate(words) if word.startswith("Rapport:"))) : -1
        ]
        assert words[-1] == f"SHA-256: {hashlib.sha256(chr(10).join([shapes, *lines]).encode()).hexdigest()}"
    assert AccessLogEntry.objects.filter(action="export", door=f"report:{drawn.GAP}").count() == 2


def test_a_tall_plot_keeps_its_size() -> None:
    """A thousand is written without the gap that Swedish puts into it."""
    plot = funnel_plot([Step("Anmälda", 1)])
    tall = drawn.Drawn("hog", "Hög", "Hög", "report/plots/funnel.html", plot, 430, "1036.0")
    terms = read({}, reader=make_staff(Role.COMMUNICATOR), now=NOW)
    picture = ElementTree.fromstring(as_svg(tall, stamp_of_today("Hög", terms)))  # noqa: S314
    assert re.fullmatch(r"1\d{3}", picture.attrib["height"])
    assert picture.attrib["viewBox"] == f"0 0 {picture.attrib['width']} {picture.attrib['height']}"


def test_every_look_of_a_plot_is_known_to_its_file() -> None:
    for template in (Path(__file__).parents[2] / "templates" / "report" / "plots").glob("*.html"):
        for look in re.findall(r'class="([^"{]+)"', template.read_text()):
            assert look in LOOKS, (template.name, look)


def test_an_outside_reader_gets_only_the_plots_of_their_page(a_year: None) -> None:
    client = signed_in(Role.STEERING_VIEWER)
    for name in (drawn.FAMILIES, drawn.FORMS, "finns-inte"):
        assert client.get(f"/rapport/bilder/{name}.svg").status_code == 404
    course = svg(signed_in(Role.COMMUNICATOR), drawn.AGAINST_PLAN)
    standing = svg(client, drawn.AGAINST_PLAN)
    assert "<polyline" in course and "<polyline" not in standing
    # Few free homes have no length, so nothing can be measured with a ruler.
    assert "lediga: dold" in svg(client, drawn.GAP)


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.STEERING_VIEWER])
def test_each_plot_among_tables_is_a_file_by_the_clock_of_its_table(a_year: None, role: Role) -> None:
    client = signed_in(role)
    page = client.get("/rapport/statistik/?period=2026&clock=cohort").content.decode()
    links = [unescape(link) for link in re.findall(r'href="([^"]+)" download data-picture', page)]
    assert len(links) == page.count("<svg viewBox") > 0
    for link in links:
        response = client.get(link)
        assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml"), link
        text = response.content.decode()
        ElementTree.fromstring(text)  # noqa: S314
        assert "class=" not in text
        assert "Räknesätt: det som hände under perioden" in text
        # What the page draws is what the file draws, shape for shape.
        for path in re.findall(r' d="([^"]+)"', text):
            assert f'd="{path}"' in page
    name = links[0].rpartition("/")[2].partition(".")[0]
    assert AccessLogEntry.objects.get(action="export", door=f"report:{name}").reason.endswith(" svg")
    assert client.get("/rapport/statistik/finns-inte.svg").status_code == 404


def test_an_activitys_plot_is_a_file_that_names_it(a_year: None) -> None:
    client, activity = signed_in(Role.COMMUNICATOR), Activity.objects.order_by("starts_on")[0]
    page = client.get(f"/rapport/aktiviteter/{activity.pk}/?period=2026").content.decode()
    (link,) = re.findall(r'href="([^"]+)" download data-picture', page)
    response = client.get(unescape(link))
    assert activity.name in response.content.decode()
    assert response["Content-Disposition"].endswith(f'-{activity.pk}-2026.svg"')
    assert client.get(f"/rapport/aktiviteter/{activity.pk}/hushall.svg?period=2019").status_code == 404
