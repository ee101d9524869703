"""A small server of its own with the demo's clock: nobody may move the time of the shared demo."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from fhr.demo import clock
from recruitment.staff.models import User
from tests.browser.conftest import PHONE
from tests.make.staff import session_cookie


def show(moment: datetime) -> None:
    """The demo's clock shows this moment, for the server, the worker and the test alike."""
    clock.set_clock(ahead=clock.seconds_ahead(moment.isoformat()))


@pytest.fixture
def moved_clock() -> Iterator[None]:
    yield
    clock.set_clock(ahead=0)


@pytest.fixture
def desk(browser: Browser, live_server: Any) -> Iterator[Any]:
    """Opens the site as somebody who has signed in; on a phone unless said otherwise."""
    contexts = []

    def build(person: User, viewport: dict[str, int] = PHONE) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            viewport=viewport,  # type: ignore[arg-type]
            locale="sv-SE",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session_cookie(person), "url": live_server.url}]
        )
        return context.new_page()

    yield build
    for context in contexts:
        context.close()
