"""The square that a phone's camera reads, as a file for print."""

from io import BytesIO

import segno

from recruitment.campaigns.links import qr_payload
from recruitment.campaigns.models import Tag

# A quarter of the squares may be torn off or painted over and it still reads.
ERROR_CORRECTION = "q"
QUIET_ZONE = 4
# 2 cm at 600 dots an inch needs at least 472 points over the smallest code's 33 squares.
POINTS_A_SQUARE = 24


def svg(tag: Tag) -> bytes:
    """A drawing that stays sharp at any size."""
    return _written(tag, "svg", scale=1, unit="mm", xmldecl=True, title=tag.code)


def png(tag: Tag) -> bytes:
    """A picture for programs that take no drawings."""
    return _written(tag, "png", scale=POINTS_A_SQUARE)


def pdf(tag: Tag) -> bytes:
    """A page of its own size for a printing house, sharp at any size."""
    return _written(tag, "pdf", scale=POINTS_A_SQUARE / 8, compresslevel=9)


def inline_svg(tag: Tag) -> str:
    """The drawing for a page: it takes the size of what it stands in."""
    return _written(tag, "svg", scale=1, omitsize=True, xmldecl=False, svgns=True).decode()


def _written(tag: Tag, kind: str, **options: object) -> bytes:
    out = BytesIO()
    code = segno.make(qr_payload(tag), error=ERROR_CORRECTION, boost_error=False, micro=False)
    code.save(out, kind=kind, border=QUIET_ZONE, **options)
    return out.getvalue()
