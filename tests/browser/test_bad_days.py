"""Bad days in a real browser: no answer is lost without a word, and no family is registered twice.

Without JavaScript the whole chain is walked in `test_chain`.
"""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Visitor, chromium
from tests.browser.own_site import OwnSite
from tests.rigs.family import REFERENCE, Family
from tests.running_demo import Demo

ONWARD = "main form .form-actions button"
# As the browsers' own tools reckon a slow line.
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
RECEIVED = re.compile("/klart/$")


def at_step(visitor: Visitor, base_url: str, step: str) -> Page:
    """The browser of a family that has come this far; the steps before are answered over plain HTTP."""
    family = Family(base_url)
    family.fill_until(step)
    cookies = [{"name": cookie.name, "value": str(cookie.value)} for cookie in family.browser.cookies]
    visitor.context.add_cookies([{**cookie, "url": base_url} for cookie in cookies])  # type: ignore[typeddict-item]
    visitor.page.goto(family.page.url)
    return visitor.page


def reference_on(page: Page) -> str:
    found = REFERENCE.search(page.inner_text("main"))
    assert found, page.url
    return found.group()


def registered(demo: Demo, page: Page) -> int:
    """How many registrations this run has become; the page stands somewhere in it."""
    run = page.url.split("/intresse/")[1].split("/")[0].replace("-", "")
    return len(demo.ask("SELECT reference FROM recruitment_lead WHERE run = ?", run))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_twenty_presses_send_once(make_visitor: Any, demo: Demo, javascript: bool) -> None:
    page = at_step(make_visitor(javascript=javascript), demo.base_url, "granska")
    page.locator(ONWARD).click(click_count=20, no_wait_after=True)
    page.wait_for_url(RECEIVED)
    assert reference_on(page) and registered(demo, page) == 1


def test_a_second_tab_meets_the_receipt_and_so_does_the_way_back(make_visitor: Any, demo: Demo) -> None:
    visitor = make_visitor()
    page = at_step(visitor, demo.base_url, "granska")
    other = visitor.context.new_page()
    other.goto(page.url.replace("granska", "hushall"))
    page.locator(ONWARD).click()
    page.wait_for_url(RECEIVED)
    reference = reference_on(page)
    other.locator(ONWARD).click()
    other.wait_for_url(RECEIVED)
    page.go_back()
    page.wait_for_load_state()
    assert reference_on(other) == reference_on(page) == reference
    assert registered(demo, page) == 1


def test_each_step_shows_after_a_reload_what_stood_there(make_visitor: Any, demo: Demo) -> None:
    page = at_step(make_visitor(), demo.base_url, "granska")
    review = page.inner_text("main")
    steps = [link.get_attribute("href") or "" for link in page.locator("main a[href*='andra']").all()]
    assert len(steps) == 7
    for address in steps:
        page.goto(address)
        before = answers_on(page)
        page.reload()
        assert answers_on(page) == before
    page.goto(steps[0].rsplit("/", 2)[0] + "/granska/")
    assert page.inner_text("main") == review


def answers_on(page: Page) -> Any:
    return page.evaluate(
        """() => [...document.querySelectorAll('main form [name]:not([type=hidden])')]
            .map(field => [field.name, field.value, field.checked])"""
    )


def test_a_session_that_ended_is_told_of(make_visitor: Any, demo: Demo) -> None:
    visitor = make_visitor()
    page = at_step(visitor, demo.base_url, "kontakt")
    page.fill("[autocomplete=name]", "Kim Exempelsson")
    key = next(cookie["value"] for cookie in visitor.context.cookies() if cookie["name"] == "session")
    with closing(sqlite3.connect(demo.data_dir / "demo.sqlite3", timeout=20)) as database, database:
        database.execute("DELETE FROM django_session WHERE session_key = ?", [key])
    page.locator(ONWARD).click()
    expect(page.locator("h1")).to_contain_text("hittar inte era svar")
    expect(page.locator("main a[href='/intresse/']")).to_be_visible()


