"""What a real browser says of itself: a scan counts once, and nothing else a visitor does counts again."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import PHONE
from tests.running_demo import Demo


@pytest.fixture
def code(request: pytest.FixtureRequest, demo: Demo) -> str:
    """A tag of this test's own, so that what others scan at the same time does not show."""
    own = sorted(item.nodeid for item in request.session.items if item.path == request.path)
    return str(demo.facts["tags"][-1 - own.index(request.node.nodeid)]["code"])


@pytest.fixture
def arrivals(signed_in: Callable[..., Any], code: str) -> Callable[[], int]:
    """The tag's arrivals as the communicator reads them, once the counters have been written.

    The first time is before anybody has come: nothing waits to be written.
    """
    page = signed_in("communicator").page
    waits = 0

    def count() -> int:
        nonlocal waits
        time.sleep(waits)
        waits = 2
        page.goto(f"/admin/plan/taggar/{code}/")
        shown = page.locator("dd[data-arrivals]").inner_text()
        return int(re.sub(r"\D", "", shown.split("och")[0]))

    return count


@pytest.fixture
def visit(browser: Browser, demo: Demo) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=demo.base_url, viewport=PHONE, locale="sv-SE")  # type: ignore[arg-type]
    yield context
    context.close()


@pytest.fixture
def elsewhere(demo: Demo, code: str) -> Iterator[str]:
    """Another website with links to the tag's address; `localhost` is another site than 127.0.0.1."""
    address = f"{demo.base_url}/t/{code}"

    class Linking(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            relation = self.path.strip("/")
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(f'<a href="{address}" rel="{relation}">Till er</a>'.encode())

        def log_message(self, *_args: object) -> None:
            """Keeps quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Linking)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


def test_a_scan_counts_once_and_what_follows_does_not(
    visit: BrowserContext, arrivals: Callable[[], int], code: str
) -> None:
    before = arrivals()
    page = visit.new_page()
    page.goto(f"/t/{code}")
    assert arrivals() == before + 1

    page.reload()
    page.locator("main a[href*='k=']").first.click()
    page.go_back()
    page.go_forward()
    with visit.expect_page() as opened:
        page.locator("a[href*='k=']").first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_load_state()
    visit.request.head(f"/t/{code}")
    assert arrivals() == before + 1


@pytest.mark.parametrize("relation", ["external", "noreferrer"])
def test_a_link_on_another_website_counts_on_the_landing_only(
    visit: BrowserContext, arrivals: Callable[[], int], elsewhere: str, code: str, demo: Demo, relation: str
) -> None:
    before = arrivals()
    page = visit.new_page()
    page.goto(f"{elsewhere}/{relation}")
    page.click("a")
    page.wait_for_url(f"{demo.base_url}/**")
    carried = parse_qs(urlsplit(page.url).query)["k"][0]
    assert carried.startswith(code)
    page.go_back()
    page.go_forward()
    page.go_back()
    # A page that came back out of the browser's own memory asked us for nothing.
    assert arrivals() == before + 1


def test_a_page_fetched_ahead_is_no_visit(
    visit: BrowserContext, arrivals: Callable[[], int], code: str
) -> None:
    before = arrivals()
    page = visit.new_page()
    page.goto(f"/t/{code}")
    landing = page.url
    page.evaluate(
        """address => new Promise(done => {
            const ahead = Object.assign(document.createElement('link'), {rel: 'prefetch', href: address});
            ahead.onload = ahead.onerror = done;
            document.head.append(ahead);
        })""",
        landing + "#igen",
    )
    assert arrivals() == before + 1
