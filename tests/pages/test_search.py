"""Search finds what is written, and stays calm whatever is typed."""

import pytest
from django.test import Client
from wagtail.models import Page

from pages.search import LONGEST_QUERY, MOST_WORDS, clean_query
from tests.make.pages import public_pages

HOSTILE = [
    "'; DROP TABLE pages_homepage; --", '"', '"""', "(", "hem AND", "NEAR(a b)", "*", "^hem", "hem:*",
    "a & | !", "%", "\\", "<script>", "{{ 7 * 7 }}", "hem " * 5000, "å" * 100_000, "١٢٣", "家",
    "\u202e", "\ufeff", "-", "'",
]  # fmt: skip
BROKEN = [
    "q=%00", "q=hem%00", "q=%ff%fe", "q=%C3%28", "q=%ED%A0%80", "page=99999&q=hem", "page=x&q=hem", "q=a&q=b",
]  # fmt: skip


def test_a_word_in_the_running_text_is_found(site: dict[str, int], client: Client) -> None:
    html = client.get("/sok/", {"q": "Familjehemmets bok"}).content.decode()
    assert 'href="/utbildningen/"' in html


def test_a_question_is_found(site: dict[str, int], client: Client) -> None:
    assert 'href="/fragor-och-svar/"' in client.get("/sok/", {"q": "åldersgräns"}).content.decode()


def test_every_word_must_be_there(site: dict[str, int], client: Client) -> None:
    response = client.get("/sok/", {"q": "familjehem rymdfärja"})
    assert response.context["count"] == 0
    assert 'href="/bli-familjehem/"' in response.content.decode(), "an empty answer shows ways onward"


def test_an_unpublished_page_is_not_found(site: dict[str, int], client: Client) -> None:
    assert client.get("/sok/", {"q": "Familjehemmets bok"}).context["count"] == 1
    Page.objects.get(slug="utbildningen").unpublish()
    assert client.get("/sok/", {"q": "Familjehemmets bok"}).context["count"] == 0


@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_input_gets_an_ordinary_page(site: dict[str, int], client: Client, query: str) -> None:
    response = client.get("/sok/", {"q": query})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().replace('<script type="module"', "")


@pytest.mark.parametrize(
    "raw", ["q=%00", "q=%ff%fe", "q=%C3%28", "page=99999&q=hem", "page=x&q=hem", "q=hem&q=bo"]
)
def test_broken_encoding_is_answered(site: dict[str, int], client: Client, raw: str) -> None:
    """A damaged address may be refused, with a page in Swedish; it never breaks."""
    response = client.get(f"/sok/?{raw}", follow=True)
    assert response.status_code in {200, 400}
    assert "Orolig för ett barn?" in response.content.decode()


def test_the_question_is_kept_short() -> None:
    assert clean_query("a\x00b  c") == "a b c"
    assert len(clean_query("x" * 10_000)) == LONGEST_QUERY
    assert len(clean_query("ett " * 100).split()) == MOST_WORDS
    assert clean_query("--- '\" ") == ""


def test_search_is_not_itself_searchable(site: dict[str, int], client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/sok/").content.decode()


def test_only_reading_is_allowed(site: dict[str, int], client: Client) -> None:
    assert client.post("/sok/", {"q": "hem"}).status_code == 405


def test_a_page_of_hits_holds_ten(site: dict[str, int], client: Client) -> None:
    response = client.get("/sok/", {"q": "familjehem"})
    assert response.context["count"] > 10
    assert len(response.context["page_obj"]) == 10
    assert response.context["count"] <= len(public_pages())
