"""Tells search engines of every page and public door in every language, each with its other languages."""

from collections import defaultdict
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Page

from recruitment.languages.queries import spoken
from recruitment.meetings.queries import coming

# Doors that whoever searches may come in by.
DOORS = ("interest:start", "interest:call_me", "booking:calendar", "pages:worried")
MOST_MEETINGS = 500


class EveryLanguage(Sitemap):
    """Flat: one file, with a fixed number of queries a kind of page."""

    def items(self) -> Any:
        # A page in a language that is not open has no address, and so leaves itself out.
        return Page.objects.live().filter(depth__gt=1).order_by("path").defer_streamfields().specific()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)
        for url in urls:
            versions = self._versions[url.pop("translation_key", None)]
            if len(versions) > 1:
                url["alternates"] = versions
        return urls

    @cached_property
    def _versions(self) -> dict[UUID | None, list[dict[str, str]]]:
        versions: dict[UUID | None, list[dict[str, str]]] = defaultdict(list)
        for page in Page.objects.live().filter(depth__gt=1).select_related("locale").order_by("path"):
            if url := page.get_url(self.request):
                code = page.locale.language_code
                versions[page.translation_key].append(
                    {"location": settings.BASE_URL + url, "lang_code": code}
                )
        return versions


class Doors(Sitemap):
    """The form, the calendar and its coming meetings; a home party is never among them."""

    def items(self) -> list[str]:
        return [*(reverse(door) for door in DOORS), *(found.url for found in coming(limit=MOST_MEETINGS))]

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        return [
            row for address in self.paginator.page(page).object_list for row in _in_each_language(address)
        ]


def _in_each_language(address: str) -> list[dict[str, Any]]:
    versions = [
        {"location": settings.BASE_URL + translate_url(address, code), "lang_code": code} for code in spoken()
    ]
    return [{"location": version["location"], "alternates": versions} for version in versions]


def site_map(request: HttpRequest) -> HttpResponse:
    """Drawn anew each time: it is asked for a few times a day."""
    response: HttpResponse = sitemap(request, sitemaps={"pages": EveryLanguage, "doors": Doors})
    return response
