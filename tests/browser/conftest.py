"""A real browser before a real demo: gunicorn, hashed files, worker and all, started once."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.running_demo import Demo

# Playwright keeps an event loop in this thread; without this Django would refuse later tests.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("FHR_BROWSER_REQUIRED"):
            pytest.fail("no Chromium found, and FHR_BROWSER_REQUIRED is set")
        pytest.skip("no Chromium found: install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-quic", "--disable-gpu"],
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """A person at a browser of their own: empty storage, and a list of every host it spoke to."""

    context: BrowserContext
    page: Page
    hosts: set[str]
    problems: list[str]

    def stored(self) -> dict[str, Any]:
        """Everything the device keeps for us."""
        kept = self.page.evaluate(
            """async () => ({
                local: Object.keys(localStorage), session: Object.keys(sessionStorage),
                caches: await caches.keys(),
                databases: (await indexedDB.databases()).map(database => database.name),
                workers: (await navigator.serviceWorker.getRegistrations()).length,
            })"""
        )
        return {"cookies": [cookie["name"] for cookie in self.context.cookies()], **kept}


@pytest.fixture
def make_visitor(browser: Browser, demo: Demo) -> Iterator[Any]:
    """Builds visitors; afterwards no page may have broken the policy or called a foreign host."""
    visitors: list[Visitor] = []

    def build(*, viewport: dict[str, int] = PHONE, javascript: bool = True, dark: bool = False) -> Visitor:
        context = browser.new_context(
            base_url=demo.base_url,
            viewport=viewport,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            locale="sv-SE",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        visitor = Visitor(context, page, set(), [])
        context.on("request", lambda request: visitor.hosts.add(request.url.split("/")[2]))
        page.on("console", lambda message: _note(visitor, message))
        page.on("pageerror", lambda error: visitor.problems.append(str(error)))
        visitors.append(visitor)
        return visitor

    yield build
    for visitor in visitors:
        visitor.context.close()
        assert visitor.hosts <= {demo.base_url.split("/")[2]}, visitor.hosts
        assert visitor.problems == []


def _note(visitor: Visitor, message: Any) -> None:
    # A 4xx page that a test asks for on purpose is logged by the browser too; policy breaks are not.
    if message.type == "error" and "Failed to load resource" not in message.text:
        visitor.problems.append(message.text)


@pytest.fixture
def some(is_long: bool) -> Callable[[Iterable[Any]], list[Any]]:
    """Every second of the places of a sweep; all of them with the full numbers."""
    return lambda places: list(places) if is_long else list(places)[::2]


@pytest.fixture
def signed_in(make_visitor: Any, demo: Demo) -> Any:
    """Builds a visitor who has signed in with a role's account."""

    def build(role: str, **how: Any) -> Visitor:
        visitor: Visitor = make_visitor(**how)
        account = demo.account(role)
        visitor.page.goto("/konto/logga-in/")
        visitor.page.fill("input[name=login]", account["email"])
        visitor.page.fill("input[name=password]", account["password"])
        visitor.page.click("main button[type=submit]")
        visitor.page.wait_for_load_state()
        return visitor

    return build
