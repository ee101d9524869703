"""A plot fetched from the page: as SVG from us, and as PNG drawn by the browser itself."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP


def test_a_plot_is_fetched_as_svg_and_as_png(signed_in: Any) -> None:
    page = signed_in("communicator", viewport=DESKTOP).page
    page.goto("/rapport/")
    link = page.locator("[data-picture]").first
    with page.expect_download() as found:
        link.click()
    name = found.value.suggested_filename
    assert name.endswith(".svg") and Path(found.value.path()).read_text().startswith("<svg")

    button = page.get_by_role("button", name="PNG").first
    expect(button).to_be_visible()
    with page.expect_download() as found:
        button.click()
    picture = Image.open(BytesIO(Path(found.value.path()).read_bytes()))
    assert picture.format == "PNG" and picture.width > 1_200
    # The line of the plan's course stands on white.
    assert len(picture.convert("L").getcolors() or []) > 20


def test_without_a_script_the_plot_is_there_as_svg(make_visitor: Any, demo: Any) -> None:
    visitor = make_visitor(javascript=False)
    account = demo.account("communicator")
    visitor.page.goto("/konto/logga-in/?next=/rapport/")
    visitor.page.fill("input[name=login]", account["email"])
    visitor.page.fill("input[name=password]", account["password"])
    visitor.page.click("main button[type=submit]")
    visitor.page.goto("/rapport/")
    expect(visitor.page.locator("[data-picture]").first).to_be_visible()
    expect(visitor.page.get_by_role("button", name="PNG")).to_have_count(0)
