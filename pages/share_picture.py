"""Draws the picture that stands beside a link when a page is shared: its title, the unit and a house.

Pillow's own letters are used, so that a bare machine draws the same as any other. They lack å, ä and ö,
whose marks are therefore set by hand.
"""

import io
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw, ImageFont
from wagtail.models import Page

SIZE = (1200, 630)
# Raised when the drawing changes, so that nobody keeps an old one.
DRAWING = "1"
KEPT_SECONDS = 31_536_000
LINEN, INK = "#fbf6ee", "#1d2624"
HILLS = ("#b9cbd3", "#7fa0ae", "#4f6f5a")
LIGHT, TRIM = "#edb84a", "#ffffff"
PRIMARY = "#8f2d23"
LEFT, TITLE_WIDTH, MOST_LINES = 80, 1040, 3
# What the letters lack and may be written otherwise.
PLAINER = str.maketrans({"–": "-", "—": "-", "’": "'", "‘": "'"})
RING, DOTS, ACUTE = "\u030a", "\u0308", "\u0301"


def address_of(page: Page) -> str:
    """Where the page's picture lies; another title gives another address."""
    return reverse("machines:share_picture", args=[page.pk, _mark(page.title)])


@require_safe
def share_picture(request: HttpRequest, page: int, mark: str) -> HttpResponse:
    """The picture, kept for a year; an old address leads to the new one."""
    found = get_object_or_404(Page.objects.live().filter(depth__gt=1), pk=page)
    if mark != _mark(found.title):
        return redirect(address_of(found))
    response = HttpResponse(draw(found.title, *_unit()), content_type="image/png")
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}, immutable"
    return response


@lru_cache(maxsize=64)
def draw(title: str, unit: str, primary: str) -> bytes:
    picture = Image.new("RGB", SIZE, LINEN)
    pen = ImageDraw.Draw(picture)
    _landscape(pen, primary)
    size, lines = _fitted(title)
    y = 84
    for line in lines:
        _write(pen, (LEFT, y), line, ImageFont.load_default(size), INK)
        y += int(size * 1.2)
    _write(pen, (LEFT, 550), unit, ImageFont.load_default(34), LINEN)
    file = io.BytesIO()
    picture.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _mark(title: str) -> str:
    said = "\x00".join((DRAWING, title, *_unit()))
    return blake2b(said.encode(), digest_size=8).hexdigest()


def _unit() -> tuple[str, str]:
    return settings.UNIT.name, settings.UNIT.appearance.primary or PRIMARY


def _landscape(pen: ImageDraw.ImageDraw, primary: str) -> None:
    """Three hills in the evening, and a house with a light in the window."""
    for colour, left, top, right in (
        (HILLS[0], -200, 400, 700),
        (HILLS[1], 380, 420, 1420),
        (HILLS[2], -300, 510, 1500),
    ):
        pen.ellipse((left, top, right, SIZE[1] + 400), fill=colour)
    pen.polygon([(890, 440), (1000, 360), (1110, 440)], fill=INK)
    pen.rectangle((905, 440, 1095, 560), fill=primary)
    for corner in (905, 1087):
        pen.rectangle((corner, 440, corner + 8, 560), fill=TRIM)
    pen.rectangle((930, 466, 980, 516), fill=LIGHT, outline=TRIM, width=6)
    pen.rectangle((1016, 476, 1064, 560), fill=TRIM)
    pen.rectangle((1022, 482, 1058, 560), fill=primary)


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest letters in which the title fits, and its lines."""
    for size in (84, 72, 60, 48):
        lines = _lines(title, ImageFont.load_default(size))
        if len(lines) <= MOST_LINES:
            return size, lines
    return size, lines[:MOST_LINES]


def _lines(title: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(_bare(longer)) <= TITLE_WIDTH:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _write(
    pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, fill: str
) -> None:
    """Letters one by one, each with its mark above it."""
    x, y = float(at[0]), at[1]
    for letter in text.translate(PLAINER):
        base, *marks = unicodedata.normalize("NFD", letter)
        pen.text((x, y), base, font=font, fill=fill)
        for mark in marks:
            _set_mark(pen, mark, font.getbbox(base), (x, y), font.size, fill)
        x += font.getlength(base)


def _set_mark(
    pen: ImageDraw.ImageDraw,
    mark: str,
    box: tuple[float, float, float, float],
    at: tuple[float, float],
    size: float,
    fill: str,
) -> None:
    middle, top = at[0] + (box[0] + box[2]) / 2, at[1] + box[1]
    dot, gap = size * 0.06, size * 0.05
    y = top - gap - dot
    if mark == RING:
        pen.ellipse(
            (middle - 2 * dot, y - 3 * dot, middle + 2 * dot, y + dot), outline=fill, width=max(2, int(dot))
        )
    elif mark == DOTS:
        for side in (-2.2, 2.2):
            pen.ellipse((middle + side * dot - dot, y - dot, middle + side * dot + dot, y + dot), fill=fill)
    elif mark == ACUTE:
        pen.line(
            (middle - dot, y + dot / 2, middle + 2 * dot, y - 2 * dot),
            fill=fill,
            width=max(2, int(dot * 1.4)),
        )


def _bare(text: str) -> str:
    """The text as far as these letters can write it; its marks take no room."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.translate(PLAINER))
