"""Where a poster's code leads: straight on to the page or the meeting it was made for."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.campaigns import queries
from recruitment.campaigns.arrival import Seen
from recruitment.campaigns.carrier import LONGEST, PARAMETER, Arrival, read
from recruitment.campaigns.channels import host_of
from recruitment.campaigns.codes import normalise
from recruitment.campaigns.destinations import Offer
from recruitment.campaigns.landing import home_path, landing_of


@require_safe
def arrive(request: HttpRequest, code: str, offers: Iterable[Offer] = ()) -> HttpResponse:
    """Sends a visitor to where the tag leads; the landing is counted there, never here.

    `offers` are the places that other rooms have for a tag without a landing page that can be seen.
    """
    whole = normalise(code)
    tag = queries.find(whole) if whole else None
    if tag is None and (alias := queries.find_alias(code)):
        tag = alias.tag
        # Both are counted by `visits` on the way out.
        request.arrival = Seen(alias=alias.pk)  # type: ignore[attr-defined]
    if tag is None:
        # A code that is nobody's never becomes part of the plan.
        request.arrival = Seen(orphan=code)  # type: ignore[attr-defined]
        home_url = home_path(request)
        response = render(request, "campaigns/unknown_code.html", {"home_url": home_url}, status=404)
        # Asked for again by whoever scans again, but not by whoever goes back to it.
        response["Cache-Control"] = "private, max-age=0"
    else:
        landing = landing_of(request, tag, offers)
        response = HttpResponseRedirect(landing.address(_from_inside(request)))
        # A phone that remembered the way would never be counted, or sent on, again.
        response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _from_inside(request: HttpRequest) -> list[Arrival]:
    """What the page that held the link carried, when it was one of ours."""
    referrer = request.headers.get("Referer", "")
    if host_of(referrer) != request.get_host().rsplit(":", 1)[0].lower():
        return []
    _address, found, carried = referrer.partition(f"{PARAMETER}=")
    return read(carried.partition("&")[0][: LONGEST + 1]) if found else []
