"""What a page says of itself to those who find it or share it: true, escaped, and nothing invented."""

import io
import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page

from pages.models import FaqPage
from pages.seed import plant_translations
from recruitment.meetings import scheduling
from recruitment.meetings.models import Kind
from recruitment.staff.models import User
from tests.make.meetings import make_meeting
from tests.make.pages import PLANTED_AT, public_pages

BASE = "https://familjehem.example.se"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def facts(html: str) -> dict[str, Any]:
    found = [json.loads(data) for data in DATA.findall(html)]
    return {one["@type"]: one for one in found}


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:property|name)="{name}" content="(.*?)">', html)
    return found[1] if found else ""


@pytest.fixture
def base(settings: Any) -> None:
    settings.BASE_URL = BASE


def test_every_page_can_be_shared(site: dict[str, int], base: None, client: Client) -> None:
    for page in public_pages():
        html = client.get(f"{page.url}?k=x").content.decode()
        assert meta(html, "og:title") and meta(html, "og:description"), page.url
        assert meta(html, "og:url") == f"{BASE}{page.url}"
        assert meta(html, "og:image").startswith(f"{BASE}/bild/{page.pk}-")
        assert meta(html, "twitter:card") == "summary_large_image"


def test_the_picture_is_drawn_from_the_title(site: dict[str, int], client: Client) -> None:
    page = Page.objects.get(slug="sa-gar-det-till")
    address = meta(client.get(page.url).content.decode(), "og:image").removeprefix(settings.BASE_URL)
    response = client.get(address)
    assert response["Content-Type"] == "image/png"
    assert "immutable" in response["Cache-Control"] and not response.cookies
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert len(response.content) < 60_000

    page.title = "Så går det till hos oss"
    page.save(update_fields=["title"])
    moved = client.get(address)
    assert moved.status_code == 302 and moved["Location"] != address
    assert client.get(moved["Location"]).content != response.content


def test_a_draft_has_no_picture(site: dict[str, int], client: Client) -> None:
    page = Page.objects.get(slug="vad-kravs")
    page.unpublish()
    assert client.get(f"/bild/{page.pk}-0000.png").status_code == 404


def test_the_start_page_says_who_we_are_and_invents_nothing(
    site: dict[str, int], base: None, client: Client
) -> None:
    unit = facts(client.get("/").content.decode())["GovernmentOrganization"]
    assert unit["name"] == settings.UNIT.name
    assert [place["name"] for place in unit["areaServed"]] == [
        place.name for place in settings.UNIT.municipalities
    ]
    assert not {"telephone", "email", "address"} & set(unit)


def test_questions_are_told_without_markup(site: dict[str, int], client: Client) -> None:
    told = facts(client.get("/fragor-och-svar/").content.decode())["FAQPage"]["mainEntity"]
    assert len(told) == sum(len(group.value["questions"]) for group in FaqPage.objects.get().questions)
    for question in told:
        assert question["name"] and question["acceptedAnswer"]["text"]
        assert "<" not in question["acceptedAnswer"]["text"]


def test_nothing_an_editor_writes_ends_the_data(site: dict[str, int], client: Client) -> None:
    page = FaqPage.objects.get()
    page.questions = json.dumps(
        [
            {
                "type": "group",
                "value": {
                    "heading": "Prov",
                    "questions": [{"question": "</script><b>Är det så?", "answer": "<p>Ja &amp; nej</p>"}],
                },
            }
        ]
    )
    page.save()
    html = client.get(page.url).content.decode()
    assert "</script><b>" not in html
    (question,) = facts(html)["FAQPage"]["mainEntity"]
    assert question["name"] == "</script><b>Är det så?"


def test_a_page_further_down_says_where_it_stands(site: dict[str, int], base: None, client: Client) -> None:
    crumbs = facts(client.get("/kommuner/avesta/").content.decode())["BreadcrumbList"]["itemListElement"]
    assert [(crumb["position"], crumb["item"]) for crumb in crumbs] == [
        (1, f"{BASE}/"),
        (2, f"{BASE}/kommuner/"),
        (3, f"{BASE}/kommuner/avesta/"),
    ]


def test_the_site_map_names_the_languages_of_a_page(site: dict[str, int], base: None, client: Client) -> None:
    plant_translations(at=PLANTED_AT)
    xml = client.get("/sitemap.xml").content.decode()
    rows = re.findall(r"<url>(.*?)</url>", xml, re.DOTALL)
    by_place = {re.findall(r"<loc>(.*?)</loc>", row)[0]: row for row in rows}
    assert len(by_place) == len(rows)
    for place in (f"{BASE}/vad-kravs/", f"{BASE}/en/requirements/"):
        told = dict(re.findall(r'hreflang="(.*?)" href="(.*?)"', by_place[place]))
        assert told == {"sv": f"{BASE}/vad-kravs/", "en": f"{BASE}/en/requirements/"}
    assert "hreflang" not in by_place[f"{BASE}/bli-familjehem/"]


def test_a_meeting_tells_of_itself_as_an_event(site: dict[str, int], base: None, client: Client) -> None:
    meeting = make_meeting(title="Kväll i Falun", place="Biblioteket, Exempelgatan 1")
    told = facts(client.get(f"/traffar/{meeting.slug}/?k=x").content.decode())["Event"]
    assert (told["name"], told["url"]) == ("Kväll i Falun", f"{BASE}/traffar/{meeting.slug}/")
    assert told["startDate"] == timezone.localtime(meeting.starts_at).isoformat()
    assert told["location"]["name"] == "Biblioteket, Exempelgatan 1"
    assert told["eventAttendanceMode"].endswith("/OfflineEventAttendanceMode")


def test_the_link_to_a_digital_meeting_is_told_to_no_machine(site: dict[str, int], client: Client) -> None:
    meeting = make_meeting(kind=Kind.DIGITAL)
    html = client.get(f"/traffar/{meeting.slug}/").content.decode()
    assert facts(html)["Event"]["location"]["@type"] == "VirtualLocation"
    assert meeting.digital_link not in html


def test_a_meeting_that_is_over_or_called_off_is_not_to_be_found(
    site: dict[str, int], client: Client
) -> None:
    past = make_meeting(starts_at=timezone.now() - timedelta(days=1))
    off = make_meeting()
    scheduling.call_off(off, by=User.objects.system(), at=timezone.now())
    for meeting in (past, off):
        html = client.get(f"/traffar/{meeting.slug}/").content.decode()
        assert "Event" not in facts(html)
        assert 'name="robots" content="noindex"' in html and 'rel="alternate"' not in html


def test_a_meetings_page_names_one_true_address_without_the_tag(
    site: dict[str, int], base: None, client: Client
) -> None:
    meeting = make_meeting()
    for prefix in ("", "/en"):
        html = client.get(f"{prefix}/traffar/{meeting.slug}/?k=ABC").content.decode()
        assert f'<link rel="canonical" href="{BASE}{prefix}/traffar/{meeting.slug}/">' in html
