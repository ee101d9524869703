"""From the poster through the pages to the form: the tag is never lost, never leaks, never breaks a page."""

import random
import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from wagtail.models import Page

from recruitment.campaigns.carrier import Arrival, read, write
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.middleware import CarryTag
from recruitment.campaigns.models import Level, OrphanDay
from recruitment.visits import counter
from recruitment.visits.models import ClassDay, EntryDay, FilteredDay, TagDay
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import decide_level, make_tag
from tests.make.staff import make_staff

LINK = re.compile(r'<a\b[^>]*\shref="([^"]*)"')
INSIDE = {**PHONE, "Sec-Fetch-Site": "same-origin"}
FROM_SEARCH = {**PHONE, "Sec-Fetch-Site": "cross-site", "Referer": "https://www.google.se/"}


def links(html: str) -> list[str]:
    return [unescape(address) for address in LINK.findall(html)]


def page_links(html: str) -> list[str]:
    """The links of a page that lead to another public page."""
    plain = ("#", "mailto:", "tel:", "/documents/", "/static/", "http")
    return [address for address in links(html) if address and not address.startswith(plain)]


def test_the_tag_survives_every_link_of_every_page_it_can_reach(
    client: Client, planted_home: Page, is_long: bool
) -> None:
    tag = make_tag()
    start = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    expected = write([Arrival(tag.code, planted_home.pk, timezone.localdate())])
    waiting, met = [start], set()
    while waiting and len(met) < (25 if is_long else 10):
        address = waiting.pop(0)
        response = client.get(address, headers=INSIDE)
        met.add(address.split("?")[0])
        if response.status_code != 200:
            continue
        html = response.content.decode()
        for link in page_links(html):
            assert f"k={expected}" in link, f"{link} on {address}"
            if link.startswith("/") and link.split("?")[0].split("#")[0] not in met:
                waiting.append(link.split("#")[0])
        for other in re.findall(r"<(?:link|meta)\b[^>]*>", html):
            assert expected not in other
    assert len(met) >= 6


def test_without_a_tag_nothing_is_added(client: Client, home: Page) -> None:
    assert b"k=" not in b" ".join(client.get("/", headers=PHONE).content.split(b"href")[1:])


def test_a_bare_code_gets_this_page_as_its_entry(client: Client, home: Page) -> None:
    tag = make_tag()
    page = home.get_children().live().first()
    html = client.get(f"{page.get_url()}?k={tag.code.lower()}", headers=PHONE).content.decode()
    assert write([Arrival(tag.code, page.pk, timezone.localdate())]) in html


def test_the_page_for_what_is_not_here_keeps_the_tag(client: Client, home: Page) -> None:
    tag = make_tag()
    response = client.get(f"/finns-inte/?k={tag.code}", headers=PHONE)
    assert response.status_code == 404
    assert tag.code in response.content.decode()


def test_a_gateway_may_double_the_parameter_change_its_case_or_break_its_ampersand(
    client: Client, home: Page
) -> None:
    tag = make_tag()
    for query in (
        f"k=&k={tag.code}",
        f"K={tag.code}",
        f"x=1&amp;k={tag.code}",
        f"k={tag.code}&k={new_code()}",
    ):
        assert f"?k={tag.code}." in client.get(f"/?{query}", headers=PHONE).content.decode(), query


def test_forged_labels_are_ignored_and_counted_as_orphans(client: Client, home: Page) -> None:
    tag, unknown = make_tag(), new_code()
    for text in (unknown, f"{tag.code}.1.1xq.222", "x" * 500):
        response = client.get("/", {"k": text}, headers=PHONE)
        assert response.status_code == 200
        assert "k=" not in "".join(page_links(response.content.decode()))
    counter.flush()
    assert dict(OrphanDay.objects.values_list("code", "count")) == {unknown: 1, "övrigt": 2}
    assert not TagDay.objects.exists()


def test_no_noise_ever_breaks_a_page_or_credits_a_tag(client: Client, home: Page, is_long: bool) -> None:
    tag = make_tag()
    real = write([Arrival(tag.code, home.pk, timezone.localdate())])
    dice = random.Random(4)
    pieces = [
        *real,
        "~",
        ".",
        "~s",
        "~m",
        "\x00",
        "å",
        "%00",
        "<script>",
        "'\"",
        "\ud800",
        "😀",
        "&",
        "=",
        "k=",
    ]
    carry = CarryTag(lambda _request: HttpResponse('<a href="/om/">Om oss</a>'))
    for number in range(10_000 if is_long else 500):
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 30)))
        address = "/?" + (text if dice.random() < 0.5 else "k=" + text)
        address = address.encode("utf-8", "surrogatepass").decode("latin-1")
        assert b"<script>" not in carry(RequestFactory().get(address)).content
        if number % 20 == 0:
            assert client.get(address, headers=PHONE, follow=True).status_code == 200
    counter.flush()
    assert not TagDay.objects.exists()


@pytest.mark.parametrize("chosen", [Level.OFF, Level.LANDING])
def test_at_the_stricter_levels_no_link_carries_anything(client: Client, home: Page, chosen: Level) -> None:
    decide_level(chosen)
    tag = make_tag()
    location = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    html = client.get(location, headers=PHONE).content.decode()
    assert "k=" not in "".join(links(html))
    assert b"k=" not in b"".join(client.get("/", headers=FROM_SEARCH).content.split(b"href")[1:])
    counter.flush()
    counted = list(TagDay.objects.values_list("verified", flat=True))
    assert counted == ([] if chosen == Level.OFF else [1])


