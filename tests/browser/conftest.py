"""A real browser before a real demo: gunicorn, hashed files, worker and all, started once."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

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
    javascript: bool = True
    is_lent: bool = False

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


@pytest.fixture(scope="session")
def gone_home() -> list[Visitor]:
    """Browsers whose visitors have gone: a new one costs as much processor time as several pages."""
    return []


@pytest.fixture
def make_visitor(browser: Browser, demo: Demo, gone_home: list[Visitor]) -> Iterator[Any]:
    """Builds visitors; afterwards no page may have broken the policy or called a foreign host."""
    visitors: list[Visitor] = []

    def build(
        *, viewport: dict[str, int] = PHONE, javascript: bool = True, dark: bool = False, new: bool = False
    ) -> Visitor:
        """With `new` a browser that nobody else has had or will have, for tests that change it for good."""
        found = None if new else next((one for one in gone_home if one.javascript is javascript), None)
        if found:
            gone_home.remove(found)
            found.page.set_viewport_size(viewport)  # type: ignore[arg-type]
            found.page.emulate_media(color_scheme="dark" if dark else "light", forced_colors="none")
        visitor = found or _visitor(browser, demo, viewport=viewport, javascript=javascript, dark=dark)
        visitor.is_lent = not new
        visitors.append(visitor)
        return visitor

    yield build
    for visitor in visitors:
        hosts, problems = set(visitor.hosts), list(visitor.problems)
        if visitor.is_lent and _left_nothing(visitor, demo):
            gone_home.append(visitor)
        else:
            visitor.context.close()
        assert hosts <= {demo.base_url.split("/")[2]}, hosts
        assert problems == []


def _visitor(
    browser: Browser, demo: Demo, *, viewport: dict[str, int], javascript: bool, dark: bool
) -> Visitor:
    context = browser.new_context(
        base_url=demo.base_url,
        viewport=viewport,  # type: ignore[arg-type]
        java_script_enabled=javascript,
        locale="sv-SE",
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    visitor = Visitor(context, page, set(), [], javascript)
    context.on("request", lambda request: visitor.hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: _note(visitor, message))
    page.on("pageerror", lambda error: visitor.problems.append(str(error)))
    return visitor


def _left_nothing(visitor: Visitor, demo: Demo) -> bool:
    """Makes the browser what the next visitor must find: one page that does nothing, and nothing kept.

    False where it could not: a page that is still on its way somewhere, or closed, is nobody else's.
    """
    try:
        for page in visitor.context.pages:
            if page is not visitor.page:
                page.close()
        visitor.page.goto("/robots.txt")
        visitor.context.clear_cookies()
        device = visitor.context.new_cdp_session(visitor.page)
        device.send("Storage.clearDataForOrigin", {"origin": demo.base_url, "storageTypes": "all"})
        device.send("Network.clearBrowserCache")
        device.detach()
        visitor.page.evaluate("sessionStorage.clear()")
    except Error:
        return False
    visitor.hosts.clear()
    visitor.problems.clear()
    return True


def _note(visitor: Visitor, message: Any) -> None:
    # A 4xx page that a test asks for on purpose is logged by the browser too; policy breaks are not.
    if message.type == "error" and "Failed to load resource" not in message.text:
        visitor.problems.append(message.text)


@pytest.fixture
def some(is_long: bool) -> Callable[[Iterable[Any]], list[Any]]:
    """Every sixth of the places of a sweep; all of them with the full numbers."""
    return lambda places: list(places) if is_long else list(places)[::6]


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """The session cookie of every role that has signed in: a password takes long to check, as it should."""
    return {}


@pytest.fixture
def signed_in(make_visitor: Any, demo: Demo, sessions: dict[str, Any]) -> Any:
    """Builds a visitor who has signed in with a role's account."""

    def build(role: str, **how: Any) -> Visitor:
        visitor: Visitor = make_visitor(**how)
        if role in sessions:
            visitor.context.add_cookies([sessions[role]])
            return visitor
        account = demo.account(role)
        visitor.page.goto("/konto/logga-in/")
        visitor.page.fill("input[name=login]", account["email"])
        visitor.page.fill("input[name=password]", account["password"])
        visitor.page.click("main button[type=submit]")
        visitor.page.wait_for_load_state()
        (sessions[role],) = visitor.context.cookies()
        return visitor

    return build
