"""Addresses for other systems; their words are those of the published description."""

from django.urls import path

from recruitment.receiving import sms, views
from recruitment.receiving.events import EVENTS

app_name = "receiving"
urlpatterns = [
    path("openapi.json", views.description, name="openapi"),
    *(path(kind, views.event, {"kind": kind}, name=kind) for kind in EVENTS),
    path("sms/<uuid:message>/<slug:proof>/", sms.report, name="sms_report"),
    path("<path:rest>", views.nothing_here, name="nothing_here"),
    path("", views.nothing_here, name="nothing"),
]
