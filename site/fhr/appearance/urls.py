"""Where the unit's style sheet and logo lie."""

from django.urls import path

from fhr.appearance import views

app_name = "appearance"
urlpatterns = [
    path("<slug:name>.css", views.css, name="css"),
    path("<slug:name>/logo", views.logo, name="logo"),
]
