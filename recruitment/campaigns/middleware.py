"""Carries the tag from page to page in the links themselves, with nothing stored on the device."""

from collections.abc import Callable
from typing import TypeGuard

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from recruitment.campaigns.arrival import NO_PAGE, Seen, read_request
from recruitment.campaigns.links import PLAIN_PREFIXES, decorate


class CarryTag:
    """Reads `?k=` on the way in, as `request.arrival`, and writes it into the links on the way out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(PLAIN_PREFIXES):
            return self.get_response(request)
        seen = read_request(request.GET, request.headers)
        if settings.SHARED_PAGE_CACHE and not seen.arrivals:
            # A cache in front keeps one copy an address: only what stands in the address may differ.
            seen = Seen(orphan=seen.orphan)
        request.arrival = seen  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not is_page(response):
            return response
        if seen.carried and not getattr(response, "carries_tag", False):
            _carry(request, response, seen)
        if not settings.SHARED_PAGE_CACHE and "Cache-Control" not in response:
            # Not `no-store`: going back would then ask again and look like a new visit.
            patch_cache_control(response, private=True, max_age=0)
        return response


def is_page(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether a response is a whole page for people; the page for what is not there counts as one."""
    return (
        response.status_code in (200, 404)
        and not response.streaming
        and response.get("Content-Type", "").startswith("text/html")
        and "Content-Encoding" not in response
    )


def page_number(response: HttpResponseBase) -> int:
    """The editor's number of the page that was shown; 0 for the form and other pages.

    A page out of the page cache brings its number; one just drawn has it in its context.
    """
    if hasattr(response, "page_number"):
        return int(response.page_number)
    context = getattr(response, "context_data", None) or {}
    return int(getattr(context.get("page"), "pk", NO_PAGE) or NO_PAGE)


def _carry(request: HttpRequest, response: HttpResponse, seen: Seen) -> None:
    carrier = seen.carrier_from(page_number(response))
    response.content = decorate(response.content, carrier, f"{request.scheme}://{request.get_host()}")
    if "Content-Length" in response:
        response["Content-Length"] = str(len(response.content))