def test_a_token_that_ran_out_is_told_of_and_what_was_typed_stands_there(
    make_visitor: Any, demo: Demo
) -> None:
    page = at_step(make_visitor(), demo.base_url, "kontakt")
    page.fill("[autocomplete=name]", "Kim Långsam")
    page.fill("[autocomplete=tel]", "0701740605")
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'a'.repeat(64)")
    page.locator(ONWARD).click()
    expect(page.locator("[role=alert]").first).to_be_focused()
    expect(page.locator("[autocomplete=name]")).to_have_value("Kim Långsam")
    page.locator(ONWARD).click()
    page.wait_for_url("**/granska/")
    expect(page.locator("main")).to_contain_text("Kim Långsam")


def test_a_browser_that_refuses_cookies_is_told_why_it_cannot_go_on(
    browser: Browser, demo: Demo, tmp_path: Path
) -> None:
    (tmp_path / "Default").mkdir()
    refused = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(refused))
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=chromium(),
        args=["--no-sandbox", "--disable-gpu"],
        viewport=PHONE,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{demo.base_url}/intresse/")
    page.locator(ONWARD).click()
    expect(page.locator("main")).to_contain_text("Tillåt kakor")
    expect(page.locator("main a[href='/intresse/']")).to_be_visible()
    context.close()


def test_on_a_slow_line_an_impatient_family_is_registered_once(make_visitor: Any, demo: Demo) -> None:
    visitor = make_visitor(new=True)
    page = at_step(visitor, demo.base_url, "kontakt")
    line = visitor.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    page.fill("[autocomplete=name]", "Kim Exempelsson")
    page.fill("[autocomplete=tel]", "0701740605")
    page.locator(ONWARD).click(click_count=3, no_wait_after=True)
    page.wait_for_url("**/granska/")
    page.locator(ONWARD).click(click_count=3, no_wait_after=True)
    page.wait_for_url(RECEIVED)
    assert reference_on(page) and registered(demo, page) == 1


def test_another_language_in_mid_form_keeps_every_answer(make_visitor: Any, demo: Demo) -> None:
    page = at_step(make_visitor(), demo.base_url, "kontakt")
    page.fill("[autocomplete=name]", "Kim Byter")
    page.fill("[autocomplete=tel]", "0701740605")
    page.locator("footer button[lang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[autocomplete=name]")).to_have_value("Kim Byter")
    page.locator(ONWARD).click()
    page.wait_for_url("**/en/**/granska/")
    expect(page.locator("main")).to_contain_text("Kim Byter")
    page.locator(ONWARD).click()
    page.wait_for_url(RECEIVED)
    assert reference_on(page) and registered(demo, page) == 1


@pytest.mark.long
def test_a_deployment_and_new_keys_in_mid_form_lose_nothing(
    browser: Browser, demo: Demo, tmp_path: Path
) -> None:
    site = OwnSite(demo, tmp_path)
    site.start()
    visitor = Visitor(browser.new_context(viewport=PHONE), None, set(), [])  # type: ignore[arg-type]
    visitor.page = visitor.context.new_page()
    page = at_step(visitor, site.base_url, "kontakt")
    page.fill("[autocomplete=name]", "Kim Undertiden")
    page.fill("[autocomplete=tel]", "0701740605")

    # The site is upgraded just as they press: the browser says that it got no answer, and asks again.
    site.stop()
    page.locator(ONWARD).click()
    page.wait_for_url("chrome-error://**")
    site.put_new_keys_first()
    site.start()
    page.reload()
    page.wait_for_url("**/granska/")
    expect(page.locator("main")).to_contain_text("Kim Undertiden")

    site.stop()
    site.forget_the_old_keys()
    site.start()
    page.reload()
    expect(page.locator("main")).to_contain_text("Kim Undertiden")
    page.locator(ONWARD).click()
    page.wait_for_url(RECEIVED)
    found = site.ask(f"SELECT reference FROM recruitment_lead WHERE reference = '{reference_on(page)}'")
    assert len(found) == 1
    visitor.context.close()
    site.stop()
