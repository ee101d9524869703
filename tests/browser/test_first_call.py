"""From signing in to a logged first call in six clicks at most, on a phone, with and without JavaScript."""

import re
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looks import EVERY_WAY, SHORT, as_shown, violations
from tests.running_demo import Demo

MOST_CLICKS = 6
REFERENCE = re.compile(r"FHR-[2-9A-Z]{4}-[2-9A-Z]{4}")


class Hand:
    """Counts what a person taps; filling in the address and password is no click."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def tap(self, selector: str) -> None:
        self.page.locator(selector).locator("visible=true").first.click()
        self.clicks += 1
        self.page.wait_for_load_state()


def write_down(page: Page, family: str) -> None:
    """A family that telephoned and waits for its first call."""
    page.goto("/handlaggning/ny/")
    page.locator("main label:has(input[value=phone])").click()
    page.fill("main input[name=name]", family)
    page.fill("main input[name=phone]", "070-174 06 05")
    page.click("main form button[type=submit]")
    expect(page.locator("main h1")).to_contain_text(family)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_signing_in_to_a_logged_first_call(
    make_visitor: Any, signed_in: Any, demo: Demo, javascript: bool
) -> None:
    family = f"Kim {'Med' if javascript else 'Utan'}samtal"
    write_down(signed_in("handler").page, family)
    visitor = make_visitor(viewport=PHONE, javascript=javascript)
    page, hand = visitor.page, Hand(visitor.page)
    account = demo.account("handler")
    page.goto("/konto/logga-in/?next=/handlaggning/")
    page.fill("input[name=login]", account["email"])
    page.fill("input[name=password]", account["password"])

    hand.tap("main button[type=submit]")
    hand.tap(f"main tr:has-text('{family}') .cell-main a")
    hand.tap("main a[href$='/samtal/']")
    dial = page.locator("main a[href^='tel:']")
    if dial.count():
        # The telephone itself is not rung here, but it is a tap.
        hand.clicks += 1
    hand.tap("main label:has(input[value=reached])")
    hand.tap("main button[value^='call_again:']")

    expect(page.locator("main")).to_contain_text("Samtalet är loggat")
    expect(page.locator("main")).to_contain_text("Telefon: pratade med dem")
    assert hand.clicks <= MOST_CLICKS


def test_the_pages_of_the_call_break_no_rule(signed_in: Any, is_long: bool) -> None:
    page = signed_in("unit_manager").page
    page.goto("/handlaggning/")
    link = page.locator("main .cell-main a[href^='/handlaggning/FHR-']").first.get_attribute("href")
    found = []
    addresses = (f"{link}samtal/", f"{link}oro/", link, "/handlaggning/ny/", "/handlaggning/franvaro/",
                 "/handlaggning/larm/")  # fmt: skip
    for address, one_way in zip(addresses, cycle(SHORT), strict=False):
        page.goto(address)
        for size, look in EVERY_WAY if is_long else [one_way]:
            found += as_shown(page, size, look)
    assert found == []


def test_an_empty_card_says_what_to_do_and_breaks_no_rule(signed_in: Any) -> None:
    page = signed_in("unit_manager").page
    page.goto("/handlaggning/")
    link = page.locator("main .cell-main a[href^='/handlaggning/FHR-']").first.get_attribute("href")
    page.goto(f"{link}samtal/")
    page.locator("main button[value^='call_again:']").click()
    expect(page.locator("main .error-summary")).to_contain_text("Välj hur det gick")
    assert violations(page) == []
    assert REFERENCE.search(page.url)
