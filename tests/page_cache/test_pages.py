"""A kept page is never another visitor's, never old, and never in the way of anyone's counting."""

import gzip
import random
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings
from wagtail.models import Locale, Page

from fhr.page_cache import copy
from fhr.page_cache.generation import renew
from fhr.page_cache.middleware import PageCache
from pages.models import ArticlePage, HomePage
from recruitment.campaigns.arrival import Seen
from recruitment.campaigns.carrier import Arrival, write
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.links import decorate
from recruitment.visits import counter
from recruitment.visits.models import EntryDay, FilteredDay, TagDay
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import make_tag
from tests.make.staff import make_staff

Start = Callable[[], Client]
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
CARRIED = re.compile(rb'[?;]k=([^"#&]*)|name="k" value="([^"]*)"')


def carriers(answer: HttpResponse) -> set[str]:
    """Every tag in the links and forms of an answer."""
    html = UNPACK[answer.get("Content-Encoding", "")](answer.content)
    return {(link or field).decode() for link, field in CARRIED.findall(html)}


def is_kept(client: Client, path: str, count: Any, **extra: Any) -> bool:
    """Whether this answer came out of memory: drawing a page asks for more than the shared word."""
    with count(1_000) as asked:
        client.get(path, **extra)
    return len(asked) <= 1


def edit(page: Page, title: str) -> None:
    page = page.specific
    page.title = title
    page.save_revision().publish()
    # A test's transaction is never committed; what waits for the commit is done here.
    renew()


# The same for all -------------------------------------------------------------------------------


def test_an_ordinary_page_comes_out_of_memory_the_second_time(
    home: Page, process: Start, django_assert_max_num_queries: Any
) -> None:
    client = process()
    count = django_assert_max_num_queries
    tag = make_tag()
    assert not is_kept(client, "/om-oss/", count)
    client.get(f"/?k={tag.code}")
    for address in ("/om-oss/", f"/om-oss/?k={tag.code}", "/om-oss/?utm_source=x&GCLID=y&amp;fbclid=z", "/"):
        assert is_kept(client, address, count), address


def test_a_tag_never_reaches_another_visitor(bare: PageCache) -> None:
    """Four threads, eight tags and none: a thousand answers with one tag each."""
    arrivals = [(), *((Arrival(new_code(), 7, date(2026, 11, 23)),) for _ in range(8))]

    def ask(carried: tuple[Arrival, ...]) -> bool:
        answer = bare(request("/", carried, accept=random.choice(["", "br", "gzip"])))
        return carriers(answer) == ({write(carried)} if carried else set())

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(ask, random.choices(arrivals, k=1_000)))


def test_a_page_with_a_tagged_link_of_its_own_joins_both(bare: PageCache) -> None:
    own, carried = new_code(), (Arrival(new_code(), 7, date(2026, 11, 23)),)
    html = f'<a href="/kvall/?k={own}">Kväll</a><a href="/om/">Om</a>'
    bare.get_response = lambda _request: whole_page(html)
    answer = bare(request("/", carried))
    assert answer.content.decode() == decorate(html.encode(), write(carried)).decode()
    assert own.encode() in answer.content


def test_each_host_language_and_address_has_its_own_copy(bare: PageCache) -> None:
    bare.get_response = lambda asked: whole_page(f"{asked.scheme} {asked.get_host()} {asked.path}")
    for _ in range(2):
        for path, host in product(("/", "/en/", "/om/"), ("testserver", "localhost", "localhost:8000")):
            answer = bare(request(path, host=host))
            assert answer.content.decode() == f"http {host} {path}"


def test_a_made_up_host_gets_no_page_and_leaves_none(home: Page, process: Start) -> None:
    client = process()
    client.get("/")
    for host in ("ond.example", "testserver.ond.example", "testserver:80@ond.example"):
        answer = client.get("/", headers={"Host": host})
        assert answer.status_code == 400
    assert b"ond.example" not in client.get("/").content


def test_two_languages_are_two_pages(home: Page, process: Start) -> None:
    english = Locale.objects.create(language_code="en")
    home.copy_for_translation(english)
    start = HomePage.objects.get(locale=english)
    edit(start, "A family home")
    client = process()
    for _ in range(2):
        swedish, in_english = client.get("/"), client.get(start.url)
        assert (swedish["Content-Language"], in_english["Content-Language"]) == ("sv", "en")
        assert b'lang="sv"' in swedish.content and b'lang="en"' in in_english.content
        assert b"A family home" not in swedish.content and b"A family home" in in_english.content


# What is not kept -------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["?sida=2", "?k2=x", "?q=hem", "?utm=x", "?k=1&svar=ja", "?xgclid=1"])
def test_a_question_behind_the_address_is_drawn_for_whoever_asks(
    home: Page, process: Start, django_assert_max_num_queries: Any, query: str
) -> None:
    client = process()
    client.get("/om-oss/")
    assert not is_kept(client, f"/om-oss/{query}", django_assert_max_num_queries)


