"""What search engines are told: one host, every page once, no staff doors."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.make.meetings import make_home_party, make_meeting
from tests.make.pages import public_pages

DOORS = ("/intresse/", "/ring-mig/", "/traffar/", "/orolig-for-ett-barn/")
BASE = "https://familjehem.example.se"


def locations(client: Client, **headers: str) -> list[str]:
    return re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml", **headers).content.decode())


def test_the_sitemap_is_flat_and_holds_every_page_on_the_public_host(
    site: dict[str, int], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = BASE
    doors = [prefix + door for door in DOORS for prefix in ("", "/en")]
    expected = sorted(BASE + url for url in [*(page.url for page in public_pages()), *doors])
    assert sorted(locations(client)) == expected
    assert sorted(locations(client, HTTP_HOST="localhost")) == expected


def test_an_unpublished_page_leaves_the_sitemap(site: dict[str, int], client: Client) -> None:
    page = next(page for page in public_pages() if page.slug == "om-oss")
    page.unpublish()
    assert not any("om-oss" in location for location in locations(client))


def test_the_sitemap_holds_meetings_to_come_in_each_language_and_no_home_party(
    site: dict[str, int], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = BASE
    meeting = make_meeting()
    make_meeting(title="Redan varit", starts_at=timezone.now() - timedelta(hours=1))
    make_home_party(title="Kaffe hemma")
    xml = client.get("/sitemap.xml").content.decode()
    found = [place for place in locations(client) if "/traffar/" in place]
    assert sorted(found) == sorted(
        BASE + prefix + end for prefix in ("", "/en") for end in ("/traffar/", f"/traffar/{meeting.slug}/")
    )
    assert f'hreflang="en" href="{BASE}/en/traffar/{meeting.slug}/"' in xml
    assert "kaffe" not in xml.lower() and "inbjudan" not in xml


def test_robots_name_the_sitemap_and_close_the_staff_doors(
    client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = BASE
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert f"Sitemap: {BASE}/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /handlaggning/", "Disallow: /rapport/"} <= set(lines)
    assert "Disallow: /" not in lines


def test_every_page_names_one_true_address(
    site: dict[str, int], client: Client, settings: pytest.FixtureRequest
) -> None:
    settings.BASE_URL = BASE
    for page in public_pages():
        html = client.get(f"{page.url}?utm_source=x").content.decode()
        assert html.count('rel="canonical"') == 1
        assert f'<link rel="canonical" href="{BASE}{page.url}">' in html
