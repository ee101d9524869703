"""“Min anmälan” behind its code: every page breaks no rule, and the keyboard alone is enough."""

import email
import email.policy
import re
import time
from itertools import cycle
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP
from tests.browser.keyboard import tab_to
from tests.browser.looks import EVERY_WAY, SHORT, as_shown
from tests.rigs.family import Family
from tests.running_demo import Demo

CODE = re.compile(r"\b\d{3} ?\d{3}\b")
LETTER_SECONDS = 60


def code_in_letter(demo: Demo, to: str, seen: set[str]) -> str:
    """The code of the letter that comes next, as it lies in the demo's mail folder."""
    deadline = time.monotonic() + LETTER_SECONDS
    while time.monotonic() < deadline:
        for file in sorted((demo.data_dir / "mail").glob("*")):
            if file.name not in seen and (found := _code(file.read_text(encoding="utf-8"), to)):
                return found
        time.sleep(0.3)
    raise AssertionError("no letter with a code came")


def _code(text: str, to: str) -> str:
    # The file holds letters one after another, each as it was sent, with a line of dashes between them.
    for part in re.split(r"^-{20,}$", text, flags=re.MULTILINE):
        letter = email.message_from_string(part.lstrip(), policy=email.policy.default)
        body = letter.get_body(("plain",))
        if letter["To"] == to and body and "kod" in (words := body.get_content()):
            found = CODE.search(words)
            return found.group() if found else ""
    return ""


def test_every_page_behind_the_code_breaks_no_rule_and_needs_no_mouse(
    make_visitor: Any, demo: Demo, is_long: bool
) -> None:
    family = Family(demo.base_url)
    reference, address = family.apply(), family.typed["email"]
    page = make_visitor(viewport=DESKTOP).page
    found, one_way = [], cycle(SHORT)

    def look() -> None:
        nonlocal found
        for size, how in EVERY_WAY if is_long else [next(one_way)]:
            found += as_shown(page, size, how)
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]

    page.goto("/min-anmalan/")
    seen = {file.name for file in (demo.data_dir / "mail").glob("*")}
    for text in (reference, address):
        tab_to(page, "main input:not([type=hidden]):not([tabindex='-1'])")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kod/**")
    look()

    tab_to(page, "main input:not([type=hidden])")
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_focused()
    look()
    code = code_in_letter(demo, address, seen)
    tab_to(page, "main form input:not([type=hidden])")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lage/")
    expect(page.locator("main")).to_contain_text(reference)
    look()

    for address in deeds_on(page):
        page.goto(address)
        look()
        tab_to(page, "main form button[type=submit], main form button:not([type])")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        # What is missing, what was done, or the page that says goodbye.
        look()
    assert found == []


def deeds_on(page: Page) -> list[str]:
    """What a family can do there, each on a page of its own; withdrawing comes last."""
    own = re.compile(r"^/min-anmalan/(?!lage|stang)[\w-]+/$")
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    found = [link for link in dict.fromkeys(links) if own.match(link)]
    assert len(found) >= 3, links
    return sorted(found, key=lambda link: ("ater" in link or "tillbaka" in link, link))