def test_nonsense_in_the_tag_is_a_plain_page_out_of_memory(
    home: Page, process: Start, django_assert_max_num_queries: Any
) -> None:
    client = process()
    plain = client.get("/om-oss/").content
    for nonsense in (
        "?k=",
        "?k=%00%ff",
        "?k=<script>",
        f"?k={chr(65) * 3_000}",
        "?k=~s.1.1.222",
        "?k=ZZZZZZ&k=x",
    ):
        assert client.get(f"/om-oss/{nonsense}", follow=True).content == plain, nonsense


def test_what_is_not_a_finished_page_for_everyone_is_drawn_each_time(home: Page, process: Start) -> None:
    client = process()
    for path in ("/finns-inte/", "/sok/?q=om", "/sok/", "/intresse/", "/intresse/?k=x"):
        for _ in range(2):
            assert "ETag" not in client.get(path), path
    client.get("/om-oss/")
    assert "ETag" not in client.post("/om-oss/")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: setattr(answer, "same_for_all", False),
        lambda answer: setattr(answer, "status_code", 404),
        lambda answer: answer.set_cookie("session", "x"),
        lambda answer: answer.headers.setdefault("Vary", "Cookie"),
    ],
    ids=["not said to be for all", "an error", "sets a cookie", "depends on a cookie"],
)
def test_an_answer_for_somebody_in_particular_is_not_kept(
    bare: PageCache, spoil: Callable[[HttpResponse], None]
) -> None:
    drawn = []

    def draw(_request: HttpRequest) -> HttpResponse:
        drawn.append(1)
        answer = whole_page("<p>Hej</p>")
        spoil(answer)
        return answer

    bare.get_response = draw
    for _ in range(2):
        assert "ETag" not in bare(request("/"))
    assert len(drawn) == 2


@pytest.mark.parametrize("mark", [{"CSRF_COOKIE": "secret"}, {"is_preview": True}], ids=["token", "preview"])
def test_a_page_with_a_token_and_a_preview_are_not_kept(bare: PageCache, mark: dict[str, Any]) -> None:
    asked = request("/")
    asked.META["CSRF_COOKIE"] = mark.get("CSRF_COOKIE", "")
    asked.is_preview = mark.get("is_preview", False)
    assert "ETag" not in bare(asked)
    assert bare.shelf.bytes == 0


def test_whoever_holds_a_session_always_gets_a_page_drawn_for_them(
    home: Page, process: Start, settings: Settings, django_assert_max_num_queries: Any
) -> None:
    client = process()
    client.get("/om-oss/")
    edit_unseen = ArticlePage.objects.get(slug="om-oss")
    edit_unseen.title = "Nyss ändrad"
    edit_unseen.save()
    assert "Nyss ändrad" not in client.get("/om-oss/").content.decode()
    client.force_login(make_staff("editor"))
    answer = client.get("/om-oss/")
    assert "Nyss ändrad" in answer.content.decode() and "ETag" not in answer
    del client.cookies[settings.SESSION_COOKIE_NAME]
    assert "Nyss ändrad" not in client.get("/om-oss/").content.decode()


def test_a_preview_is_neither_kept_nor_answered_from_memory(home: Page, process: Start) -> None:
    client = process()
    client.get("/om-oss/")
    page = ArticlePage.objects.get(slug="om-oss")
    page.title = "Utkast till granskning"
    assert "Utkast till granskning" in page.make_preview_request().content.decode()
    assert "Utkast till granskning" not in client.get("/om-oss/").content.decode()


# Never old --------------------------------------------------------------------------------------


def test_an_edit_reaches_every_process(home: Page, process: Start) -> None:
    workers = [process(), process()]
    for worker in workers:
        assert "Nytt namn" not in worker.get("/").content.decode()
    edit(ArticlePage.objects.get(slug="om-oss"), "Nytt namn")
    for worker in workers:
        assert "Nytt namn" in worker.get("/").content.decode(), "the menu of every page names it"


def test_a_page_that_was_withdrawn_is_gone(home: Page, process: Start) -> None:
    client = process()
    client.get("/om-oss/")
    ArticlePage.objects.get(slug="om-oss").unpublish()
    renew()
    assert client.get("/om-oss/").status_code == 404


def test_a_change_while_a_page_is_drawn_makes_that_copy_old(bare: PageCache) -> None:
    words = iter(["old", "old", "new", "new"])
    bare.generation = SimpleNamespace(current=lambda: next(words))
    bodies = iter(["<p>before</p>", "<p>after</p>"])
    bare.get_response = lambda _request: whole_page(next(bodies))
    answers = [bare(request("/")).content for _ in range(4)]
    assert answers == [b"<p>before</p>", b"<p>before</p>", b"<p>after</p>", b"<p>after</p>"]


