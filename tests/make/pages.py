"""Plants the public pages, municipalities first."""

from datetime import UTC, datetime

from wagtail.models import Page

from pages.seed import plant
from recruitment.municipalities.actions import load_unit

PLANTED_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def plant_site() -> dict[str, int]:
    """The unit's municipalities and the whole tree of starting pages."""
    load_unit(at=PLANTED_AT)
    return plant(at=PLANTED_AT)


def public_pages() -> list[Page]:
    """Every page a visitor can reach, as the type it is."""
    return list(Page.objects.live().filter(depth__gt=1).specific())
