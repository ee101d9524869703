"""A test that looks into an index finds what it made; searching an empty one would find nothing wrong."""

import pytest
from wagtail.models import Page

from pages.models import ArticlePage, HomePage

pytestmark = pytest.mark.django_db


def found_of_one_just_made() -> int:
    root = Page.get_first_root_node()
    start = root.add_child(instance=HomePage(title="Start", slug="start", heading="Bli familjehem"))
    start.add_child(instance=ArticlePage(title="Fågelholken"))
    return int(Page.objects.search("Fågelholken").count())


def test_whoever_asks_for_the_indexes_finds_it(indexed: None) -> None:
    assert found_of_one_just_made() == 1


def test_whoever_does_not_finds_nothing() -> None:
    assert found_of_one_just_made() == 0
