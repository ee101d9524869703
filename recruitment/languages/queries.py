"""Which languages we speak with families: a draft language only once its pages have been opened.

A draft language opens when its start page is published, which asks for a reviewer's name. From then on the
form and the letters speak it too; if the page is taken down, they go back to the first language.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from wagtail.models import Page

# Start pages stand right below the root of the tree.
DEPTH_OF_START_PAGES = 2
_within_a_request: ContextVar[list[frozenset[str]] | None] = ContextVar("open_drafts", default=None)


def needs_reviewer(language: str) -> bool:
    """Whether the language is a draft until a named person has approved its texts."""
    return language in settings.REVIEWED_LANGUAGES


def is_spoken(language: str | None) -> bool:
    """Whether form and letters may be in this language now; asks the database about drafts alone."""
    if language not in settings.INTERFACE_LANGUAGES:
        return False
    return not needs_reviewer(language) or language in _open_drafts()


def spoken() -> list[str]:
    """Every language that form and letters may be in now, in the site's own order."""
    return [language for language in settings.INTERFACE_LANGUAGES if is_spoken(language)]


def spoken_instead_of(language: str) -> str:
    """The language to write in to somebody who read ours in `language`, or the first where it is closed."""
    return language if is_spoken(language) else settings.LANGUAGE_CODE


@contextmanager
def asked_once() -> Iterator[None]:
    """For one request: every address on a page asks, and the answer is the same for all of them."""
    token = _within_a_request.set([])
    try:
        yield
    finally:
        _within_a_request.reset(token)


def _open_drafts() -> frozenset[str]:
    known = _within_a_request.get()
    if known:
        return known[0]
    opened = Page.objects.live().filter(
        depth=DEPTH_OF_START_PAGES, locale__language_code__in=settings.REVIEWED_LANGUAGES
    )
    found = frozenset(opened.values_list("locale__language_code", flat=True))
    if known is not None:
        known.append(found)
    return found
