"""Addresses of the pages that are not pages in the tree."""

from django.urls import path

from pages.search import search
from pages.worried import worried

app_name = "pages"
urlpatterns = [
    path("sok/", search, name="search"),
    path("orolig-for-ett-barn/", worried, name="worried"),
]