def test_what_runs_out_by_the_clock_alone_is_gone_within_a_minute(
    bare: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 50.0
    monkeypatch.setattr(copy.time, "monotonic", lambda: now)
    bodies = iter(["<p>i kväll</p>", "<p>i går</p>"])
    bare.get_response = lambda _request: whole_page(next(bodies))
    assert bare(request("/")).content == bare(request("/")).content == "<p>i kväll</p>".encode()
    now = 110.0
    assert bare(request("/")).content == "<p>i går</p>".encode()


# Within bounds ----------------------------------------------------------------------------------


def test_tags_and_pages_without_end_take_no_more_memory_than_allowed(
    bare: PageCache,
) -> None:
    bare.shelf.most_bytes = 100_000
    bare.get_response = lambda asked: whole_page(f'<a href="/">{asked.path}</a>' + "ord " * 500)
    for number in range(300):
        arrival = Arrival(new_code(), number, date(2026, 11, 23))
        bare(request(f"/sida-{number % 40}/", (arrival,), accept="gzip"))
        assert bare.shelf.bytes <= 100_000
    assert bare.shelf.bytes > 50_000


# On the wire ------------------------------------------------------------------------------------


def test_a_browser_gets_the_packing_it_can_read_and_is_told_so(home: Page, process: Start) -> None:
    client = process()
    plain = client.get("/om-oss/")
    for accepted, coding, unpack in (
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("gzip;q=0", None, bytes),
    ):
        answer = client.get("/om-oss/", headers={"Accept-Encoding": accepted})
        assert answer.get("Content-Encoding") == coding
        assert answer["Vary"] == "Accept-Encoding" == plain["Vary"]
        assert answer["Content-Length"] == str(len(answer.content))
        assert unpack(answer.content) == plain.content


def test_a_browser_that_still_has_the_page_is_told_to_use_it(home: Page, process: Start) -> None:
    client = process()
    tag = make_tag()
    marks = set()
    for path, accepted in product(("/", f"/?k={tag.code}"), ("", "br", "gzip")):
        how = {"Accept-Encoding": accepted}
        first = client.get(path, headers=how)
        marks.add(first["ETag"])
        again = client.get(path, headers={**how, "If-None-Match": f'W/"x", {first["ETag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert (again["ETag"], again["Vary"]) == (first["ETag"], "Accept-Encoding")
        assert again["Cache-Control"] == first["Cache-Control"]
        assert tag.code not in first["ETag"]
    assert len(marks) == 6, "different bytes have different marks"
    edit(home, "Ny start")
    assert client.get("/", headers={"If-None-Match": ", ".join(marks)}).status_code == 200


def test_the_head_of_a_page_is_that_of_the_page(home: Page, process: Start) -> None:
    client = process()
    assert client.head("/om-oss/").status_code == 200
    whole = client.get("/om-oss/")
    head = client.head("/om-oss/")
    assert head.content == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control", "Vary", "Content-Language"):
        assert head[name] == whole[name]


def test_headers_out_of_memory_are_those_of_a_page_just_drawn(
    home: Page, process: Start, no_cache: Start
) -> None:
    client = process()
    client.get("/om-oss/")
    kept, drawn = client.get("/om-oss/"), no_cache().get("/om-oss/")
    added = {"ETag"}
    assert {name: kept[name] for name in kept.headers if name not in added} == dict(drawn.headers)


# Counting ---------------------------------------------------------------------------------------


def test_arrivals_count_the_same_out_of_memory(home: Page, process: Start) -> None:
    client = process()
    tag = make_tag()
    location = client.get(f"/t/{tag.code}", headers=PHONE)["Location"]
    first = client.get(location, headers=PHONE)
    assert client.get(location, headers=PHONE).status_code == 200
    held = {**PHONE, "If-None-Match": first["ETag"]}
    assert client.get(location, headers=held).status_code == 304
    client.get(location, headers={**held, "Cache-Control": "max-age=0"})
    client.get(location, headers={**held, "Sec-Fetch-Site": "same-origin"})
    client.head(location, headers=PHONE)
    counter.flush()
    assert TagDay.objects.values_list("verified", flat=True).get() == 3
    assert EntryDay.objects.values_list("page", "verified").get() == (home.pk, 3)
    assert dict(FilteredDay.objects.values_list("reason", "count")) == {"reload": 1, "head": 1}


# ------------------------------------------------------------------------------------------------


@pytest.fixture
def bare(settings: Settings) -> PageCache:
    """The cache around one page with three links, its shared word never changing."""
    settings.PAGE_CACHE_BYTES = 1_000_000
    html = '<a href="/">Hem</a> <a href="/om/?x=1#y">Om</a> <form action="/sok/"></form>'
    cache = PageCache(lambda _request: whole_page(html))
    cache.generation = SimpleNamespace(current=lambda: "same")
    return cache


def whole_page(html: str) -> HttpResponse:
    response = HttpResponse(html, headers={"Cache-Control": "private, max-age=0"})
    response.same_for_all = True
    return response


def request(
    path: str, carried: tuple[Arrival, ...] = (), *, accept: str = "", host: str = "testserver"
) -> HttpRequest:
    asked = RequestFactory().get(path, headers={"Accept-Encoding": accept, "Host": host})
    asked.arrival = Seen(carried=carried)
    return asked
