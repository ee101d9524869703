"""What every request passes: headers, a look at its shape, and the language of its address."""

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation

from fhr import errors
from recruitment.languages.queries import asked_once
from recruitment.staff.middleware import EDITOR_PREFIX, STAFF_PREFIXES

Respond = Callable[[HttpRequest], HttpResponseBase]

# Wagtail's editor carries inline scripts and styles and frames its own previews (wagtail #1288).
EDITOR_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
    "require-trusted-types-for": None,
}
# Pictures go in through the editor; everything else is text.
EDITOR_UPLOAD_BYTES = 12_000_000
# A refused body is still read to its end, or the visitor's browser shows a broken line, not our page.
READ_AWAY_BYTES = 16_000_000
NUL = "\x00"


class SecurityHeaders:
    """Adds what Django has no setting for; staff pages are never kept by a browser or proxy."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(STAFF_PREFIXES):
            response.headers["Cache-Control"] = "no-store"
        return response


class EditorPolicy:
    """Gives Wagtail's editor the looser policy it needs; every other page stays strict."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(EDITOR_PREFIX):
            # A preview is a public page drawn inside the editor: it brings the public page's policy.
            del response.headers["Content-Security-Policy"]
            response._csp_replace = EDITOR_POLICY  # type: ignore[attr-defined]
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response


class RefuseMalformedRequests:
    """Answers NUL bytes and oversized bodies with a plain page, or takes them away, but never breaks.

    Fields of a form are left to the form, which keeps the other answers.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if NUL in request.path:
            return errors.not_found(request)
        if _body_is_too_large(request):
            _read_away(request)
            return errors.too_large(request)
        if _has_nul(request.GET):
            if request.method in {"GET", "HEAD"}:
                return HttpResponseRedirect(_address_without_nul(request))
            return errors.bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What no form looked at and the database refuses to store is the sender's mistake."""
        refused = isinstance(exception, DataError | ValueError) and "NUL (0x00)" in str(exception)
        return errors.bad_request(request) if refused else None


class LanguageFromAddress:
    """`/en/…` is English, everything else Swedish; the browser's own wish never decides."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Django's own reading takes /en-vanlig-dag/ for English; only a whole first part counts here.
        first_part = request.path_info.split("/", 2)[1]
        language = first_part if first_part in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
        with asked_once():
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def _body_is_too_large(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if request.path.startswith(EDITOR_PREFIX):
        limit = EDITOR_UPLOAD_BYTES
    return not length.isdigit() or int(length) > limit


def _read_away(request: HttpRequest) -> None:
    left = READ_AWAY_BYTES
    while left > 0 and (piece := request.read(min(left, 65_536))):
        left -= len(piece)


def _has_nul(values: QueryDict) -> bool:
    return any(NUL in key or any(NUL in value for value in values.getlist(key)) for key in values)


def _address_without_nul(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for key in list(kept):
        if NUL in key or any(NUL in value for value in kept.getlist(key)):
            del kept[key]
    return f"{request.path}?{kept.urlencode()}" if kept else request.path


class CsrfWithoutTrace(CsrfViewMiddleware):
    """Django's own check, but a visitor without a session is not asked for one.

    Django reads the secret from the session on every request, which marks every public page with
    `Vary: Cookie`. Where there is no session cookie there is no secret to read.
    """

    def process_request(self, request: HttpRequest) -> None:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            super().process_request(request)
