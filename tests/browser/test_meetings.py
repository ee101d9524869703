"""A seat is booked, confirmed and given back in a real browser, with and without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor


@pytest.mark.parametrize("javascript", [True, False], ids=["with-script", "without-script"])
def test_from_the_calendar_to_a_seat_and_back(make_visitor: Any, javascript: bool) -> None:
    visitor: Visitor = make_visitor(javascript=javascript)
    page = visitor.page
    page.goto("/traffar/")
    page.click(".meetings .card-link a >> nth=0")
    expect(page).to_have_url(re.compile(r"/traffar/[a-z0-9-]+/$"))

    page.click("main form button[type=submit]")
    expect(page.locator(".error-summary")).to_contain_text("Skriv ditt namn")
    page.fill("input[autocomplete=name]", "Kim Exempelsson")
    page.fill("input[autocomplete=email]", "kim@example.se")
    page.click("main form button[type=submit]")

    expect(page).to_have_url(re.compile(r"/traffar/bokning/[^/]+/$"))
    expect(page.locator("h1")).to_contain_text("du har en plats")
    assert visitor.context.cookies() == []
    with page.expect_download() as download:
        page.click("a[href$='kalender.ics']")
    assert download.value.suggested_filename == "traff.ics"

    page.click("main form button[type=submit]")
    expect(page.locator("h1")).to_contain_text("avbokad")
    expect(page.locator(".meetings a").first).to_be_visible()


def test_a_wrong_code_is_answered_kindly(make_visitor: Any) -> None:
    page = make_visitor().page
    page.goto("/traffar/inbjudan/")
    page.fill("#code", "222222 222222")
    page.click("main form button[type=submit]")
    expect(page.locator(".error-summary")).to_contain_text("Ingen inbjudan har den koden nu")
