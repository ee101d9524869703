"""Hands out photographs in the sizes pages ask for, where no web server in front does it."""

import posixpath

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

# Sizes only. What was uploaded stays in the editor, and file names are never used again.
FOLDER = "images"


@require_safe
def photograph(request: HttpRequest, name: str) -> HttpResponseBase:
    if posixpath.normpath(name) != name or "/" in name:
        raise Http404
    response = serve(request, f"{FOLDER}/{name}", document_root=str(settings.MEDIA_ROOT))
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
