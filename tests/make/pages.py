"""Plants the public pages, municipalities first."""

from datetime import UTC, datetime

from wagtail.models import Locale, Page

from pages.models import HomePage
from pages.seed import plant
from recruitment.municipalities.actions import load_unit

PLANTED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def plant_site() -> dict[str, int]:
    """The unit's municipalities and the whole tree of starting pages."""
    load_unit(at=PLANTED_AT)
    return plant(at=PLANTED_AT)


def open_language(language: str) -> HomePage:
    """A language's start page, published as if its reviewer had put a name to it."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    home = HomePage(title="Start", slug=f"start-{language}", heading="Start", locale=locale)
    Page.get_first_root_node().add_child(instance=home)
    return home


def public_pages() -> list[Page]:
    """Every page a visitor can reach, as the type it is."""
    return list(Page.objects.live().filter(depth__gt=1).specific())
