"""Whether a sent form comes from a page of ours, told without any cookie."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """True when the browser says that a page of this very site sent the form.

    Browsers that do not know Fetch Metadata name the page in Origin or Referer; silence counts as no.
    """
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return _host_of(sender) == request.get_host()


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
