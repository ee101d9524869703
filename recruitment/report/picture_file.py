"""Writes a plot as an SVG file that stands by itself: every look in the file, and its stamp beneath.

Programs for text and slides read no style sheet, so each shape carries its own colours, those of paper.
"""

import hashlib
import re
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from recruitment.report.drawn import Drawn
from recruitment.report.tables import Stamp

EDGE, HEAD, LINE, FOOT = 16, 44, 13, 12

INK, SOFT, LINK, BAD, GOOD = "#1d2624", "#4a5653", "#174f6b", "#8f2d23", "#3e6245"
RULE, QUIET = "#8a857b", "#ddd3c3"
LOOKS = {
    "plot-axis": f'fill="none" stroke="{RULE}"',
    "plot-grid": f'fill="none" stroke="{QUIET}"',
    "plot-line": f'fill="none" stroke="{LINK}" stroke-width="3" stroke-linejoin="round"',
    "plot-plan": f'fill="none" stroke="{RULE}" stroke-width="2" stroke-dasharray="6 5"',
    "plot-band": f'fill="{LINK}" fill-opacity=".17"',
    "plot-may": f'fill="none" stroke="{LINK}" stroke-width="1.5" stroke-dasharray="4 3"',
    "plot-whisker": f'fill="none" stroke="{INK}" stroke-width="1.5"',
    "plot-gap": f'stroke="{QUIET}" stroke-width="4" stroke-linecap="round"',
    "plot-point": f'fill="{LINK}"',
    "plot-point-2": f'fill="{BAD}"',
    "plot-point-3": f'fill="{GOOD}"',
    "plot-bar": f'fill="{LINK}"',
    "plot-bar-need": f'fill="{BAD}"',
    "plot-bar-home": f'fill="{GOOD}"',
    "plot-bar-way": f'fill="{LINK}"',
    "plot-goal": f'fill="none" stroke="{INK}" stroke-width="4"',
    "plot-range": f'fill="{LINK}" fill-opacity=".35"',
    "plot-range-last": f'fill="{LINK}"',
    "plot-label": (
        f'fill="{LINK}" font-weight="700" paint-order="stroke" stroke="#ffffff" stroke-width="4"'
        ' stroke-linejoin="round"'
    ),
    "plot-label-2": f'fill="{BAD}" font-weight="700"',
    "plot-label-3": f'fill="{GOOD}" font-weight="700"',
    "plot-name": f'fill="{INK}"',
    "plot-word": f'fill="{SOFT}"',
    "plot-tick": f'fill="{SOFT}"',
}
_CLASS = re.compile(r'class="([^"]*)"')


@dataclass(frozen=True)
class Picture:
    title: str
    words: str
    shapes: SafeString
    # Text, so that no language puts gaps into them.
    width: str
    height: str
    # Each line of the stamp with where it stands.
    stamp: tuple[tuple[str, str], ...]


def as_svg(drawn: Drawn, stamp: Stamp) -> bytes:
    """The shapes, then the lines of the stamp; the last is the SHA-256 of the shapes and the lines before."""
    shapes = _CLASS.sub(lambda found: LOOKS[found[1]], render_to_string(drawn.shapes, {"plot": drawn.plot}))
    top = HEAD + round(float(drawn.height)) + LINE * 2
    lines = _lines(shapes, stamp)
    picture = Picture(
        title=drawn.title,
        words=drawn.words,
        # Drawn by our own template, which has made everything in it harmless.
        shapes=mark_safe(shapes),  # noqa: S308
        width=str(drawn.width + 2 * EDGE),
        height=str(top + LINE * len(lines) + FOOT),
        stamp=tuple((str(top + LINE * place), line) for place, line in enumerate(lines)),
    )
    return render_to_string("report/picture.svg", {"picture": picture}).encode()


def _lines(shapes: str, stamp: Stamp) -> list[str]:
    lines = [f"{label}: {value}" for label, value in stamp]
    digest = hashlib.sha256("\n".join([shapes, *lines]).encode()).hexdigest()
    return [*lines, f"SHA-256: {digest}"]
