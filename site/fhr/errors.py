"""Error pages in the same house: they say what happened and how to go on, in Swedish."""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import activate, get_language
from django.utils.translation import gettext as _

from recruitment.languages.queries import is_spoken

RETRY_AFTER_SECONDS = "30"


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _asks_for_a_system(request):
        return _for_a_system(404, _("Nothing is here"))
    if not is_spoken(get_language()):
        # A language that is not open has no words of its own for this.
        activate(settings.LANGUAGE_CODE)
    return render(request, "404.html", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _problem(
        request,
        400,
        _("We could not read that"),
        _(
            "Something in the address or the form was damaged on the way, and nothing was saved. "
            "Go back and try again."
        ),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _problem(
        request,
        403,
        _("That is not possible from here"),
        _("Your account may not do this. Ask the unit manager if you think it should."),
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _problem(
        request,
        403,
        _("The page had been open too long"),
        _("For safety's sake nothing was saved. Go back, reload the page and send it again."),
    )


def too_large(request: HttpRequest) -> HttpResponse:
    return _problem(
        request,
        413,
        _("That was too much at once"),
        _("We cannot receive that much text. Go back, make it shorter and send it again."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault; when it is the database that does not answer, the page says so and when to return.

    Drawn without the request: whatever fetches the menu or the person's name may be what just broke.
    """
    is_away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    if _asks_for_a_system(request):
        return _for_a_system(503 if is_away else 500, _("We cannot answer right now"))
    if is_away:
        return HttpResponse(
            render_to_string("503.html"), status=503, headers={"Retry-After": RETRY_AFTER_SECONDS}
        )
    return HttpResponse(render_to_string("500.html"), status=500)


def _problem(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if _asks_for_a_system(request):
        return _for_a_system(status, title)
    return render(request, "problem.html", {"title": title, "text": text}, status=status)


def _asks_for_a_system(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def _for_a_system(status: int, title: str) -> HttpResponse:
    """The same word in the form that other systems read (RFC 9457); it needs no more than a title."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": title}
    response = JsonResponse(body, status=status, content_type="application/problem+json")
    if status == 503:
        response.headers["Retry-After"] = RETRY_AFTER_SECONDS
    return response
