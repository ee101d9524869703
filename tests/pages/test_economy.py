"""A page costs a bounded number of queries, whatever editors add to it."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from pages.models import ArticlePage, HomePage, NewsIndexPage, NewsPage
from tests.make.meetings import make_meeting
from tests.make.pages import public_pages

ARTICLE_AT_MOST = 10
HOME_AT_MOST = 15


def queries(client: Client, url: str, counter: Any, *, at_most: int = 0) -> int:
    """The lower of two counts: what a process remembers for seconds may run out in between.

    One is enough where it is low enough.
    """
    client.get(url)
    counts: list[int] = []
    while len(counts) < 2 and not (counts and counts[0] <= at_most):
        with counter(1000) as seen:
            assert client.get(url).status_code == 200
        counts.append(len(seen))
    return min(counts)


def test_no_page_asks_too_much(
    site: dict[str, int], client: Client, django_assert_max_num_queries: Any
) -> None:
    for page in public_pages():
        at_most = HOME_AT_MOST if isinstance(page, HomePage) else ARTICLE_AT_MOST
        assert queries(client, page.url, django_assert_max_num_queries, at_most=at_most) <= at_most, page.url


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_calendar_and_a_meeting_ask_no_more_than_a_page(
    site: dict[str, int], client: Client, django_assert_max_num_queries: Any, language: str
) -> None:
    meetings = [make_meeting(municipality_id="2084") for _number in range(6)]
    past = make_meeting(starts_at=timezone.now() - timedelta(days=1))
    for end in ("", f"{meetings[0].slug}/", f"{past.slug}/"):
        url = f"{language}/traffar/{end}"
        assert queries(client, url, django_assert_max_num_queries) <= ARTICLE_AT_MOST, url


def test_meetings_and_news_cost_a_page_no_more(
    site: dict[str, int], client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_meeting(municipality_id="2084")
        item = NewsPage(title=f"Nyhet {number}", slug=f"nyhet-{number}", lead="Kort.")
        NewsIndexPage.objects.get().add_child(instance=item)
    for url in ("/kommuner/avesta/", "/nyheter/", "/nyheter/?page=2"):
        assert queries(client, url, django_assert_max_num_queries) <= ARTICLE_AT_MOST, url


@pytest.mark.parametrize(("model", "slug"), [(HomePage, "start"), (ArticlePage, "om-oss")])
def test_more_content_costs_no_more_queries(
    site: dict[str, int],
    client: Client,
    django_assert_max_num_queries: Any,
    model: type[Page],
    slug: str,
) -> None:
    page = model.objects.get(slug=slug)
    before = queries(client, page.url, django_assert_max_num_queries)
    targets = list(Page.objects.live().filter(depth__gt=2).values_list("pk", flat=True))
    links = "".join(f'<p><a linktype="page" id="{key}">mer</a></p>' for key in targets)
    cards = [{"title": "Kort", "text": "Text", "icon": "home", "page": key} for key in targets]
    extra = [
        {"type": "text", "value": links},
        {"type": "text", "value": links},
        {"type": "cards", "value": {"heading": "", "cards": cards}},
        {"type": "cards", "value": {"heading": "", "cards": cards}},
    ]
    page.body = json.dumps(list(page.body.raw_data) + extra)
    page.save()
    assert queries(client, page.url, django_assert_max_num_queries) == before
    assert client.get(page.url).content.decode().count(">mer</a>") == 2 * len(targets)


def test_more_menu_items_cost_no_more_queries(
    site: dict[str, int], client: Client, django_assert_max_num_queries: Any
) -> None:
    before = queries(client, "/om-oss/", django_assert_max_num_queries)
    for page in ArticlePage.objects.all():
        page.show_in_menus = page.in_footer = True
        page.save()
    assert queries(client, "/om-oss/", django_assert_max_num_queries) == before
