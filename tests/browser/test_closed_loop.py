"""The whole loop in a real browser: poster, lead, hand-over to another system, its answers, the report.

The receiver is a stub with a ledger; it answers by the signed API, and at last by a file.
"""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from recruitment.handoff.models import Adapter
from recruitment.handoff.outcome_file import COLUMNS
from recruitment.outcomes.models import OutcomeKind
from tests.browser.conftest import DESKTOP
from tests.browser.test_chain import fill_the_form, walk_to_the_form
from tests.make.answers import answer_over_http, today
from tests.running_demo import Demo

LUDVIKA = "2085"
PATIENCE_SECONDS = 60
AGE = "13–17 år"


def test_from_a_poster_to_a_placed_child_and_what_it_cost(
    make_visitor: Any, signed_in: Any, demo: Demo
) -> None:
    if demo.receiver is None:
        pytest.skip("the demo that runs hands nobody over to us")
    desk = signed_in("unit_manager", viewport=DESKTOP).page
    before, free = activity_row(desk, demo), free_homes(desk)

    family = make_visitor()
    walk_to_the_form(family, demo)
    family.page.click("main form button[type=submit]")
    # A number and an address of their own: who shares one with another family is met in that registration.
    fill_the_form(
        family.page, name="Kim Slutenslinga", phone="070-174 06 88", email="slutenslinga@example.se"
    )
    family.page.click("main form button[type=submit]:not([formnovalidate])")
    found = re.search(r"FHR-[2-9A-Z]{4}-[2-9A-Z]{4}", family.page.inner_text("main"))
    assert found
    reference = found.group()

    desk.goto(f"/handlaggning/{reference}/")
    deed(desk, "samtal", outcome="reached")
    deed(desk, "bedom", summary="Ett lugnt hem med plats.", recommendation="hand_over")
    deed(desk, "lamna-over", adapter=Adapter.WEBHOOK)
    event = arrived(demo, reference)
    assert event["data"]["package"]["applicants"][0]["name"] == "Kim Slutenslinga"

    def tell(kind: str, **more: Any) -> None:
        answer_over_http(demo.base_url, kind, {"reference": reference, **more})

    tell("acknowledgement", sequence=1, registry_number="IFO 2026:77", received_on=today())
    tell("milestone", milestone="investigation_opened", occurred_on=today())
    tell("milestone", milestone="first_visit", occurred_on=today())
    tell("outcome", outcome="suitable", occurred_on=today())
    tell("milestone", milestone="trained", occurred_on=today())
    tell("milestone", milestone="available", occurred_on=today())
    assert free_homes(desk) == free + 1, "a home that is free covers no need"
    tell("outcome", outcome="matched", occurred_on=today(), municipality=LUDVIKA)
    assert free_homes(desk) == free
    read_in(desk, reference, OutcomeKind.PLACED)

    desk.goto(f"/handlaggning/ko/{reference}/")
    for word in ("IFO 2026:77", "Första besök", "Lämplig", "Utbildad", "Matchad", "Barn placerat"):
        expect(desk.locator("main")).to_contain_text(word)
    after = activity_row(desk, demo)
    for column in ("Anmälda", "Överlämnade", "Lämpliga", "Placerade"):
        assert number(after[column]) == number(before[column]) + 1, column
    cost = number(after["Direkt kostnad"])
    assert cost > 0, "nothing was paid for the poster: its cost per home proves nothing"
    assert number(after["Kr per placerat hem"]) == round(cost / number(after["Placerade"]))


def deed(page: Page, key: str, **values: str) -> None:
    """Fills in one form of a registration's page and sends it."""
    box = page.locator(f"details#{key}")
    if box.get_attribute("open") is None:
        box.locator("summary").first.click()
    for name, value in values.items():
        field = box.locator(f"[name='{key}-{name}']")
        if field.first.get_attribute("type") == "radio":
            box.locator(f"[name='{key}-{name}'][value='{value}']").check(force=True)
        elif field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    box.locator("button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.locator(".error-summary")).to_have_count(0)


def arrived(demo: Demo, reference: str) -> dict[str, Any]:
    """The message about this family, as the receiver took it in; the worker sends it by itself."""
    assert demo.receiver is not None
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        for event in demo.receiver.calls:
            if event.get("data", {}).get("reference") == reference:
                assert demo.receiver.effects[event["id"]] == 1
                return dict(event)
        time.sleep(0.2)
    raise AssertionError("the family never reached the receiver")


def read_in(page: Page, reference: str, kind: OutcomeKind) -> None:
    """The same by hand: a file, tried first and then read in."""
    row = {"referens": reference, "handelse": str(kind.label), "datum": today(), "kommun": "Ludvika"}
    lines = [";".join(COLUMNS), ";".join(row.get(name, "") for name in COLUMNS)]
    page.goto("/handlaggning/ko/utfall/")
    file = {"name": "utfall.csv", "mimeType": "text/csv", "buffer": "\r\n".join(lines).encode()}
    page.set_input_files("#fil", file)  # type: ignore[arg-type]
    page.click("form[enctype] button[type=submit]")
    page.click("section[aria-labelledby=provad] button[type=submit]")
    expect(page.locator("main")).to_contain_text("1 utfall inläst")


def activity_row(page: Page, demo: Demo) -> dict[str, str]:
    """The poster's activity as the report has it, by what stands above each column."""
    page.goto("/rapport/aktiviteter/")
    table = page.locator("main table").first
    first_line = "cells => cells.map(cell => cell.firstChild.textContent.trim())"
    heads = table.locator("thead th").evaluate_all(first_line)
    row = table.locator("tbody tr").filter(has=page.locator(f"th:has-text('{demo.poster['activity']}')"))
    return dict(zip(heads, row.first.locator("th, td").evaluate_all(first_line), strict=True))


def free_homes(page: Page) -> int:
    """Homes that are free for a teenager: what covers the need."""
    page.goto("/rapport/")
    row = page.locator("main tr").filter(has=page.locator(f"th:has-text('{AGE}')"))
    return int(number(row.first.locator("td").nth(1).text_content() or ""))


def number(words: str) -> float:
    digits = re.sub(r"[^\d,]", "", words).replace(",", ".")
    return float(digits or 0)
