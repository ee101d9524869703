"""Every QR code reads, even small, coarse and damaged, and leads where it says."""

import io
import re

import pytest
import zxingcpp
from django.test import override_settings
from PIL import Image, ImageDraw

from recruitment.campaigns import qr
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.links import qr_payload
from recruitment.campaigns.models import Tag

TWO_CENTIMETRES_AT_150_DOTS = 118


def picture(tag: Tag) -> Image.Image:
    return Image.open(io.BytesIO(qr.png(tag))).convert("L")


def read(image: Image.Image) -> str:
    found = zxingcpp.read_barcodes(image)
    return found[0].text if found else ""


@override_settings(BASE_URL="https://familjehemsresursen.example.se")
def test_every_code_reads_at_full_size_and_two_centimetres_wide(is_long: bool) -> None:
    for _ in range(1_000 if is_long else 25):
        tag = Tag(code=new_code())
        image = picture(tag)
        small = image.resize((TWO_CENTIMETRES_AT_150_DOTS,) * 2, Image.Resampling.BILINEAR)
        assert read(image) == read(small) == qr_payload(tag)


def test_a_tenth_may_be_torn_off_or_painted_over() -> None:
    tag = Tag(code=new_code())
    image = picture(tag)
    side = int(image.width * 0.1**0.5 * 0.75)
    middle = image.width // 2
    ImageDraw.Draw(image).rectangle(
        (middle - side // 2, middle - side // 2, middle + side // 2, middle + side // 2), fill=255
    )
    assert read(image) == qr_payload(tag)


@override_settings(BASE_URL="https://fhr.example.se")
def test_capitals_make_the_code_smaller_and_the_quiet_zone_is_wide_enough() -> None:
    tag = Tag(code=new_code())
    squares = picture(tag).width // qr.POINTS_A_SQUARE
    assert squares == 29 + 2 * qr.QUIET_ZONE
    edge = picture(tag).crop((0, 0, picture(tag).width, qr.QUIET_ZONE * qr.POINTS_A_SQUARE))
    assert edge.getextrema() == (255, 255)


def test_the_drawing_holds_the_same_squares_as_the_picture() -> None:
    """Drawn square by square from the SVG's own path, then read by the same reader."""
    tag = Tag(code=new_code())
    for drawing in (qr.svg(tag).decode(), qr.inline_svg(tag)):
        assert read(drawn(drawing)) == qr_payload(tag)
        assert "<script" not in drawing and "href" not in drawing


def drawn(svg: str) -> Image.Image:
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    image = Image.new("L", (size * 8, size * 8), 255)
    pen = ImageDraw.Draw(image)
    x = y = 0.0
    for command, numbers in re.findall(r"([MmhHvz])([^MmhHvz]*)", re.search(r' d="([^"]+)"', svg)[1]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        elif command == "h":
            pen.rectangle((x * 8, (y - 0.5) * 8, (x + values[0]) * 8 - 1, (y + 0.5) * 8 - 1), fill=0)
            x += values[0]
        else:
            pytest.fail(f"the drawing uses {command}, which this reader does not know")
    return image
