"""Where staff land after signing in."""

from django.urls import path

from recruitment.staff import views

app_name = "staff"
urlpatterns = [path("", views.home, name="home")]
