"""Decides what axe cannot: whether words on a drawing can be read, by the very pixels behind them."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil, floor
from typing import Any

from PIL import Image
from playwright.sync_api import Page

ENOUGH, ENOUGH_FOR_LARGE = 4.5, 3.0

# The words' colours, whether they are large, and the boxes of their lines; then all words are taken away.
TAKE_WORDS_AWAY = """selectors => {
    const found = selectors.map(selector => document.querySelector(selector));
    const said = found.map(element => {
        const style = getComputedStyle(element), boxes = [];
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            for (const box of walker.currentNode.data.trim() ? range.getClientRects() : [])
                // Words scrolled out of sight have nothing behind them yet.
                if (box.width >= 1 && box.height >= 1 && box.right <= innerWidth && box.left >= 0)
                    boxes.push({x: box.x + scrollX, y: box.y + scrollY,
                                width: box.width, height: box.height});
        }
        const pixels = parseFloat(style.fontSize), bold = parseInt(style.fontWeight) >= 700;
        // Words in a drawing are filled, not coloured.
        const color = element instanceof SVGElement ? style.fill : style.color;
        return {color, large: pixels >= 24 || (bold && pixels >= 18.66), boxes};
    });
    for (const element of found) for (const each of [element, ...element.querySelectorAll('*')]) {
        for (const [property, value] of [['color', 'transparent'], ['text-decoration-color', 'transparent'],
                                         ['text-shadow', 'none'], ['transition', 'none']])
            each.style.setProperty(property, value, 'important');
        if (element instanceof SVGElement) each.style.setProperty('fill', 'transparent', 'important');
    }
    return said;
}"""
PUT_WORDS_BACK = """selectors => {
    for (const selector of selectors) {
        const element = document.querySelector(selector);
        for (const each of [element, ...element.querySelectorAll('*')]) each.removeAttribute('style');
    }
}"""


def unreadable(page: Page, selectors: Sequence[str]) -> set[str]:
    """The elements whose words do not stand out enough against every pixel behind them.

    One picture of the page answers for all of them.
    """
    if not selectors:
        return set()
    said = page.evaluate(TAKE_WORDS_AWAY, selectors)
    picture = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    page.evaluate(PUT_WORDS_BACK, selectors)
    return {
        selector
        for selector, words in zip(selectors, said, strict=True)
        if any(
            _contrast(_numbers(words["color"]), colour) < (ENOUGH_FOR_LARGE if words["large"] else ENOUGH)
            for box in words["boxes"]
            for colour in _colours(picture, box)
        )
    }


def can_be_read(page: Page, selector: str) -> bool:
    return not unreadable(page, [selector])


def _colours(picture: Image.Image, box: dict[str, Any]) -> set[tuple[int, int, int]]:
    left, top = floor(box["x"]), floor(box["y"])
    part = picture.crop((left, top, ceil(box["x"] + box["width"]), ceil(box["y"] + box["height"])))
    # As many as there are pixels; a greater number would only cost memory, and that takes most of the time.
    found = part.getcolors(part.width * part.height) or []
    return {colour for _count, colour in found}  # type: ignore[misc]


def _numbers(color: str) -> tuple[int, int, int]:
    red, green, blue = (int(float(part)) for part in color.split("(")[1].rstrip(")").split(",")[:3])
    return red, green, blue


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The ratio WCAG defines."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    shares = (part / 255 for part in colour)
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
