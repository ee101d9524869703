"""Where a poster's code leads: straight on to the page or the meeting it was made for."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from recruitment.campaigns import level, queries
from recruitment.campaigns.arrival import NO_PAGE, Seen
from recruitment.campaigns.carrier import LONGEST, PARAMETER, Arrival, join, read, write
from recruitment.campaigns.channels import host_of
from recruitment.campaigns.codes import normalise
from recruitment.campaigns.destinations import Offer, destination_of
from recruitment.campaigns.models import Level, Tag


@require_safe
def arrive(request: HttpRequest, code: str, offers: Iterable[Offer] = ()) -> HttpResponse:
    """Sends a visitor to where the tag leads; the landing is counted there, never here.

    `offers` are the places that other rooms have for a tag without a landing page that can be seen.
    """
    whole = normalise(code)
    tag = queries.find(whole) if whole else None
    if tag is None:
        # Counted by `visits` on the way out; a code that is nobody's never becomes part of the plan.
        request.arrival = Seen(orphan=code)  # type: ignore[attr-defined]
        home_url = _path(request, _home(request)) or "/"
        response = render(request, "campaigns/unknown_code.html", {"home_url": home_url}, status=404)
    else:
        response = HttpResponseRedirect(_landing(request, tag, offers))
    # A phone that remembered the answer would never be counted, or sent on, again.
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _landing(request: HttpRequest, tag: Tag, offers: Iterable[Offer]) -> str:
    path, entry_page = _target(request, tag, offers)
    if level.current() == Level.OFF:
        return path
    arrivals = join(_from_inside(request), [Arrival(tag.code, entry_page, timezone.localdate())])
    return f"{path}?{PARAMETER}={write(arrivals)}"


def _target(request: HttpRequest, tag: Tag, offers: Iterable[Offer]) -> tuple[str, int | None]:
    """A path of this site and the editor's number of its page; the start page when there is no other."""
    page = tag.landing_page if tag.landing_page and tag.landing_page.live else None
    if page and (path := _path(request, page)):
        return path, page.pk
    if offered := destination_of(tag, offers):
        return offered.path, NO_PAGE
    home = _home(request)
    return _path(request, home) or "/", home.pk if home else None


def _path(request: HttpRequest, page: Page | None) -> str | None:
    """The path of a page of this very site; never another host, so a code cannot lead astray."""
    parts = page.get_url_parts(request) if page else None
    if parts is None:
        return None
    site = Site.find_for_request(request)
    return str(parts[2]) if site is not None and parts[0] == site.pk else None


def _from_inside(request: HttpRequest) -> list[Arrival]:
    """What the page that held the link carried, when it was one of ours."""
    referrer = request.headers.get("Referer", "")
    if host_of(referrer) != request.get_host().rsplit(":", 1)[0].lower():
        return []
    _address, found, carried = referrer.partition(f"{PARAMETER}=")
    return read(carried.partition("&")[0][: LONGEST + 1]) if found else []


def _home(request: HttpRequest) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page if site is not None else None
