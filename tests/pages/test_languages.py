"""A page in another language: found by its address, joined to the Swedish one, never a dead end."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Locale, Page

from pages.models import ContactPage, HomePage, MunicipalityPage, ProcessPage, RequirementsPage
from pages.seed import plant_translations
from recruitment.campaigns.models import Level
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import decide_level, make_tag
from tests.make.pages import PLANTED_AT
from tests.pages.test_texts import PLACEHOLDERS, words

CORE = (
    "/en/", "/en/how-it-works/", "/en/requirements/", "/en/questions/", "/en/compensation-and-support/",
    "/en/contact/", "/en/privacy/", "/en/self-test/",
)  # fmt: skip
# Words that only Swedish holds, and letters that stand in no English word here but names.
SWEDISH = re.compile(r"\b(och|att|inte|hur|vad|för|när|eller|också|från|sidan|kommuner)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def _translated_once(
    _planted_once: dict[str, int], django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant_translations(at=PLANTED_AT)
        transaction.set_rollback(True)


@pytest.fixture
def languages(_translated_once: dict[str, int], db: None) -> dict[str, int]:
    return _translated_once


def switch(html: str) -> list[tuple[str, str]]:
    found = re.search(r'<nav class="languages".*?</nav>', html, flags=re.DOTALL)
    return re.findall(r'<a href="(.*?)" lang="(.*?)"', found.group()) if found else []


def test_the_core_path_is_there_in_english(languages: dict[str, int], client: Client) -> None:
    assert languages["en"] == len(CORE)
    for url in (
        *CORE,
        "/en/intresse/",
        "/en/ring-mig/",
        "/en/traffar/",
        "/en/orolig-for-ett-barn/",
        "/en/sok/",
    ):
        response = client.get(url)
        html = response.content.decode()
        assert response.status_code == 200, url
        assert '<html lang="en">' in html, url
        assert response["Content-Language"] == "en"
        main = words(html.split("<main", 1)[1].split("</main>", 1)[0])
        for swedish_on_purpose in ("(in Swedish)", "Ett hem att växa i"):
            main = main.replace(swedish_on_purpose, "")
        assert not SWEDISH.search(main), (url, SWEDISH.search(main))
        assert not PLACEHOLDERS.search(main), url
        assert "!" not in main, url


def test_what_was_planted_waits_for_the_units_eyes_and_doubles_nothing(languages: dict[str, int]) -> None:
    english = Page.objects.filter(locale__language_code="en").specific()
    assert {page.needs_review for page in english} == {True}
    before = Page.objects.count()
    assert set(plant_translations(at=PLANTED_AT).values()) == {0}
    assert Page.objects.count() == before


def test_the_switch_leads_to_the_same_page_and_back(languages: dict[str, int], client: Client) -> None:
    swedish = client.get("/vad-kravs/").content.decode()
    assert switch(swedish) == [("/en/requirements/", "en")]
    english = client.get("/en/requirements/").content.decode()
    assert switch(english) == [("/vad-kravs/", "sv")]


def test_the_switch_carries_the_tag(languages: dict[str, int], client: Client) -> None:
    decide_level(Level.DECLARED)
    tag = make_tag()
    html = client.get(f"/vad-kravs/?k={tag.code}", headers=PHONE).content.decode()
    ((url, language),) = switch(html)
    assert language == "en" and url.startswith(f"/en/requirements/?k={tag.code}.")


def test_a_page_in_one_language_offers_no_other(languages: dict[str, int], client: Client) -> None:
    html = client.get("/bli-familjehem/").content.decode()
    assert switch(html) == []
    assert "hreflang" not in html


def test_search_engines_are_told_of_both_languages(
    languages: dict[str, int], client: Client, settings: Any
) -> None:
    settings.BASE_URL = "https://familjehem.example.se"
    for url in ("/vad-kravs/", "/en/requirements/"):
        html = client.get(f"{url}?k=x").content.decode()
        told = re.findall(r'<link rel="alternate" hreflang="(.*?)" href="(.*?)">', html)
        assert told == [
            ("sv", "https://familjehem.example.se/vad-kravs/"),
            ("en", "https://familjehem.example.se/en/requirements/"),
            ("x-default", "https://familjehem.example.se/vad-kravs/"),
        ]
        assert f'<link rel="canonical" href="https://familjehem.example.se{url}">' in html


def test_the_browsers_own_wish_changes_nothing(languages: dict[str, int], client: Client) -> None:
    html = client.get("/vad-kravs/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="sv">' in html


def test_links_on_an_english_page_stay_english(languages: dict[str, int], client: Client) -> None:
    html = client.get("/en/").content.decode()
    assert 'class="brand" href="/en/"' in html
    assert 'href="/en/intresse/"' in html and 'href="/intresse/"' not in html
    assert "/en/how-it-works/" in html


def test_an_english_page_that_is_gone_points_to_the_swedish_one(
    languages: dict[str, int], client: Client
) -> None:
    RequirementsPage.objects.get(slug="requirements").unpublish()
    response = client.get("/en/requirements/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'href="/vad-kravs/"' in html and 'lang="sv"' in html
    assert "only in Swedish" in words(html)
    assert switch(client.get("/vad-kravs/").content.decode()) == []


def test_a_swedish_address_in_english_points_to_the_swedish_page(
    languages: dict[str, int], client: Client
) -> None:
    response = client.get("/en/bli-familjehem/")
    assert response.status_code == 404
    assert 'href="/bli-familjehem/"' in response.content.decode()


@pytest.mark.parametrize("language", settings.REVIEWED_LANGUAGES)
def test_a_language_without_a_reviewer_is_nowhere(
    languages: dict[str, int], client: Client, language: str
) -> None:
    Locale.objects.get_or_create(language_code=language)
    response = client.get(f"/{language}/")
    assert response.status_code == 404
    assert '<html lang="sv">' in response.content.decode()
    assert f"/{language}/" not in client.get("/").content.decode()
    assert f"/{language}/" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("language", settings.REVIEWED_LANGUAGES)
def test_a_draft_language_has_the_core_path_and_opens_with_a_name(
    languages: dict[str, int], client: Client, language: str
) -> None:
    drafts = list(Page.objects.filter(locale__language_code=language).specific())
    kinds = {page.specific_class for page in drafts}
    assert {HomePage, ProcessPage, RequirementsPage, ContactPage} <= kinds
    assert not any(page.live for page in drafts)

    home = HomePage.objects.get(locale__language_code=language)
    home.language_reviewed_by, home.language_reviewed_on = "Lena Läsare", PLANTED_AT.date()
    home.save()
    for page in Page.objects.filter(locale__language_code=language).specific():
        page.save_revision().publish()
    for page in Page.objects.filter(locale__language_code=language, live=True).specific():
        html = client.get(page.url).content.decode()
        assert f'<html lang="{language}">' in html
        text = words(html.split("<main", 1)[1].split("</main>", 1)[0])
        assert not PLACEHOLDERS.search(text) and "!" not in text, page.url
    requirements = client.get(RequirementsPage.objects.get(locale__language_code=language).url)
    said = {"fi": "Lapsi voi saada oman huoneen.", "sv-x-lattlast": "Ni har tid och ork för ett barn till."}
    assert said[language] in requirements.content.decode()


def test_a_language_opens_when_somebody_puts_a_name_to_it(languages: dict[str, int], client: Client) -> None:
    home = HomePage.objects.get(locale__language_code="sv-x-lattlast")
    assert not home.live
    with pytest.raises(ValidationError):
        home.save_revision().publish()

    home.language_reviewed_by, home.language_reviewed_on = "Lena Läsare", PLANTED_AT.date()
    home.save_revision().publish()
    assert ("/sv-x-lattlast/", "sv-x-lattlast") in switch(client.get("/").content.decode())
    html = client.get("/sv-x-lattlast/").content.decode()
    assert '<html lang="sv-x-lattlast">' in html
    # The form opens with it.
    assert 'href="/sv-x-lattlast/intresse/"' in html
    assert client.get("/sv-x-lattlast/intresse/").status_code == 200


def test_a_municipality_has_one_page_a_language(site: dict[str, int]) -> None:
    page = MunicipalityPage.objects.get(slug="avesta")
    assert page.hindrances() == []
    second = MunicipalityPage(title="Avesta igen", slug="avesta-igen", municipality=page.municipality)
    page.get_parent().add_child(instance=second)
    assert len(second.hindrances()) == 1


def test_a_closed_language_leads_to_the_swedish_page_and_door(
    languages: dict[str, int], client: Client
) -> None:
    for address, swedish in (
        ("/fi/mita-vaaditaan/", "/vad-kravs/"),
        ("/fi/intresse/", "/intresse/"),
        ("/sv-x-lattlast/traffar/", "/traffar/"),
    ):
        response = client.get(address)
        assert response.status_code == 404
        main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
        assert f'href="{swedish}"' in main, address
    # A door for staff is nothing to tell of.
    assert "/handlaggning/" not in client.get("/fi/handlaggning/").content.decode()
