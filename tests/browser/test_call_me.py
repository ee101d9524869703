"""“Ring mig” in a real browser: poster, landing page, half a minute, receipt, and the desk."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP
from tests.browser.looks import EVERY_WAY, SHORT, as_shown
from tests.make.pace import SECONDS_A_CHARACTER, SECONDS_A_CONTROL
from tests.running_demo import Demo

REFERENCE = re.compile(r"FHR-[2-9A-Z]{4}-[2-9A-Z]{4}")
MOST_SECONDS = 40


@dataclass
class Thumb:
    """Fills in the page and keeps the time a person would need for it."""

    page: Page
    seconds: float = 0
    met: list[str] = field(default_factory=list)

    def write(self, name: str, text: str) -> None:
        self._at(name).fill(text)
        self.seconds += len(text) * SECONDS_A_CHARACTER

    def choose(self, name: str, value: str) -> None:
        self._at(name).select_option(value)

    def tick(self, name: str, value: str = "on") -> None:
        self._at(name, f"[value='{value}']" if value != "on" else "").check(force=True)

    def press(self) -> None:
        self.page.locator("main form button[type=submit]").click()
        self.seconds += SECONDS_A_CONTROL

    def _at(self, name: str, more: str = "") -> Locator:
        self.met.append(name)
        self.seconds += SECONDS_A_CONTROL
        return self.page.locator(f"[name='ring-mig-{name}']{more}")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_poster_to_a_promise_in_half_a_minute(
    make_visitor: Any, signed_in: Any, demo: Demo, javascript: bool
) -> None:
    family = make_visitor(javascript=javascript)
    page = family.page
    page.goto(f"/t/{demo.poster['code']}")
    page.locator("main a[href^='/ring-mig/']").first.click()
    expect(page.locator("main")).to_contain_text("Vi tror att du hittade oss genom")

    name = f"Kim {'Med' if javascript else 'Utan'}brådska"
    thumb = Thumb(page)
    thumb.write("name", name)
    thumb.write("phone", "0701740605")
    thumb.choose("municipality", "2085")
    thumb.tick("when", "evening")
    thumb.choose("language", "fi")
    thumb.tick("message")
    thumb.press()
    assert thumb.seconds <= MOST_SECONDS, thumb
    expect(page).to_have_url(re.compile(r"/ring-mig/[^/]+/klart/$"))
    found = REFERENCE.search(page.inner_text("main"))
    assert found
    assert family.context.cookies() == []

    # A second look, the way back, and a second press from there all show the same receipt.
    page.reload()
    assert found.group() in page.inner_text("main")
    page.go_back()
    page.wait_for_load_state()
    expect(page).to_have_url(re.compile(r"/ring-mig/\?k="))
    if page.locator("[name='ring-mig-name']").input_value():
        page.locator("main form button[type=submit]").click()
        expect(page.locator("main")).to_contain_text(found.group())

    handler = signed_in("handler", viewport=DESKTOP)
    handler.page.goto(f"/handlaggning/{found.group()}/")
    told = handler.page.locator("main")
    for words in (name, demo.poster["activity"], "Sen eftermiddag", "Finska"):
        expect(told).to_contain_text(words)


def test_twenty_impatient_presses_make_one_registration(make_visitor: Any) -> None:
    page = make_visitor(javascript=False).page
    page.goto("/ring-mig/")
    thumb = Thumb(page)
    thumb.write("name", "Otto Ålig")
    thumb.write("email", "otto@example.se")
    thumb.choose("municipality", "2085")
    page.locator("main form button").click(click_count=20, no_wait_after=True)
    page.wait_for_url(re.compile("/klart/$"))
    assert "Tack, vi skriver till dig" in page.inner_text("main")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_what_is_missing_is_said_first_and_nothing_is_lost(make_visitor: Any, javascript: bool) -> None:
    page = make_visitor(javascript=javascript).page
    page.goto("/ring-mig/")
    thumb = Thumb(page)
    thumb.write("name", "Kim Exempelsson")
    thumb.press()
    expect(page).to_have_title(re.compile("^Fel: "))
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator("[name='ring-mig-name']")).to_have_value("Kim Exempelsson")
    page.locator(".error-summary a").first.click()
    expect(page.locator("[name='ring-mig-phone']")).to_be_focused()


def test_the_page_with_its_mistakes_and_the_receipt_break_no_rule(
    make_visitor: Any, demo: Demo, is_long: bool
) -> None:
    page = make_visitor().page
    page.goto(f"/ring-mig/?k={demo.poster['code']}")
    page.locator("main form button").click()
    page.locator(".error-summary").wait_for()
    found = seen(page, EVERY_WAY if is_long else SHORT)
    thumb = Thumb(page)
    thumb.write("name", "Kim Exempelsson")
    thumb.write("phone", "0701740605")
    thumb.choose("municipality", "2085")
    thumb.press()
    page.wait_for_url(re.compile("/klart/$"))
    assert found + seen(page, EVERY_WAY if is_long else SHORT) == []


def seen(page: Page, ways: Iterable[tuple[dict[str, int], str]]) -> list[str]:
    found = []
    for size, look in ways:
        found += as_shown(page, size, look)
    return found
