"""Counts who arrives on a public page, without knowing who and without writing in the request."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from recruitment.campaigns.arrival import Seen, seen
from recruitment.campaigns.channels import SourceClass, class_of_referrer, website_of
from recruitment.campaigns.links import PLAIN_PREFIXES
from recruitment.campaigns.middleware import page_number
from recruitment.visits import counter
from recruitment.visits.classify import Entry, Filtered, Inside, Visit, classify


class CountEntries:
    """Looks at each page on its way out and counts it as an entry, a filtered request, or not at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method in ("GET", "HEAD"):
            tried = seen(request)
            if tried.orphan is not None or tried.alias is not None or _is_content(request, response):
                _count(request, response, tried)
        return response


def _is_content(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether a page was shown; one that the browser still had, and was told to use, is shown as well.

    A page nobody may keep is a family's own, not one of the website's: each "back" to it asks us anew,
    looking exactly like another arrival.
    """
    if request.path.startswith(PLAIN_PREFIXES) or "no-store" in response.get("Cache-Control", ""):
        return False
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith("text/html")
    return is_page or response.status_code == 304


def _count(request: HttpRequest, response: HttpResponseBase, tried: Seen) -> None:
    verdict = classify(Visit.of(request.method or "", request.headers))
    if isinstance(verdict, Entry) and _is_staff(request):
        verdict = Filtered.STAFF
    if tried.orphan is not None and not isinstance(verdict, Filtered):
        counter.count_orphan(tried.orphan)
    if tried.alias is not None and not isinstance(verdict, Filtered):
        counter.count_alias(tried.alias)
    if not _is_content(request, response):
        return
    if isinstance(verdict, Filtered):
        counter.count_filtered(verdict)
    elif not isinstance(verdict, Inside):
        _count_entry(request, response, verdict)


def _count_entry(request: HttpRequest, response: HttpResponseBase, kind: Entry) -> None:
    arrivals = seen(request).arrivals
    last = arrivals[-1] if arrivals else None
    if last is not None and last.is_stale(timezone.localdate()):
        # An old link was kept or passed on: the tag brought its visit that day, not this one.
        code, source, host = None, SourceClass.RETURNED, ""
    elif last is not None and last.code:
        code, source, host = last.code, SourceClass.DIRECT, ""
    else:
        referrer = request.headers.get("Referer", "")
        code, source, host = None, class_of_referrer(referrer), website_of(referrer)
    counter.count_entry(kind, page=page_number(response), tag_code=code, source=source, host=host)


def _is_staff(request: HttpRequest) -> bool:
    """Whether a colleague is signed in, or the editor is drawing a preview.

    The session is only opened for somebody who holds one, and never for a visitor's first page.
    """
    if getattr(request, "is_preview", False):
        return True
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "session"):
        return False
    return SESSION_KEY in request.session
