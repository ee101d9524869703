"""Addresses of the survey; the link's key stands behind the question mark, where no log writes it down."""

from django.urls import path

from recruitment.survey import views

app_name = "survey"
urlpatterns = [
    path("", views.survey, name="survey"),
    path("tack/", views.thanks, name="thanks"),
]
