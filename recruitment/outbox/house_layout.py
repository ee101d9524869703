"""The one layout of all letters: the same words as the plain text, drawn for those who read HTML.

No picture, no request to anywhere, no colour that a dark screen would turn against its text.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.translation import get_language

_ADDRESS_LAST = re.compile(r"(?P<words>.*?)[\s:]*(?P<address>https?://\S+)")


class Line(NamedTuple):
    """Words, or a link; a link that stands alone says where it leads."""

    words: str
    address: str = ""
    host: str = ""


def drawn(subject: str, text: str) -> str:
    paragraphs = [
        [_line(line.strip()) for line in part.splitlines()] for part in re.split(r"\n\s*\n", text.strip())
    ]
    return render_to_string(
        "mail/layout.html", {"subject": subject, "paragraphs": paragraphs, "language": get_language()}
    )


def _line(text: str) -> Line:
    found = _ADDRESS_LAST.fullmatch(text)
    if not found:
        return Line(text)
    return Line(found["words"], found["address"], urlsplit(found["address"]).netloc)
