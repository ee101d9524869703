"""Every address of the site, and a bare answer as long as a page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from fhr.urls import (
    handler400,
    handler403,
    handler404,
    handler500,
)
from fhr.urls import (
    urlpatterns as addresses_of_the_site,
)

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

LENGTH = 16_000


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"<p>Hej</p>".ljust(LENGTH))


urlpatterns = [path("hej/", hello), *addresses_of_the_site]
