"""Another unit's file starts the same product, and nothing of Dalarna's is left in it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from fhr.demo import build
from fhr.demo.contacts import with_examples
from fhr.unit_file import Unit, read_unit
from pages.seed import plant
from recruitment.municipalities.actions import load_unit
from recruitment.staff.setup import create_groups
from tests.put_off import indexing

# A whole site of another unit is planted for it; it runs before anything lands.
pytestmark = [pytest.mark.django_db, pytest.mark.long]

NOW = timezone.make_aware(datetime(2026, 11, 20, 14, 30))
ROOT = Path(__file__).resolve().parents[2]
COMPLETE = read_unit(ROOT / "tests" / "units" / "complete.toml")
SHIPPED = with_examples(read_unit(ROOT / "site" / "units" / "dalarna.toml"))


@pytest.fixture(scope="module")
def other_unit(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The demo of the invented unit, built once and taken back."""
    with (
        override_settings(UNIT=COMPLETE, WAGTAIL_SITE_NAME=COMPLETE.name),
        django_db_blocker.unblock(),
        transaction.atomic(),
        indexing(),
    ):
        load_unit(at=NOW)
        create_groups()
        plant(at=NOW)
        build.employ({}, {})
        build.fill(lambda text: None, now=NOW, size=build.Size(a_half_year=4))
        yield
        transaction.set_rollback(True)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get("href") or ""
        parts = urlsplit(address)
        is_ours = parts.netloc in {"", "testserver"} and parts.scheme in {"", "http"}
        if tag == "a" and is_ours and parts.path.startswith("/"):
            self.found.add(parts.path)


def public_pages(client: Client) -> dict[str, str]:
    """Every page a visitor can click to from the start page, with what it says."""
    waiting, seen = ["/", "/en/", "/sok/?q=hem", "/finns-inte/", "/sitemap.xml"], {}
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        answer = client.get(address, follow=True)
        if "text/" not in answer.headers["Content-Type"] and "xml" not in answer.headers["Content-Type"]:
            continue
        seen[address] = answer.content.decode()
        links = Links()
        links.feed(seen[address])
        waiting += links.found - seen.keys()
    return seen


def names_of(unit: Unit) -> re.Pattern[str]:
    """What only this unit is called, its county and every place it names."""
    words = {str(name) for name in (unit.name, unit.short_name, unit.county, unit.tagline)}
    words |= {place.name for place in (*unit.municipalities, *unit.neighbours)}
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words)) + r")s?\b")


def test_no_public_page_of_another_unit_names_dalarna(other_unit: None, client: Client) -> None:
    pages = public_pages(client)
    assert len(pages) > 20
    told = {address: names_of(SHIPPED).findall(text) for address, text in pages.items()}
    assert {address: names for address, names in told.items() if names} == {}
    assert COMPLETE.phone in pages["/"] and COMPLETE.name in pages["/"]
    assert any("Fabelvik" in text for text in pages.values())


def test_the_crawl_would_find_a_name_that_was_left(other_unit: None, client: Client, settings) -> None:
    settings.UNIT = replace(COMPLETE, tagline="tolv kommuner i Dalarna")
    assert names_of(SHIPPED).search(client.get("/").content.decode())
