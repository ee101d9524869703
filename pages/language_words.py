"""A draft language's words of form, letters and buttons beside the Swedish ones, for its reviewer to read.

Pages are read in their own preview; these words stand on no page before the language is open.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import to_locale
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from recruitment.languages.queries import DEPTH_OF_START_PAGES, is_spoken, needs_reviewer, spoken

# Where a text is used tells what it belongs to; the first that fits.
PLACES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Letters"), ("templates/mail/", "/mail.py", "_mail.py")),
    (_("The form and “Call me”"), ("templates/interest/", "recruitment/interest/", "recruitment/leads/")),
    (_("Meetings"), ("templates/booking/", "recruitment/booking/", "recruitment/meetings/")),
    (_("Menu, footer and buttons"), ("",)),
)
ALONE = frozenset({"day in a sentence", "day by itself", "time of day"})


@dataclass(frozen=True)
class Draft:
    """A language that waits for its reviewer, and the start page that opens it."""

    code: str
    name: str
    home: Page


@dataclass
class Part:
    """The words of one place: Swedish, the draft, and whether the draft says the same as the Swedish."""

    title: str | Promise
    rows: list[tuple[str, str]] = field(default_factory=list)


@require_safe
def words_to_review(request: HttpRequest, language: str) -> HttpResponse:
    if not needs_reviewer(language):
        raise Http404
    context = {
        "language": language,
        "name": dict(settings.WAGTAIL_CONTENT_LANGUAGES)[language],
        "parts": words_of(language),
        "is_open": is_spoken(language),
        "home": _home(language),
        "locale": Locale.objects.filter(language_code=language).first(),
    }
    return render(request, "pages/editor/language_words.html", context)


def drafts() -> Iterator[Draft]:
    """Languages that are written and not open, each with the start page to put a name on."""
    names, opened = dict(settings.WAGTAIL_CONTENT_LANGUAGES), spoken()
    for code in settings.REVIEWED_LANGUAGES:
        if code not in opened and (home := _home(code)):
            yield Draft(code, names[code], home)


def words_of(language: str) -> list[Part]:
    """Every text the language says in its own words, by where a family meets it."""
    swedish = {(entry.msgctxt, entry.msgid): entry for entry in _catalogue(settings.LANGUAGE_CODE)}
    parts = [Part(title) for title, _where in PLACES]
    for entry in _catalogue(language):
        same = swedish.get((entry.msgctxt, entry.msgid))
        if same is not None and entry.msgctxt not in ALONE:
            _place_of(entry, parts).rows += zip(_said(same), _said(entry), strict=True)
    return [part for part in parts if part.rows]


def _place_of(entry: polib.POEntry, parts: list[Part]) -> Part:
    where = " ".join(path for path, _line in entry.occurrences)
    return next(
        part for part, (_title, marks) in zip(parts, PLACES, strict=True) if any(m in where for m in marks)
    )


def _said(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] or [entry.msgstr]


def _catalogue(language: str) -> polib.POFile:
    return polib.pofile(
        str(Path(settings.LOCALE_PATHS[0]) / to_locale(language) / "LC_MESSAGES" / "django.po")
    )


def _home(language: str) -> Page | None:
    return Page.objects.filter(depth=DEPTH_OF_START_PAGES, locale__language_code=language).first()
