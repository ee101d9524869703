"""The inbox in a real browser: by keyboard alone, without scripts, on a phone, and beside a colleague."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.looks import sideways, violations

INBOX = "/handlaggning/?flik=att-gora"


def rows(page: Page) -> Any:
    return page.locator("tbody tr[data-row]")


def test_a_morning_by_keyboard_alone(signed_in: Any) -> None:
    page = signed_in("handler", viewport=DESKTOP).page
    page.goto(INBOX)
    first, second = (rows(page).nth(number).get_attribute("data-row") for number in (0, 1))
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    expect(rows(page).nth(0)).to_have_class(re.compile("is-selected"))
    expect(rows(page).nth(0).locator("th a")).to_be_focused()

    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"/handlaggning/{second}/$"))
    page.go_back()

    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page).to_have_url(re.compile(rf"/handlaggning/{first}/"))
    page.go_back()

    page.keyboard.press("/")
    expect(page.locator("#sok")).to_be_focused()
    page.keyboard.type("jack?")
    expect(page.locator("#sok")).to_have_value("jack?")


def test_one_row_is_taken_with_two_keys(signed_in: Any) -> None:
    page = signed_in("handler", viewport=DESKTOP).page
    page.goto("/handlaggning/?flik=utan-ansvarig")
    reference = rows(page).first.get_attribute("data-row")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("/fordela/$"))
    page.keyboard.press("Enter")
    expect(page.locator(".message-good")).to_contain_text("1 anmälan är fördelad")
    expect(page.locator(f"[data-row='{reference}']")).to_have_count(0)


def test_the_keys_are_shown_and_can_be_switched_off(signed_in: Any) -> None:
    page = signed_in("handler", viewport=DESKTOP).page
    page.goto(INBOX)
    page.keyboard.press("?")
    dialog = page.locator("#tangenter")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    dialog.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("tr.is-selected")).to_have_count(0)


def test_a_colleagues_claim_shows_without_drawing_the_list_anew(signed_in: Any) -> None:
    watching = signed_in("handler", viewport=DESKTOP, new=True).page
    watching.clock.install()
    watching.goto("/handlaggning/?flik=utan-ansvarig")
    reference = rows(watching).last.get_attribute("data-row")
    colleague = signed_in("unit_manager", viewport=DESKTOP).page
    colleague.goto("/handlaggning/?flik=utan-ansvarig")
    colleague.locator(f"[data-row='{reference}'] input[type=checkbox]").check()
    expect(colleague.locator("[data-ticked]")).to_have_text("(1)")
    colleague.click(".share-out")
    colleague.click("main .share-form button[type=submit]")

    watching.clock.run_for(16_000)
    row = watching.locator(f"[data-row='{reference}']")
    expect(row).to_have_class(re.compile("is-changed"))
    expect(row.locator("[data-pair]")).not_to_have_text("–")
    expect(watching.locator("[data-news] p")).to_be_visible()


def test_narrowing_down_and_sharing_out_need_no_script(signed_in: Any) -> None:
    page = signed_in("handler", viewport=DESKTOP, javascript=False).page
    page.goto(INBOX)
    page.click("#urval > summary")
    page.check("#urval input[name=alder] >> nth=2")
    page.click("#urval form[method=get] button[type=submit]")
    expect(page).to_have_url(re.compile("alder="))
    expect(page.locator(".narrowed")).to_be_visible()
    page.click("#urval > summary")
    page.fill("#vy-namn", "Prov utan skript")
    page.click(".save-view button")
    expect(page.locator(".side-nav")).to_contain_text("Prov utan skript")
    page.goto(INBOX)
    page.locator("tbody input[type=checkbox]").first.check()
    page.click(".share-out")
    expect(page.locator("main h1")).to_have_text("Fördela")


def test_on_a_phone_a_family_is_one_tap_from_its_telephone(signed_in: Any) -> None:
    for width in (PHONE["width"], 320):
        page = signed_in("handler", viewport={"width": width, "height": 844}).page
        page.goto(INBOX)
        call = page.locator("tbody a[href^='tel:']").first
        expect(call).to_be_visible()
        box = call.bounding_box()
        assert box is not None
        assert box["height"] >= 40
        assert sideways(page) == []
        page.click("#urval > summary")
        assert sideways(page) == []
        assert violations(page) == []
