"""The short addresses on posters; included under `/t/` and `/T/`, with what other rooms offer."""

from django.urls import re_path

from recruitment.campaigns import views

app_name = "campaigns"
# Anything that stands behind /t/ is somebody's try at a code: it gets a friendly answer.
urlpatterns = [re_path(r"^(?P<code>[\s\S]+)$", views.arrive, name="arrive")]
