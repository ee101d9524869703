"""Serves the unit's style sheet and logo under names that change with their content."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from fhr.appearance import look

FOR_EVER = "public, max-age=31536000, immutable"
# A page kept from before the change asks for the old name; it gets the new look, and asks again.
ONLY_NOW = "no-cache"
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}


@require_safe
def css(request: HttpRequest, name: str) -> HttpResponse:
    found = look.current()
    if not found.css:
        raise Http404
    return _answer(found.css, "text/css; charset=utf-8", is_named=found.css_name == name)


@require_safe
def logo(request: HttpRequest, name: str) -> HttpResponse:
    found = look.current()
    if found.logo_file is None or found.logo_file.suffix not in LOGO_TYPES:
        raise Http404
    content_type = LOGO_TYPES[found.logo_file.suffix]
    return _answer(found.logo_file.read_bytes(), content_type, is_named=found.logo_name == name)


def _answer(content: str | bytes, content_type: str, *, is_named: bool) -> HttpResponse:
    cache = FOR_EVER if is_named else ONLY_NOW
    return HttpResponse(content, content_type=content_type, headers={"Cache-Control": cache})
