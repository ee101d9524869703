"""The starting pages are planted once, and never over an editor's work."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from wagtail.models import Page, Site

from pages.models import ArticlePage, HomePage, LandingPage, MunicipalityPage
from pages.seed import plant
from pages.seed.sources import page_texts
from tests.make.pages import PLANTED_AT, public_pages


def test_the_whole_tree_is_planted(site: dict[str, int]) -> None:
    members = [place.name for place in settings.UNIT.municipalities]
    assert site == {"created": 19 + len(members), "existing": 0}
    assert [page.municipality.name for page in MunicipalityPage.objects.order_by("path")] == members
    assert {page.needs_review for page in public_pages()} == {True}


def test_the_texts_are_swedish_whatever_the_planter_reads() -> None:
    swedish = page_texts(at=PLANTED_AT)
    with translation.override("en"):
        assert page_texts(at=PLANTED_AT) == swedish
        own = {str(fact.label) for fact in settings.UNIT.sourced_facts}
    (compensation,) = (text for text in swedish if text["kind"] == "compensation")
    assert own.isdisjoint(fact["value"]["label"] for fact in compensation["facts"])


def test_planting_twice_doubles_nothing(site: dict[str, int]) -> None:
    before = sorted(Page.objects.values_list("pk", "path", "url_path"))
    assert plant(at=PLANTED_AT) == {"created": 0, "existing": site["created"]}
    assert sorted(Page.objects.values_list("pk", "path", "url_path")) == before
    assert Site.objects.count() == 1


def test_what_an_editor_changed_stays(site: dict[str, int]) -> None:
    ArticlePage.objects.filter(slug="bli-familjehem").update(title="Vår egen rubrik")
    ArticlePage.objects.get(slug="om-oss").delete()
    call_command("seed_pages", verbosity=0)
    assert ArticlePage.objects.get(slug="bli-familjehem").title == "Vår egen rubrik"
    assert not ArticlePage.objects.filter(slug="om-oss").exists()


def test_the_site_follows_the_public_address(site: dict[str, int], settings: pytest.FixtureRequest) -> None:
    settings.BASE_URL = "https://familjehem.example.se"
    plant(at=PLANTED_AT)
    found = Site.objects.get(is_default_site=True)
    assert (found.hostname, found.port) == ("familjehem.example.se", 443)
    assert found.root_page.specific == HomePage.objects.get()


def test_every_page_opens(site: dict[str, int], client: Client) -> None:
    for page in public_pages():
        response = client.get(page.url)
        assert response.status_code == 200, page.url
        assert response.templates[0].name == page.template


def test_links_between_pages_lead_somewhere(site: dict[str, int], client: Client) -> None:
    """No link is left as a number or without an address."""
    for page in public_pages():
        html = client.get(page.url).content.decode()
        assert "linktype=" not in html and "<a>" not in html and "page:" not in html, page.url


def test_a_page_with_a_number_of_many_digits_is_found(site: dict[str, int], client: Client) -> None:
    """Numbers that people read are written in groups of three; the one in a link must not be."""
    home = HomePage.objects.get(slug="start")
    target = ArticlePage(pk=1_234_567, title="Långt fram i räkningen", slug="langt-fram")
    home.add_child(instance=target)
    cards = [{"title": "Läs mer", "text": "Text", "icon": "home", "page": target.pk}]
    home.body = json.dumps([{"type": "cards", "value": {"heading": "", "cards": cards}}])
    home.save()
    assert '<a href="/langt-fram/">Läs mer</a>' in client.get("/").content.decode()


def test_a_link_to_a_page_that_is_gone_stays_as_words(site: dict[str, int], client: Client) -> None:
    Page.objects.get(slug="vad-kravs").unpublish()
    html = client.get("/bli-familjehem/").content.decode()
    assert "<a>Vad krävs av er?</a>" in html
    assert 'href="/vad-kravs/"' not in html


def test_a_landing_page_names_its_activity_by_choice() -> None:
    field = LandingPage._meta.get_field("activity")
    assert field.null and field.remote_field.model._meta.label == "recruitment.Activity"
