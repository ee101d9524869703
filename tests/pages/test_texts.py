"""What visitors read: whole, Swedish, ours, and true as far as the unit file goes."""

import re
from functools import cache
from html import unescape
from itertools import pairwise

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from pages.models import FaqPage, HomePage, LandingPage, MunicipalityPage
from pages.seed import plant_translations
from tests.make.pages import PLANTED_AT, public_pages

FEWEST_WAYS_ONWARD = 3
FEWEST_QUESTIONS = 10
PLACEHOLDERS = re.compile(r"lorem|ipsum|todo|xxx|tbd|klicka här|\{\w*\}|\[[a-zåäö ]+\]", re.IGNORECASE)
# Words that only English holds; "hem", "in" and the like are Swedish too.
ENGLISH = re.compile(
    r"\b(the|and|you|your|with|this|that|page|call us|would|search|about|read more)\b", re.IGNORECASE
)
KRONOR = re.compile(r"\d[\d  .]*(kr\b|kronor|:-)", re.IGNORECASE)
TELEPHONE = re.compile(r"\b0\d{1,3}[- ]\d{2}[\d ]{3,}|\+46")
E_MAIL = re.compile(r"[\w.]+@[\w.]+\.\w+")
HEADING = re.compile(r"<h([1-6])\b")


def words(html: str) -> str:
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", html, flags=re.DOTALL)
    return unescape(strip_tags(body))


@cache
def every_page() -> dict[str, str]:
    """The site as it is planted, fetched once for all the tests that only read it."""
    client = Client()
    found = {page.url: client.get(page.url).content.decode() for page in public_pages()}
    for url in ("/sok/", "/sok/?q=hem", "/sok/?q=zzz", "/finns-inte/"):
        found[url] = client.get(url).content.decode()
    return found


def test_no_page_holds_a_placeholder_or_english(site: dict[str, int]) -> None:
    for url, html in every_page().items():
        text = words(html)
        assert not PLACEHOLDERS.search(text), (url, PLACEHOLDERS.search(text))
        assert not ENGLISH.search(text), (url, ENGLISH.search(text))
        assert "!" not in text, url


def test_titles_and_descriptions_are_unique_and_short(site: dict[str, int]) -> None:
    titles, descriptions = [], []
    for page in public_pages():
        html = every_page()[page.url]
        titles += re.findall(r"<title>(.*?)</title>", html)
        descriptions += re.findall(r'<meta name="description" content="(.*?)">', html)
    assert len(titles) == len(set(titles)) == len(public_pages())
    assert len(descriptions) == len(set(descriptions)) == len(public_pages())
    assert max(len(unescape(text)) for text in descriptions) <= 170


def test_headings_start_at_one_and_skip_no_level(site: dict[str, int]) -> None:
    for url, html in every_page().items():
        levels = [int(level) for level in HEADING.findall(html)]
        assert levels[0] == 1 and levels.count(1) == 1, url
        assert all(after - before <= 1 for before, after in pairwise(levels)), (url, levels)


def test_no_page_invents_a_telephone_number_an_address_or_kronor(site: dict[str, int]) -> None:
    """The unit file states no telephone or e-mail, so no page may show one; 112 is everybody's."""
    assert not settings.UNIT.phone and not settings.UNIT.email
    for url, html in every_page().items():
        text = words(html)
        assert "tel:" not in html and "mailto:" not in html, url
        for pattern in (TELEPHONE, E_MAIL, KRONOR):
            assert not pattern.search(text), (url, pattern.search(text))


def test_every_page_offers_the_first_step(site: dict[str, int]) -> None:
    start = f'href="{reverse("interest:start")}"'
    for page in public_pages():
        html = every_page()[page.url]
        assert start in html.split("<main", 1)[1].split("</main>", 1)[0], page.url
        assert start in html.split("</main>", 1)[1], page.url


def test_every_page_says_where_to_turn_for_a_child(site: dict[str, int]) -> None:
    for url, html in every_page().items():
        footer = words(html.split("</main>", 1)[1])
        assert "Orolig för ett barn?" in footer and "112" in footer, url


