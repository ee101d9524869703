"""A passkey in a real browser: connected once, and from then on the whole sign-in.

The demo needs no second factor, so this runs against a server of the suite's own.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Browser, Page

from recruitment.staff.roles import Role
from tests.make.staff import PASSWORD, make_staff

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser, live_server: Any, settings: Any) -> Iterator[Page]:
    """A browser with a device that says yes; without the device's help it is any other browser."""
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    context = browser.new_context(base_url=live_server.url, locale="sv-SE")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    yield page
    context.close()
    assert problems == []


@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_connected_and_signs_in_by_itself(page: Page) -> None:
    anna = make_staff(Role.HANDLER, second_factor=False)
    page.goto("/konto/logga-in/")
    page.fill("input[name=login]", anna.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("form:not([data-passkey]) button[type=submit]")
    page.wait_for_url("**/konto/tva-steg/")

    page.goto("/konto/tva-steg/nycklar/ny/")
    page.fill("input[name=name]", "Min telefon")
    page.click("#passkey-button")
    page.wait_for_url(re.compile(r"/tva-steg/(?!nycklar/ny/)"))
    assert Authenticator.objects.filter(user=anna, type="webauthn").count() == 1
    page.goto("/handlaggning/")
    assert page.url.endswith("/handlaggning/")

    page.context.clear_cookies()
    page.goto("/handlaggning/")
    page.wait_for_url("**/konto/logga-in/**")
    page.click("#passkey-form button")
    page.wait_for_url(re.compile(r":\d+/handlaggning/$"))
    assert page.locator("h1").is_visible()
