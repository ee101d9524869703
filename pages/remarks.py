"""What a page's editor is asked to look at once more: words that lead nowhere, facts typed by hand.

Never a hindrance: it finds what is easy to find, and a person decides.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page

Signs = Iterable[tuple[str | Promise, re.Pattern[str]]]
WRITTEN_IN = (models.TextField, models.CharField, StreamField)
# What a block keeps beside its words.
NOT_WORDS = {"id", "type", "page", "image", "tone", "icon", "who", "measured"}
SIGNS: Signs = (
    (
        _("tells nothing to whoever hears only the link"),
        re.compile(r"\b(?:klicka här|läs mer här|click here|read more here)\b", re.IGNORECASE),
    ),
    (
        _("amounts come from the unit file, with source and date"),
        re.compile(r"\b\d[\d  .]*(?:kr\b|kronor\b|:-)", re.IGNORECASE),
    ),
    (
        _("telephone numbers come from the unit file"),
        re.compile(r"(?:\b0|\+46)[\d-]{1,4}[- ][\d ]{5,}\d|\b07\d{8}\b"),
    ),
    (_("e-mail addresses come from the unit file"), re.compile(r"\b[\w.]+@[\w-]+\.\w+")),
    (
        _("a word that authorities use and families do not"),
        re.compile(
            r"\b(?:erhåll\w*|avseende|vederbörande|ärendehantering\w*|tillhandahåll\w*|handha\w*"
            r"|föreligg\w*|i enlighet med|inkom(?:na|men|mit)|åligg\w*)\b",
            re.IGNORECASE,
        ),
    ),
    (_("left over from writing"), re.compile(r"\b(?:lorem|ipsum|todo|xxx+|tbd)\b", re.IGNORECASE)),
    (_("a calm text needs no exclamation mark"), re.compile(r"\w+!")),
)


@dataclass(frozen=True)
class Remark:
    """Words that were found, and what is to be said of them."""

    words: str
    about: str | Promise


def remarks(page: Page) -> list[Remark]:
    """What is worth a second look in everything that an editor has written on the page."""
    kept = [getattr(page, name) for name in _written(page)]
    streams = [value.get_prep_value() if isinstance(value, StreamValue) else value for value in kept]
    return found(said(streams), SIGNS)


def _written(page: Page) -> list[str]:
    own = [field.name for field in page._meta.local_fields if isinstance(field, WRITTEN_IN)]
    return ["title", "seo_title", "search_description", *own]


def found(text: str, signs: Signs) -> list[Remark]:
    """Each sign once for each way it is written, in the order of the signs."""
    return [
        Remark(words, about)
        for about, sign in signs
        for words in dict.fromkeys(match.group().strip() for match in sign.finditer(text))
    ]


def said(value: Any) -> str:
    """The words in what a field or a whole stream of blocks keeps, without its markup."""
    return " · ".join(strip_tags(text.replace("<", " <")).strip() for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            if name not in NOT_WORDS:
                yield from _texts(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from _texts(part)
