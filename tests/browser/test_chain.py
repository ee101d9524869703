"""The main job in a real browser: poster, page, form, lead, call, queue, outcome, report."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Visitor
from tests.running_demo import Demo

EMPTY = {"local": [], "session": [], "caches": [], "databases": [], "workers": 0}


def fill_the_form(
    page: Page,
    *,
    name: str = "Kim Exempelsson",
    phone: str = "070-174 06 05",
    email: str = "kim@example.se",
    each_step: Callable[[], None] = lambda: None,
) -> None:
    """Answers every step the way a family would, from the first question to the review."""
    _continue(
        page,
        "uppdrag",
        lambda: (_choose(page, "home_types", "familjehem"), _select(page, "municipality", "2085")),
    )
    each_step()
    for key in ("grundkrav", "hushall", "bostad", "erfarenhet"):
        _continue(page, key, lambda: _answer_what_is_required(page))
        each_step()
    _continue(page, "vem", lambda: (_choose(page, "age_bands", "13-17"), _answer_what_is_required(page)))
    each_step()
    _continue(
        page,
        "kontakt",
        lambda: (
            _answer_what_is_required(page),
            page.fill("input[autocomplete=name]", name),
            page.fill("input[autocomplete=tel]", phone),
            page.fill("input[autocomplete=email]", email),
        ),
    )
    expect(page).to_have_url(re.compile(r"/granska/$"))


def _continue(page: Page, key: str, answer: Any) -> None:
    expect(page).to_have_url(re.compile(rf"/intresse/[^/]+/{key}/$"))
    answer()
    page.click("main form button[type=submit]:not([formnovalidate])")


def _choose(page: Page, field: str, value: str) -> None:
    page.check(f"input[name$='-{field}'][value='{value}']", force=True)


def _select(page: Page, field: str, value: str) -> None:
    select = page.locator(f"select[name$='-{field}']")
    if select.count():
        select.select_option(value)
    else:
        _choose(page, field, value)


def _answer_what_is_required(page: Page) -> None:
    """Picks the first option of every required group that has no answer yet."""
    seen = set()
    for field in page.locator(
        "main form input[type=radio][required], main form fieldset[data-required] input"
    ).all():
        name = field.get_attribute("name")
        if name not in seen:
            seen.add(name)
            field.check(force=True)
    for select in page.locator("main form select[required]").all():
        if not select.input_value():
            select.select_option(index=1)


def walk_to_the_form(visitor: Visitor, demo: Demo) -> str:
    """Poster, landing page, three more pages, the form's first question; the code came along."""
    page = visitor.page
    page.goto(f"/t/{demo.poster['code']}")
    pages = {urlsplit(page.url).path}
    for _ in range(3):
        assert _carried(page.url).startswith(demo.poster["code"]), page.url
        links = page.locator("main a[href*='k='], header a[href*='k='], footer a[href*='k=']")
        fresh = next(
            link
            for link in links.all()
            if urlsplit(link.get_attribute("href") or "").path not in pages | {"/intresse/", "/min-anmalan/"}
            and link.is_visible()
        )
        fresh.click()
        page.wait_for_load_state()
        pages.add(urlsplit(page.url).path)
    assert len(pages) == 4
    page.locator("a[href^='/intresse/']").locator("visible=true").first.click()
    page.wait_for_load_state()
    return _carried(page.url)


def _carried(url: str) -> str:
    return parse_qs(urlsplit(url).query).get("k", [""])[0]


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_poster_to_the_receipt_and_into_the_desk(
    make_visitor: Any, signed_in: Any, demo: Demo, javascript: bool
) -> None:
    family = make_visitor(javascript=javascript)
    page = family.page
    assert walk_to_the_form(family, demo).startswith(demo.poster["code"])
    if javascript:
        assert family.stored() == {"cookies": [], **EMPTY}
    else:
        assert family.context.cookies() == []

    page.click("main form button[type=submit]")
    assert len(family.context.cookies()) == 1
    name = f"Kim {'Med' if javascript else 'Utan'}skript"
    fill_the_form(page, name=name)
    expect(page.locator("main")).to_contain_text(name)
    page.click("main form button[type=submit]:not([formnovalidate])")
    expect(page).to_have_url(re.compile(r"/klart/$"))
    reference = re.search(r"FHR-[2-9A-Z]{4}-[2-9A-Z]{4}", page.inner_text("main"))
    assert reference
    cookies = family.context.cookies()
    assert len(cookies) == 1
    assert cookies[0]["expires"] == -1
    assert cookies[0]["httpOnly"]

    # Back, reload and a second sending all lead to the same receipt.
    page.reload()
    assert reference.group() in page.inner_text("main")
    page.go_back()
    page.wait_for_load_state()
    assert reference.group() in page.inner_text("main")

    handler = signed_in("handler", viewport=DESKTOP)
    handler.page.goto(f"/handlaggning/{reference.group()}/")
    expect(handler.page.locator("main")).to_contain_text(name)
    expect(handler.page.locator("main")).to_contain_text(demo.poster["activity"])
