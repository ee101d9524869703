"""Each kind of page shows what only it knows: times, requirements, sources, news, numbers, headings."""

import re
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import strip_tags

from pages.models import AccessibilityStatementPage, CompensationPage, NewsPage, PrivacyNoticePage, process
from recruitment.hallway import PERSONAL_DATA
from recruitment.municipalities.models import Municipality
from tests.make.meetings import make_meeting


@pytest.fixture(autouse=True)
def nobody_has_asked_today() -> None:
    process.months_to_decision.cache_clear()


def words(client: Client, address: str) -> str:
    return " ".join(unescape(strip_tags(client.get(address).content.decode())).split())


def test_the_process_says_no_number_until_the_unit_has_one(
    site: dict[str, int], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "median_days_to_decision", lambda *, on: None)
    told = words(client, "/sa-gar-det-till/")
    assert "Så lång tid som behövs" in told and "Inom två arbetsdagar" in told
    assert "Hälften av familjerna" not in told


@pytest.mark.parametrize(("days", "months"), [(28, "en månad"), (100, "fyra månader"), (120, "fyra månader")])
def test_the_process_says_the_units_own_median_in_whole_months(
    site: dict[str, int], client: Client, monkeypatch: pytest.MonkeyPatch, days: int, months: str
) -> None:
    monkeypatch.setattr(process, "median_days_to_decision", lambda *, on: days)
    told = words(client, "/sa-gar-det-till/")
    assert f"Hälften av familjerna har fått besked inom {months} från anmälan" in told
    assert "Så lång tid som behövs" not in told


def test_the_ticks_of_the_requirements_can_not_be_sent(site: dict[str, int], client: Client) -> None:
    html = client.get("/vad-kravs/").content.decode()
    boxes = re.findall(r'<input type="checkbox"[^>]*>', html)
    assert len(boxes) == len(settings.UNIT.requirements)
    assert not any("name=" in box or "value=" in box for box in boxes)
    assert "<form" not in html.split("<main", 1)[1].split("</main>", 1)[0]
    assert 'href="/sjalvtest/"' in html


def test_every_fact_about_compensation_shows_its_source_and_date(
    site: dict[str, int], client: Client
) -> None:
    told = words(client, "/ersattning-och-stod/")
    facts = CompensationPage.objects.get().facts
    assert len(facts) == len(settings.UNIT.sourced_facts) > 0
    for fact in facts:
        assert f"Källa: {fact.value['source']}, {fact.value['dated']}." in told


def test_a_fact_without_a_source_is_not_taken() -> None:
    block = CompensationPage._meta.get_field("facts").stream_block.child_blocks["fact"]
    assert block.child_blocks["source"].required and block.child_blocks["dated"].required


def test_news_come_latest_first_with_their_dates(site: dict[str, int], client: Client) -> None:
    NewsPage.objects.filter(slug="ny-webbplats").update(dated=date(2026, 1, 5))
    html = client.get("/nyheter/").content.decode()
    assert html.index("prova-sjalvtestet") < html.index("ny-webbplats")
    assert "5 januari 2026" in html
    assert "5 januari 2026" in client.get("/nyheter/ny-webbplats/").content.decode()


def test_the_feed_holds_the_news_on_the_public_host(
    site: dict[str, int], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = "https://familjehem.example.se"
    response = client.get("/nyheter/rss/")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own feed
    links = [item.findtext("link") for item in feed.iter("item")]
    assert response["Content-Type"].startswith("application/rss+xml")
    assert sorted(links) == [
        "https://familjehem.example.se/nyheter/ny-webbplats/",
        "https://familjehem.example.se/nyheter/prova-sjalvtestet/",
    ]
    assert 'type="application/rss+xml"' in client.get("/nyheter/").content.decode()


def test_an_empty_list_of_news_says_so(site: dict[str, int], client: Client) -> None:
    for item in NewsPage.objects.all():
        item.unpublish()
    assert "Det finns inga nyheter just nu." in words(client, "/nyheter/")


def test_the_contact_page_shows_only_what_is_known(site: dict[str, int], client: Client) -> None:
    Municipality.objects.update(emergency_phone="", website="")
    assert "kvällar och helger" not in words(client, "/kontakt/")
    Municipality.objects.filter(name="Avesta").update(emergency_phone="0226-00 00 00")
    html = client.get("/kontakt/").content.decode()
    assert 'href="tel:0226-000000"' in html and html.count("kvällar och helger") == 1


def test_the_privacy_notice_has_every_heading_the_law_asks_for(site: dict[str, int], client: Client) -> None:
    page = PrivacyNoticePage.objects.get()
    html = client.get("/personuppgifter/").content.decode()
    for name in page.HEADINGS:
        assert not page._meta.get_field(name).blank
        assert strip_tags(getattr(page, name)).strip(), name
        assert f'<section class="prose" id="{name}">' in html and f'href="#{name}"' in html


def test_the_privacy_notice_shows_the_register_itself(site: dict[str, int], client: Client) -> None:
    register = client.get("/personuppgifter/").content.decode().split('class="register"', 1)[1]
    assert register.count("<dt>") == len(PERSONAL_DATA)
    for kept in PERSONAL_DATA:
        assert str(kept.purpose) in unescape(register)


def test_the_statement_holds_the_eleven_things(site: dict[str, int], client: Client) -> None:
    page = AccessibilityStatementPage.objects.get()
    told = words(client, "/tillganglighet/")
    html = client.get("/tillganglighet/").content.decode()
    assert settings.UNIT.name in told and page.service in told
    assert "Delvis förenlig med lagen." in told
    for name in ("shortcomings", "burden", "outside", "method", "feedback"):
        assert " ".join(strip_tags(getattr(page, name)).split())[:40] in told, name
    assert html.count("<time") == 2
    assert 'href="https://www.digg.se/tdosanmalan"' in html


def test_contact_privacy_and_accessibility_stand_in_every_footer(
    site: dict[str, int], client: Client
) -> None:
    for address in ("/", "/om-oss/", "/tonaring/"):
        footer = client.get(address).content.decode().split("</main>", 1)[1]
        for slug in ("kontakt", "personuppgifter", "tillganglighet"):
            assert f'href="/{slug}/"' in footer, (address, slug)


def test_a_municipality_shows_its_own_and_the_digital_meetings(site: dict[str, int], client: Client) -> None:
    place = Municipality.objects.get(name="Avesta")
    here = make_meeting(title="Träff i Avesta", municipality=place)
    digital = make_meeting(title="Träff på nätet", kind="digital", municipality=None)
    away = make_meeting(title="Träff i Orsa", municipality=Municipality.objects.get(name="Orsa"))
    told = words(client, "/kommuner/avesta/")
    assert here.title in told and digital.title in told and away.title not in told
    assert "Träffa oss" in told


def test_a_municipality_without_meetings_says_nothing_of_them(site: dict[str, int], client: Client) -> None:
    assert "Träffa oss" not in words(client, "/kommuner/avesta/")
