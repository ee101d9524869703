"""Whether a sent step carries the form's token; the step itself decides what to say when it does not."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware


class _Check(CsrfViewMiddleware):
    """Django's own check, which answers with a reason instead of a bare page."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return HttpResponse(reason, status=403)


def has_token(request: HttpRequest) -> bool:
    """True when a page of ours drew the form; the session's middleware has read the secret already."""
    unused: Callable[[HttpRequest], HttpResponse] = HttpResponse
    return _Check(unused).process_view(request, _guarded, (), {}) is None


def _guarded(request: HttpRequest) -> HttpResponse:
    """Stands for a view that is not exempt."""
    return HttpResponse()
