"""Takes a picture of every page and state, so that anyone can look at the whole product in a minute."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.places import PUBLIC, STAFF, site_map
from tests.browser.test_chain import fill_the_form
from tests.running_demo import ROOT, Demo

FOLDER = ROOT / "var" / "screens"
LOOKS = {
    "phone": {"viewport": PHONE, "dark": False},
    "phone-dark": {"viewport": PHONE, "dark": True},
    "desktop": {"viewport": DESKTOP, "dark": False},
    "desktop-dark": {"viewport": DESKTOP, "dark": True},
}


@pytest.mark.screens
@pytest.mark.parametrize("look", LOOKS)
def test_public_pictures(make_visitor: Any, demo: Demo, look: str) -> None:
    visitor = make_visitor(**LOOKS[look])
    for address in (*PUBLIC, *site_map(visitor.page)):
        visitor.page.goto(address)
        picture(visitor.page, look, address)


@pytest.mark.screens
@pytest.mark.parametrize("look", LOOKS)
def test_pictures_of_the_form(make_visitor: Any, demo: Demo, look: str) -> None:
    visitor = make_visitor(**LOOKS[look])
    page = visitor.page
    page.goto(f"/intresse/?k={demo.poster['code']}")
    page.click("main form button[type=submit]")
    step = 0

    def take(_: Any = None) -> None:
        nonlocal step
        picture(page, look, f"/intresse/{step}-{page.url.rstrip('/').rsplit('/', 1)[1]}")
        step += 1

    page.click("main form button[type=submit]:not([formnovalidate])")
    take()
    fill_the_form(page, each_step=take)
    take()
    page.click("main form button[type=submit]:not([formnovalidate])")
    take()


@pytest.mark.screens
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("role", STAFF)
def test_staff_pictures(signed_in: Any, role: str, look: str) -> None:
    visitor = signed_in(role, **LOOKS[look])
    for address in STAFF[role]:
        visitor.page.goto(address)
        picture(visitor.page, look, f"{role}{address}")
    if role == "handler":
        follow_first(
            visitor.page, "/handlaggning/", r"/handlaggning/FHR-", lambda: picture(visitor.page, look, "lead")
        )
    if role == "investigator":
        follow_first(
            visitor.page,
            "/handlaggning/ko/",
            r"/handlaggning/ko/FHR-",
            lambda: picture(visitor.page, look, "case"),
        )


def follow_first(page: Page, address: str, pattern: str, then: Callable[[], None]) -> None:
    page.goto(address)
    for link in page.locator("main a").all():
        target = link.get_attribute("href") or ""
        if re.match(pattern, target):
            page.goto(target)
            then()
            return


def picture(page: Page, look: str, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"[^\w-]+", "-", name).strip("-") or "home"
    page.screenshot(path=FOLDER / f"{safe}.{look}.png", full_page=True)
    write_contact_sheet()


def write_contact_sheet() -> None:
    """One page that shows every picture taken so far."""
    pictures = sorted(FOLDER.glob("*.png"))
    figures = "\n".join(_figure(html.escape(path.name), html.escape(path.stem)) for path in pictures)
    style = "body{display:flex;flex-wrap:wrap;gap:16px;font:14px sans-serif}figure{margin:0;max-width:240px}"
    sheet = f"<!doctype html><meta charset=utf-8><title>Bilder</title><style>{style}</style>{figures}"
    Path(FOLDER / "index.html").write_text(sheet, encoding="utf-8")


def _figure(file: str, title: str) -> str:
    image = f'<a href="{file}"><img src="{file}" width="240" alt=""></a>'
    return f"<figure>{image}<figcaption>{title}</figcaption></figure>"
