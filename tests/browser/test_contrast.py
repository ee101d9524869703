"""The judge of words on drawings: it sees what is behind them, and only that."""

import pytest
from playwright.sync_api import Browser

from tests.browser.contrast import can_be_read

BEHIND = "linear-gradient(90deg, {left} 50%, {right} 50%)"


@pytest.mark.parametrize(
    ("left", "right", "colour", "size", "readable"),
    [
        ("#fff", "#eee", "#333", 16, True),
        ("#fff", "#777", "#333", 16, False),
        ("#fff", "#fff", "#888", 16, False),
        ("#fff", "#fff", "#888", 32, True),
    ],
)
def test_words_across_two_colours(
    browser: Browser, left: str, right: str, colour: str, size: int, readable: bool
) -> None:
    page = browser.new_page()
    behind = BEHIND.format(left=left, right=right)
    page.set_content(
        f'<p style="background: {behind}; color: {colour}; font-size: {size}px; width: 20ch">'
        "Ord över två färger med <b>fetstil</b> i</p>"
    )
    assert can_be_read(page, "p") is readable
    page.close()
