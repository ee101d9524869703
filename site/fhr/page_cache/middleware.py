"""Answers for a public page out of this process's own memory, as long as the page is true.

Stands inside `CarryTag`, which reads the tag, and outside everything that draws a page. Staff and
families who have begun the form hold a session cookie and always get a page drawn for them.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, QueryDict
from django.template.response import SimpleTemplateResponse
from django.utils.http import parse_etags

from fhr.page_cache import coding
from fhr.page_cache.copy import OVERHEAD, Copy
from fhr.page_cache.generation import Generation
from fhr.page_cache.shelf import Shelf
from recruitment.campaigns.arrival import NOTHING, seen
from recruitment.campaigns.links import PLAIN_PREFIXES
from recruitment.campaigns.middleware import page_number

# What advertisers and our own links put behind an address; no page looks at it while it is drawn.
# Anything else behind the address is a question, and its answer is drawn for whoever asked.
TRACKING = re.compile(
    r"(?:amp;)*(?:k|(?:utm|mtm|pk|piwik|matomo|gad)_\w{1,40}|[gdy]clid|[gw]braid|gclsrc|fbclid|msclkid|ttclid"
    r"|twclid|li_fat_id|igsh(?:id)?|epik|rdt_cid|sccid|mc_[ce]id|_hsenc|_hsmi|mkt_tok)",
    re.IGNORECASE,
)
# Set by the middleware inside for this very answer; the rest belongs to the page.
NOT_KEPT = {"content-length", "etag"}


class PageCache:
    """One copy an address, drawn without anything of the visitor who happened to come first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.PAGE_CACHE_BYTES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.shelf = Shelf(settings.PAGE_CACHE_BYTES)
        self.generation = Generation()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_be_kept(request):
            return self.get_response(request)
        # The host is looked at first: a made-up one is refused before it can name a copy.
        address = (request.scheme, request.get_host(), request.path)
        # Read before the page is drawn: a change that happens meanwhile makes the copy old at once.
        generation = self.generation.current()
        copy = self.shelf.get(address)
        if copy is None or not copy.is_true(generation):
            response = self._draw(request)
            copy = _copy(request, response, generation)
            if copy is None:
                return response
            self.shelf.put(address, copy, copy.size)
        return self._answer(request, copy)

    def process_template_response(
        self, request: HttpRequest, response: SimpleTemplateResponse
    ) -> SimpleTemplateResponse:
        """A page that is the same for all is drawn from its address alone."""
        if hasattr(request, "draws_for_all") and getattr(response, "same_for_all", False):
            request.GET = QueryDict()
            request.META["QUERY_STRING"] = ""
            request.arrival = NOTHING  # type: ignore[attr-defined]
        return response

    def _draw(self, request: HttpRequest) -> HttpResponseBase:
        arrival = seen(request)
        request.draws_for_all = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        if seen(request) is NOTHING:
            request.arrival = arrival  # type: ignore[attr-defined]
        return response

    def _answer(self, request: HttpRequest, copy: Copy) -> HttpResponse:
        carrier = seen(request).carrier_from(copy.number)
        chosen = coding.choose(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        mark = copy.mark(carrier, chosen)
        if mark in _marks_held(request):
            response: HttpResponse = HttpResponseNotModified()
        else:
            response = HttpResponse(self._packed(copy, carrier, chosen), headers=dict(copy.headers))
            response.headers["Content-Length"] = str(len(response.content))
            if chosen:
                response.headers["Content-Encoding"] = chosen
        response.headers["Cache-Control"] = copy.headers["Cache-Control"]
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["ETag"] = mark
        if not chosen:
            # Django's own packing further out does not read a refusal.
            request.META.pop("HTTP_ACCEPT_ENCODING", None)
        response.page_number = copy.number  # type: ignore[attr-defined]
        response.carries_tag = True  # type: ignore[attr-defined]
        return response

    def _packed(self, copy: Copy, carrier: str, chosen: str) -> bytes:
        if not chosen:
            return copy.with_tag(carrier)
        # By what is in the page and not by its address: one drawn anew with the same words is packed already.
        key = (copy.digest, copy.origin, carrier, chosen)
        packed: bytes | None = self.shelf.get(key)
        if packed is None:
            packed = coding.pack(copy.with_tag(carrier), chosen)
            self.shelf.put(key, packed, OVERHEAD + len(packed))
        return packed


def _may_be_kept(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not request.path.startswith(PLAIN_PREFIXES)
        and all(TRACKING.fullmatch(name) for name in request.GET)
    )


def _copy(request: HttpRequest, response: HttpResponseBase, generation: str) -> Copy | None:
    """The page to keep; None for what is not one, or was drawn for somebody in particular."""
    if not isinstance(response, HttpResponse) or not getattr(response, "same_for_all", False):
        return None
    was_personal = (
        response.cookies
        or "Vary" in response
        or request.META.get("CSRF_COOKIE")
        or getattr(request, "is_preview", False)
    )
    if was_personal or request.method != "GET" or response.status_code != 200:
        return None
    return Copy.of(
        response.content,
        generation=generation,
        number=page_number(response),
        headers={name: value for name, value in response.items() if name.lower() not in NOT_KEPT},
        origin=f"{request.scheme}://{request.get_host()}",
    )


def _marks_held(request: HttpRequest) -> set[str]:
    """The ETags of what the browser still has of this page."""
    held = request.META.get("HTTP_IF_NONE_MATCH")
    return {mark.removeprefix("W/") for mark in parse_etags(held)} if held else set()
