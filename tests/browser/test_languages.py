"""A family that changes language on the way: the page, the tag and every answer come along."""

from typing import Any

import pytest

from tests.running_demo import Demo


@pytest.mark.parametrize("javascript", [pytest.param(True, marks=pytest.mark.long), False])
def test_the_switch_keeps_page_tag_and_answers(make_visitor: Any, demo: Demo, javascript: bool) -> None:
    code = demo.facts["tags"][0]["code"]
    page = make_visitor(javascript=javascript).page
    page.goto(f"/vad-kravs/?k={code}")
    page.locator("footer a[hreflang=en]").click()
    assert f"/en/requirements/?k={code}." in page.url
    assert page.get_attribute("html", "lang") == "en"

    page.locator("main a[href*='/en/intresse/']").first.click()
    assert f"k={code}." in page.url
    page.locator("main form button").click()
    page.check("input[value=familjehem]")
    page.select_option("select", "2085")
    page.locator("footer button[lang=sv]").click()
    assert "/en/" not in page.url and page.get_attribute("html", "lang") == "sv"
    assert page.is_checked("input[value=familjehem]")
    assert page.input_value("select") == "2085"
    assert page.locator(".error-summary").count() == 0

    page.locator("footer button[lang=en]").click()
    page.locator("main form .form-actions button").click()
    assert "/en/intresse/" in page.url and page.url.endswith("/grundkrav/")
