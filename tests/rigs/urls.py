"""Every address of the site, and those of the planted naive form."""

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
from tests.rigs.naive import NaiveForm, receipt

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    path("naiv/<str:reference>/klart/", receipt, name="naive_receipt"),
    path("naiv/<slug:step>/", NaiveForm.as_view(url_name="naive"), name="naive"),
    *addresses_of_the_site,
]
