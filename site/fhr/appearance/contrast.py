"""How well two colours can be told apart, by the formula of WCAG 2.2, and how to make them differ more."""

import re
from collections.abc import Callable

# What body text needs against its ground (success criterion 1.4.3).
ENOUGH = 4.5
WHITE, BLACK = "#ffffff", "#000000"
STEP = 0.04
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)

Channels = tuple[int, int, int]


def is_colour(text: str) -> bool:
    return bool(_HEX.fullmatch(text))


def ratio(first: str, second: str) -> float:
    """From 1 (the same) to 21 (black and white); the order does not matter."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with `share` of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def towards(colour: str, other: str, is_good: Callable[[str], bool]) -> str:
    """The first colour on the way to another that is good; the other itself when none is."""
    for step in range(round(1 / STEP) + 1):
        if is_good(found := mixed(colour, other, min(1.0, step * STEP))):
            return found
    return other


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
