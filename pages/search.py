"""Search over the public pages, calm in the face of any input."""

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

LONGEST_QUERY = 80
MOST_WORDS = 6
HITS_A_PAGE = 10
MOST_HITS = 50
WORD = re.compile(r"\w+")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    asked = clean_query(request.GET.get("q", ""))
    hits = find(asked)
    page_obj = Paginator(hits, HITS_A_PAGE).get_page(request.GET.get("page"))
    response = render(
        request, "pages/search.html", {"asked": asked, "count": len(hits), "page_obj": page_obj}
    )
    patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
    return response


def clean_query(text: str) -> str:
    """The first words of the question, without anything a database could mistake for an operator."""
    return " ".join(WORD.findall(text[:LONGEST_QUERY])[:MOST_WORDS])


def find(asked: str) -> list[Page]:
    """At most fifty pages in the visitor's language that hold every word, best first."""
    if not asked:
        return []
    return list(
        Page.objects.live().filter(locale=Locale.get_active()).search(asked, operator="and")[:MOST_HITS]
    )
