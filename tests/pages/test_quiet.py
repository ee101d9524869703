"""Reading leaves nothing behind: no cookie, nothing that depends on one, nothing from elsewhere."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.make.pages import public_pages

OTHERS = ("/sok/", "/sok/?q=hem", "/sitemap.xml", "/robots.txt", "/finns-inte/")


def addresses() -> list[str]:
    return [page.url for page in public_pages()] + list(OTHERS)


def test_no_public_page_sets_or_reads_a_cookie(site: dict[str, int], client: Client) -> None:
    for url in addresses():
        response = client.get(url)
        assert not response.cookies, url
        assert "cookie" not in response.headers.get("Vary", "").lower(), url


def test_pages_may_be_kept_but_are_asked_for_again(site: dict[str, int], client: Client) -> None:
    """`no-store` would make "back" look like a new arrival."""
    for url in [page.url for page in public_pages()] + ["/sok/"]:
        directives = client.get(url)["Cache-Control"]
        assert "no-store" not in directives and "max-age=0" in directives, url


def test_nothing_is_fetched_from_another_host(site: dict[str, int], client: Client) -> None:
    fetched = re.compile(r'(?:src|srcset|<link[^>]+href|action)="(https?:[^"]+|//[^"]+)"')
    for url in addresses():
        html = client.get(url).content.decode()
        foreign = [found for found in fetched.findall(html) if not found.startswith(settings.BASE_URL)]
        assert foreign == [], url


def test_no_user_bar_on_a_public_page(site: dict[str, int], client: Client) -> None:
    for page in public_pages():
        assert "wagtail-userbar" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("path", ["/", "/om-oss/", "/kommuner/falun/"])
def test_head_is_answered_like_get(site: dict[str, int], client: Client, path: str) -> None:
    assert client.head(path).status_code == 200