def test_a_change_of_level_in_the_middle_of_a_visit_stops_the_label(client: Client, home: Page) -> None:
    tag = make_tag()
    location = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    decide_level(Level.OFF)
    assert tag.code not in "".join(links(client.get(location, headers=PHONE).content.decode()))


def test_a_visit_from_a_search_engine_carries_its_class_in_private_pages_only(
    client: Client, home: Page
) -> None:
    response = client.get("/", headers=FROM_SEARCH)
    assert "private" in response["Cache-Control"] and "no-store" not in response["Cache-Control"]
    expected = write([Arrival("~s", home.pk, timezone.localdate())])
    assert f"k={expected}" in response.content.decode()
    with override_settings(SHARED_PAGE_CACHE=True):
        assert b"~s" not in client.get("/", headers=FROM_SEARCH).content


def test_nothing_is_stored_and_no_cookie_is_asked_for(client: Client, home: Page) -> None:
    tag = make_tag()
    for address in (f"/t/{tag.code}", f"/?k={tag.code}", "/", "/t/FHR25", "/finns-inte/"):
        response = client.get(address, headers=PHONE)
        assert not response.cookies, address
        assert "Cookie" not in response.get("Vary", ""), address


def test_compressed_pages_are_decorated_before_they_are_compressed(client: Client, home: Page) -> None:
    tag = make_tag()
    response = client.get(f"/?k={tag.code}", headers={**PHONE, "Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert int(response["Content-Length"]) == len(response.content)
    counter.flush()
    assert TagDay.objects.get().verified == 1


def test_a_tagged_page_asks_no_more_of_the_database_once_warm(
    client: Client, home: Page, django_assert_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    tag = make_tag()
    client.get(f"/?k={tag.code}", headers=PHONE)
    with CaptureQueriesContext(connection) as untagged:
        client.get("/", headers=PHONE)
    with CaptureQueriesContext(connection) as tagged:
        client.get(f"/?k={tag.code}", headers=PHONE)
    assert len(tagged) <= len(untagged)
    assert all(query["sql"].startswith("SELECT") for query in tagged.captured_queries)


def test_only_the_landing_is_counted_of_a_scan_a_reload_and_the_pages_after(
    client: Client, home: Page
) -> None:
    """The situations measured with a real browser, as one visit."""
    tag = make_tag()
    location = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    client.get(location, headers=PHONE)
    client.get(location, headers={**PHONE, "Cache-Control": "max-age=0"})
    for link in page_links(client.get(location, headers=INSIDE).content.decode())[:3]:
        client.get(link, headers=INSIDE)
    client.get(location, headers={**PHONE, "Sec-Purpose": "prefetch;prerender"})
    client.head(location, headers=PHONE)
    client.get(location, headers={**PHONE, "User-Agent": "facebookexternalhit/1.1"})
    old = {name: value for name, value in PHONE.items() if not name.startswith("Sec-")}
    client.get(location, headers=old)
    counter.flush()
    assert TagDay.objects.values_list("verified", "unverified").get() == (1, 1)
    assert EntryDay.objects.values_list("page", "verified", "unverified").get() == (home.pk, 1, 1)
    assert dict(FilteredDay.objects.values_list("reason", "count")) == {
        "reload": 1, "prefetch": 1, "head": 1, "preview": 1,
    }  # fmt: skip
    assert not ClassDay.objects.exists()


def test_an_untagged_entry_is_counted_by_the_kind_of_website_it_came_from(client: Client, home: Page) -> None:
    client.get("/", headers=FROM_SEARCH)
    client.get("/", headers={**FROM_SEARCH, "Referer": "https://lm.facebook.com/"})
    client.get("/", headers=PHONE)
    counter.flush()
    assert set(ClassDay.objects.values_list("source_class", "host", "verified")) == {
        ("search", "google.se", 1),
        ("social", "lm.facebook.com", 1),
        ("direct", "", 1),
    }


def test_a_link_that_was_kept_or_passed_on_is_a_return_and_not_the_posters_visit(
    client: Client, home: Page
) -> None:
    tag = make_tag()
    location = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        client.get(location, headers=PHONE)
        counter.flush()
    assert not TagDay.objects.exists()
    assert ClassDay.objects.values_list("source_class", "verified").get() == ("returned", 1)


def test_a_colleague_who_is_signed_in_is_never_counted(client: Client, home: Page) -> None:
    client.force_login(make_staff("communicator"))
    client.get(f"/?k={make_tag().code}", headers=PHONE)
    counter.flush()
    assert not TagDay.objects.exists() and not EntryDay.objects.exists()
    assert dict(FilteredDay.objects.values_list("reason", "count")) == {"staff": 1}


def test_the_editors_preview_is_never_counted(client: Client, home: Page) -> None:
    request = home.specific.make_preview_request()
    assert request.status_code == 200
    counter.flush()
    assert not EntryDay.objects.exists()


def test_a_label_read_at_a_forms_page_is_whole(client: Client, home: Page) -> None:
    tag = make_tag()
    response = client.get(f"/sok/?q=jour&k={tag.code}", headers=PHONE)
    (arrival,) = read(response.wsgi_request.arrival.carrier)
    assert (arrival.code, arrival.entry_page) == (tag.code, 0)
