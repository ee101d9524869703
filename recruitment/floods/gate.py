"""Stands before what anybody may send: too much is asked to wait, and nothing that was typed is lost."""

import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from recruitment.floods.address import place_of
from recruitment.floods.limits import Limit
from recruitment.floods.memory import TABLE
from recruitment.privacy.origin import is_from_here

View = Callable[..., HttpResponse]
# More than any of our pages has questions.
MOST_FIELDS = 200
SENT = frozenset({"POST"})
LOOKED_UP = frozenset({"GET", "HEAD"})


def limited(limit: Limit, *, counts: frozenset[str] = SENT) -> Callable[[View], View]:
    """For a view: what is sent to it counts; what is only looked at does not, unless it is told to count."""

    def around(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return refusal(request, limit, counts=counts) or view(request, *args, **kwargs)

        return guarded

    return around


def refusal(request: HttpRequest, limit: Limit, *, counts: frozenset[str] = SENT) -> HttpResponse | None:
    """The page that asks to wait; None where there is room, and then the request has been counted."""
    if request.method not in counts or not settings.FLOOD_LIMITS:
        return None
    wait = TABLE.take(
        [(f"{limit.name}:{place_of(request)}", limit.from_one), (f"{limit.name}:all", limit.from_all)]
    )
    return _asked_to_wait(request, wait) if wait else None


@never_cache
def _asked_to_wait(request: HttpRequest, wait: float) -> HttpResponse:
    """What was typed stands in the page and goes along when the button is pressed.

    But only what a page of ours sent: nobody else may have things sent in a visitor's name.
    """
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "again": request.method in SENT and is_from_here(request) and len(fields) <= MOST_FIELDS,
        "fields": fields,
        "minutes": math.ceil(wait / 60),
    }
    response = render(request, "429.html", context, status=429)
    response["Retry-After"] = str(math.ceil(wait))
    return response
