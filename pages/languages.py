"""Which languages a page can be read in, and which of them wait for a reader who puts a name to them.

The language stands in the address and nowhere else. A language is open when its start page is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import is_valid_path, resolve, translate_url
from django.utils.translation import get_language, override
from wagtail.models import Page

from recruitment.campaigns.links import untagged
from recruitment.languages.queries import spoken


@dataclass(frozen=True)
class Version:
    """One language of what the visitor looks at, and where it stands."""

    code: str
    name: str
    url: str
    is_current: bool


def versions_of_door(request: HttpRequest) -> list[Version]:
    """The same door in every language it is translated into; none for what has no languages."""
    match = request.resolver_match
    if match is None or match.url_name == "wagtail_serve":
        return []
    address = untagged(request.get_full_path())
    urls = {code: translate_url(address, code) for code in spoken()}
    return versions_among(urls) if len(set(urls.values())) > 1 else []


def versions_among(urls: Mapping[str, str | None]) -> list[Version]:
    """The languages that have an address, in the site's own order; a single one is no choice."""
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    current = get_language()
    found = [
        Version(code, name, url, code == current) for code, name in names.items() if (url := urls.get(code))
    ]
    return found if len(found) > 1 else []


def door_in_first_language(request: HttpRequest) -> str:
    """Where the same door stands in the site's first language; empty for what is no translated door."""
    address = _below_its_language(request)
    with override(settings.LANGUAGE_CODE):
        if not address or not is_valid_path(address) or resolve(address).url_name == "wagtail_serve":
            return ""
        is_translated = len({translate_url(address, code) for code in spoken()}) > 1
    return address if is_translated else ""


def original_of(request: HttpRequest) -> Page | None:
    """The page in the site's first language that a page at this address translates, or once did."""
    end = _below_its_language(request).strip("/")
    if not end:
        return None
    gone = Page.objects.filter(
        locale__language_code=_asked_in(request), url_path__endswith=f"/{end}/"
    ).first()
    found = gone.get_translations() if gone else Page.objects.filter(url_path__endswith=f"/{end}/")
    return found.live().filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1).first()


def _asked_in(request: HttpRequest) -> str:
    """The language of the address; a request that was refused before it was read has none."""
    return str(getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE))


def _below_its_language(request: HttpRequest) -> str:
    """The path without the language it begins with; empty in the site's first language."""
    path = request.path.removeprefix(f"/{_asked_in(request)}")
    return "" if path == request.path or not path.startswith("/") else path
