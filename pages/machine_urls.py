"""Addresses that search engines and other machines ask for; they have no language."""

from django.urls import path

from pages.robots import robots
from pages.share_picture import share_picture
from pages.sitemap import site_map

app_name = "machines"
urlpatterns = [
    path("sitemap.xml", site_map, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("bild/<int:page>-<slug:mark>.png", share_picture, name="share_picture"),
]
