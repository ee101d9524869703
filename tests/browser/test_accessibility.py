"""No page breaks a rule that axe can see, and none leaves axe in doubt that nobody has looked into.

By default every third kind of page is shown, and they share the sizes and looks among them; `--long` shows
one of every kind in every language in all of them.
"""

from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP
from tests.browser.keyboard import tab_to
from tests.browser.looks import EVERY_WAY, SHORT, as_shown, sideways
from tests.browser.places import STAFF, one_of_each_kind, public_places
from tests.running_demo import Demo

# A window of 1280 × 1024 with everything four times as large.
ZOOMED = {"width": 320, "height": 256}


def test_public_pages(make_visitor: Any, demo: Demo, some: Any, is_long: bool) -> None:
    page = make_visitor().page
    found = []
    places = one_of_each_kind(public_places(demo), in_every_language=is_long)
    for place, one_way in zip(some(places), cycle(SHORT), strict=False):
        page.goto(place.address)
        for size, look in EVERY_WAY if is_long else [one_way]:
            found += as_shown(page, size, look)
    assert found == []


def test_every_step_of_the_form(make_visitor: Any, is_long: bool) -> None:
    page = make_visitor().page
    page.goto("/intresse/")
    page.click("main form button[type=submit]")
    found = []
    for with_errors in (False, True):
        if with_errors:
            page.click("main form button[type=submit]:not([formnovalidate])")
        for size, look in EVERY_WAY if is_long else SHORT:
            found += as_shown(page, size, look)
    assert found == []


@pytest.mark.parametrize("role", STAFF)
def test_staff_pages(signed_in: Any, role: str, some: Any, is_long: bool) -> None:
    page = signed_in(role).page
    found = []
    for address, one_way in zip(some(STAFF[role]), cycle(SHORT), strict=False):
        assert page.goto(address).status == 200, address
        for size, look in EVERY_WAY if is_long else [one_way]:
            found += as_shown(page, size, look)
    assert found == []


def test_four_times_as_large_everything_fits_and_nothing_is_in_the_way(
    make_visitor: Any, demo: Demo, some: Any, is_long: bool
) -> None:
    page = make_visitor(viewport=ZOOMED).page
    found = []
    places = public_places(demo)
    for place in places if is_long else some(one_of_each_kind(places)):
        page.goto(place.address)
        found += sideways(page)
        # What stays put while the rest scrolls may not take the little room there is.
        stuck = page.evaluate(
            """() => [...document.body.querySelectorAll('*')].filter(element => {
                const style = getComputedStyle(element), box = element.getBoundingClientRect();
                return ['fixed', 'sticky'].includes(style.position) && style.visibility === 'visible'
                    && !element.matches(':popover-open') && box.height > innerHeight / 3
                    && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
            }).map(element => element.outerHTML.slice(0, 120))"""
        )
        found += [f"{page.url}: {element} stays in the way" for element in stuck]
    assert found == []


def test_from_the_start_page_into_the_form_with_the_keyboard_alone(make_visitor: Any) -> None:
    page = make_visitor(viewport=DESKTOP).page
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#innehall", "first: past the menu"
    page.keyboard.press("Enter")
    tab_to(page, "a[href^='/intresse/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/intresse/**")
    tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/uppdrag/")
    tab_to(page, "main form input[type=checkbox], main form input[type=radio]")
    page.keyboard.press("Space")
    expect(page.locator(":focus")).to_be_checked()
    tab_to(page, "main form button[type=submit]:not([formnovalidate])")
    page.keyboard.press("Enter")
    # What is missing is said, and the keyboard stands where it is said.
    page.wait_for_load_state()
    expect(page.locator("[role=alert], .error-summary").first).to_be_visible()