def test_a_landing_page_has_no_menu_and_enough_ways_onward(site: dict[str, int], client: Client) -> None:
    pages = LandingPage.objects.all()
    assert len(pages) == 2
    for page in pages:
        html = client.get(page.url).content.decode()
        assert 'class="site-nav"' not in html
        onward = re.search(r'<ul class="onward-list".*?</ul>', html, flags=re.DOTALL)
        assert onward
        links = re.findall(r'href="(/[^"]+/)"', onward.group())
        assert len(set(links)) >= FEWEST_WAYS_ONWARD
        assert {client.get(link).status_code for link in links} == {200}
        assert words(page.need).strip() in " ".join(words(html).split())


def test_there_are_questions_enough(site: dict[str, int], client: Client) -> None:
    page = FaqPage.objects.get()
    html = client.get(page.url).content.decode()
    assert html.count("<details>") == html.count("<summary>") >= FEWEST_QUESTIONS


def test_the_promise_is_the_unit_files(site: dict[str, int], client: Client) -> None:
    assert settings.UNIT.promise.first_contact_working_days == 2
    assert "Vi ringer inom två arbetsdagar." in words(client.get("/").content.decode())


def test_the_requirements_are_the_unit_files(site: dict[str, int], client: Client) -> None:
    html = client.get("/vad-kravs/").content.decode()
    assert settings.UNIT.requirements
    for requirement in settings.UNIT.requirements:
        assert str(requirement.label) in html


def test_a_municipality_page_shows_only_what_its_row_states(site: dict[str, int], client: Client) -> None:
    page = MunicipalityPage.objects.select_related("municipality").get(municipality__name="Avesta")
    bare = words(client.get(page.url).content.decode())
    assert "Bli familjehem i Avesta" in bare
    assert "Kvällar och helger" not in bare and "Webbplatsen för" not in bare

    page.municipality.emergency_phone = "0226-00 00 00"
    page.municipality.website = "https://avesta.example.se/"
    page.municipality.save(update_fields=["emergency_phone", "website"])
    html = client.get(page.url).content.decode()
    assert "Kvällar och helger: 0226-00 00 00." in words(html)
    assert 'href="https://avesta.example.se/"' in html


def test_the_list_of_municipalities_follows_the_county(site: dict[str, int], client: Client) -> None:
    html = client.get("/kommuner/").content.decode()
    members = re.findall(r'href="/kommuner/([\w-]+)/"', html)
    assert len(members) == len(set(members)) == len(settings.UNIT.municipalities)
    areas = re.findall(r'<h2 class="area">(.*?)</h2>', html)
    assert [area.lower() for area in areas] == [area.label.lower() for area in settings.UNIT.areas]
    for neighbour in settings.UNIT.neighbours:
        assert neighbour.name in html


def test_a_page_further_down_shows_the_way_back(site: dict[str, int], client: Client) -> None:
    crumbs = r'<nav class="breadcrumb".*?</nav>'
    found = re.search(crumbs, client.get("/kommuner/avesta/").content.decode(), flags=re.DOTALL)
    assert found
    assert re.findall(r'<a href="(.*?)">(.*?)</a>', found.group()) == [
        ("/", "Startsida"),
        ("/kommuner/", "Kommuner"),
    ]
    assert not re.search(crumbs, client.get("/kommuner/").content.decode(), flags=re.DOTALL)


def test_the_start_page_stands_without_a_story(site: dict[str, int], client: Client) -> None:
    html = client.get("/").content.decode()
    page = HomePage.objects.get()
    assert [block.block_type for block in page.body][:2] == ["need_band", "steps"]
    assert "blockquote" not in html


def test_the_privacy_notice_tells_of_every_way_in_with_the_units_own_times(
    site: dict[str, int], client: Client
) -> None:
    plant_translations(at=PLANTED_AT)
    told = {
        "/personuppgifter/": (
            "Ber du oss ringa behövs ingen kaka",
            "öppna den i ett dygn",
            "Bokar du en träff",
            "ett år efter träffen",
            "sparas i fem år",
        ),
        "/en/privacy/": (
            "Asking us to call needs no cookie",
            "open it for 24 hours",
            "If you book a meeting",
            "one year after the meeting",
            "kept for five years",
        ),
    }
    for url, pieces in told.items():
        text = " ".join(words(client.get(url).content.decode()).split())
        for piece in pieces:
            assert piece in text, (url, piece)
