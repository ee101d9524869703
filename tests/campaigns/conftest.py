"""Two sites to arrive at: a small one for most questions, and the one a new unit meets."""

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from pages.models import ArticlePage, HomePage
from pages.seed import plant


@pytest.fixture
def home(db: None) -> Page:
    """The start page of a site with three pages beneath it, all in the menu."""
    root = Page.get_first_root_node()
    start = root.add_child(instance=HomePage(title="Start", slug="start", heading="Bli familjehem"))
    for title in ("Så går det till", "Frågor", "Om oss"):
        start.add_child(instance=ArticlePage(title=title, show_in_menus=True))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": start}
    )
    return Page.objects.get(pk=start.pk)


@pytest.fixture
def planted_home(db: None) -> Page:
    """The start page of a site with all its first texts."""
    plant(at=timezone.now())
    return Site.objects.get(is_default_site=True).root_page
