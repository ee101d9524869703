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
# Drawn larger and made smaller, so that edges are soft.
FINER = 2
# The letters come in one weight; a line around them makes them bold.
BOLD = 0.035
# Raised when the drawing changes, so that nobody keeps an old one.
DRAWING = "2"
KEPT_SECONDS = 31_536_000
LINEN, INK = "#fbf6ee", "#1d2624"
HILLS = ("#b9cbd3", "#7fa0ae", "#4f6f5a")
SUN, LAKE, LEAVES = "#f9dd9b", "#c9dbdb", "#6f9468"
LIGHT, TRIM, DOOR = "#f4c662", "#faf3e6", "#2b4a44"
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
    picture = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), LINEN)
    pen = ImageDraw.Draw(picture)
    _landscape(pen, primary)
    size, lines = _fitted(title)
    y = 84
    for line in lines:
        _write(pen, (LEFT, y), line, size, INK)
        y += int(size * 1.2)
    _write(pen, (LEFT, 556), unit, 34, LINEN)
    file = io.BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def _mark(title: str) -> str:
    said = "\x00".join((DRAWING, title, *_unit()))
    return blake2b(said.encode(), digest_size=8).hexdigest()


def _unit() -> tuple[str, str]:
    return settings.UNIT.name, settings.UNIT.appearance.primary or PRIMARY


def _landscape(pen: ImageDraw.ImageDraw, primary: str) -> None:
    """A low sun over blue hills and a lake, birches, and a house with its lamps lit."""
    _round(pen, (596, 352, 706, 462), SUN)
    for colour, left, top, right in (
        (HILLS[0], -200, 400, 700),
        (HILLS[1], 380, 420, 1420),
        (LAKE, -700, 470, 1500),
        (HILLS[2], -300, 508, 1900),
    ):
        _round(pen, (left, top, right, SIZE[1] + 400), colour)
    for left, top, width in ((618, 484, 96), (640, 496, 60)):
        _box(pen, (left, top, left + width, top + 4), SUN)
    for middle, top in ((1128, 300), (1176, 350)):
        _round(pen, (middle - 34, top - 92, middle + 34, top + 60), LEAVES)
        _box(pen, (middle - 5, top - 10, middle + 5, 580), TRIM)
        for bark in range(top + 30, 570, 42):
            _box(pen, (middle - 5, bark, middle + 1, bark + 5), INK)
    _house(pen, primary)


def _house(pen: ImageDraw.ImageDraw, primary: str) -> None:
    _box(pen, (1036, 372, 1060, 430), INK)
    _box(pen, (885, 440, 1085, 566), primary)
    pen.polygon([(x * FINER, y * FINER) for x, y in ((885, 442), (985, 362), (1085, 442))], fill=primary)
    roof = [(868, 450), (985, 352), (1102, 450)]
    pen.line([(x * FINER, y * FINER) for x, y in roof], fill=INK, width=18 * FINER, joint="curve")
    for corner in (885, 1077):
        _box(pen, (corner, 452, corner + 8, 566), TRIM)
    for left, top in ((908, 470), (1022, 470), (967, 408)):
        _box(pen, (left, top, left + 40, top + 44), TRIM)
        _box(pen, (left + 5, top + 5, left + 35, top + 39), LIGHT)
        _box(pen, (left + 18, top, left + 22, top + 44), TRIM)
    _box(pen, (961, 478, 1009, 566), TRIM)
    _box(pen, (967, 484, 1003, 566), DOOR)
    _round(pen, (992, 524, 999, 531), LIGHT)


def _box(pen: ImageDraw.ImageDraw, corners: tuple[int, int, int, int], colour: str) -> None:
    pen.rectangle([side * FINER for side in corners], fill=colour)


def _round(pen: ImageDraw.ImageDraw, corners: tuple[int, int, int, int], colour: str) -> None:
    pen.ellipse([side * FINER for side in corners], fill=colour)


def _fitted(title: str) -> tuple[int, list[str]]:
    """The largest letters in which the title fits, and its lines."""
    for size in (84, 72, 60, 48):
        font = ImageFont.load_default(size)
        lines = _lines(title, font, TITLE_WIDTH)
        if len(lines) <= MOST_LINES:
            return size, _balanced(title, font, len(lines))
    return size, lines[:MOST_LINES]


def _balanced(title: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """As many lines as needed and no more, about equally long, so that no word stands alone."""
    widths = range(TITLE_WIDTH // 2, TITLE_WIDTH, 20)
    tried = (_lines(title, font, width) for width in widths)
    return next((lines for lines in tried if len(lines) <= most), _lines(title, font, TITLE_WIDTH))


def _lines(title: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _write(pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, fill: str) -> None:
    """Letters one by one, each with its mark above it."""
    font = ImageFont.load_default(size * FINER)
    thick = round(size * FINER * BOLD)
    x, y = float(at[0] * FINER), at[1] * FINER
    for letter in text.translate(PLAINER):
        base, *marks = unicodedata.normalize("NFD", letter)
        pen.text((x, y), base, font=font, fill=fill, stroke_width=thick, stroke_fill=fill)
        for mark in marks:
            _set_mark(pen, mark, font.getbbox(base), (x, y), font.size, fill)
        x += font.getlength(base) + thick


def _set_mark(
    pen: ImageDraw.ImageDraw,
    mark: str,
    box: tuple[float, float, float, float],
    at: tuple[float, float],
    size: float,
    fill: str,
) -> None:
    middle, top = at[0] + (box[0] + box[2]) / 2, at[1] + box[1]
    dot, gap = size * 0.066, size * 0.06
    y = top - gap - dot * 1.6
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


def _length(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(_bare(text)) + len(text) * font.size * BOLD


def _bare(text: str) -> str:
    """The text as far as these letters can write it; its marks take no room."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text.translate(PLAINER))
