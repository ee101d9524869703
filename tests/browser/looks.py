"""How a page is looked at in the browser: every size and look, by axe and for sideways scrolling."""

import json
from itertools import product
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP
from tests.browser.contrast import unreadable

NARROW = {"width": 320, "height": 640}
LOOKS = ("light", "dark", "forced")
EVERY_WAY = tuple(product((NARROW, DESKTOP), LOOKS))
SHORT = ((NARROW, "light"), (DESKTOP, "dark"), (NARROW, "forced"))


# What neither axe nor the pixels can decide and a person has: rule, a piece of the element, what we saw.
REVIEWED: tuple[tuple[str, str, str], ...] = (
    ("color-contrast", "<select", "the words stand on the field's own colour, the arrow beside them"),
)
AXE = {"resultTypes": ["violations", "incomplete"]}
# With forced colours the system paints words and what is behind them; axe reads the site's own colours.
AXE_FORCED = AXE | {"rules": {"color-contrast": {"enabled": False}}}


def violations(page: Page, look: str = "") -> list[str]:
    """What axe found, one line a rule, with the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = json.dumps(AXE_FORCED if look == "forced" else AXE)
    answer = page.evaluate(
        f"axe.run({options}).then(({{violations, incomplete}}) => ({{violations, incomplete}}))"
    )
    doubts = _left_in_doubt(page, answer["incomplete"])
    return [
        f"{page.url} {rule['id']}: {rule['nodes'][0]['html'][:160]}"
        for rule in [*answer["violations"], *doubts]
    ]


def _left_in_doubt(page: Page, rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rules axe could not decide, with the elements that neither a person nor the pixels have decided."""
    left = []
    for rule in rules:
        nodes = [node for node in rule["nodes"] if not _is_reviewed(rule["id"], node)]
        if rule["id"] == "color-contrast":
            faint = unreadable(page, [node["target"][0] for node in nodes])
            nodes = [node for node in nodes if node["target"][0] in faint]
        if nodes:
            left.append({"id": f"{rule['id']} (in doubt)", "nodes": nodes})
    return left


def _is_reviewed(rule: str, node: dict[str, Any]) -> bool:
    return any(rule == known and piece in node["html"] for known, piece, _seen in REVIEWED)


def look_as(page: Page, look: str) -> None:
    """Dark is the visitor's own wish; forced colours are the system's."""
    page.emulate_media(
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none",
        # A colour on its way from one look to the next is neither.
        reduced_motion="reduce",
    )


def as_shown(page: Page, size: dict[str, int], look: str) -> list[str]:
    """What is wrong with a page in one size and look."""
    page.set_viewport_size(size)
    look_as(page, look)
    return [f"{size['width']} px, {look}: {line}" for line in violations(page, look) + sideways(page)]


def sideways(page: Page) -> list[str]:
    """Pages that scroll sideways lose people on phones."""
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url} scrolls {wider} px sideways"] if wider > 0 else []
