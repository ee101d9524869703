"""Plants the tree of pages once; what an editor has changed, moved or removed is never touched."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from pages.models import (
    AccessibilityStatementPage,
    ArticlePage,
    CompensationPage,
    ContactPage,
    FaqPage,
    HomePage,
    LandingPage,
    MunicipalityIndexPage,
    MunicipalityPage,
    NewsIndexPage,
    NewsPage,
    PrivacyNoticePage,
    ProcessPage,
    RequirementsPage,
    SelfTestPage,
)
from pages.models.public_page import PublicPage
from pages.seed.sources import Text, municipality_text, page_texts
from pages.seed.workflow import plant_workflow
from recruitment.municipalities.queries import members

KINDS: dict[str, type[PublicPage]] = {
    "accessibility": AccessibilityStatementPage,
    "article": ArticlePage,
    "compensation": CompensationPage,
    "contact": ContactPage,
    "faq": FaqPage,
    "landing": LandingPage,
    "municipality_index": MunicipalityIndexPage,
    "news": NewsPage,
    "news_index": NewsIndexPage,
    "privacy": PrivacyNoticePage,
    "process": ProcessPage,
    "requirements": RequirementsPage,
    "self_test": SelfTestPage,
}
STREAMS = ("body", "questions", "onward", "steps", "facts", "groups")
# What tells of the page itself and is no field of its own.
ABOUT = {"kind", "slug", "description", "in_menu", "under", "today", "translates"}
LINK = re.compile(r'<a href="page:([a-z0-9-]+)">')


@transaction.atomic
def plant(*, at: datetime) -> dict[str, int]:
    """Create what is missing. Answers how many pages were created and how many stood there before."""
    texts = page_texts(at=at)
    home, is_new = _home(next(text for text in texts if text["kind"] == "home"), at=at)
    _point_site_at(home)
    plant_workflow(home)
    if not is_new:
        return {"created": 0, "existing": home.get_descendants(inclusive=True).count()}

    planted: list[tuple[PublicPage, Text]] = [(home, texts[0])]
    for text in texts[1:]:
        page = KINDS[text["kind"]](**fields(text, at=at))
        _parent(text, planted).add_child(instance=page)
        planted.append((page, text))
        if isinstance(page, MunicipalityIndexPage):
            planted += _municipalities(page, at=at)
    fill(planted)
    return {"created": len(planted), "existing": 0}


def _home(text: Text, *, at: datetime) -> tuple[HomePage, bool]:
    found = HomePage.objects.filter(locale=Locale.get_default()).first()
    if found:
        return found, False
    # Wagtail's own welcome page holds no words of ours.
    for welcome in Page.get_first_root_node().get_children().exact_type(Page):
        welcome.delete()
    home = HomePage(**fields(text, at=at))
    Page.get_first_root_node().add_child(instance=home)
    return home, True


def _parent(text: Text, planted: list[tuple[PublicPage, Text]]) -> PublicPage:
    """The page a text wants to stand under, which comes before it; the start page for most."""
    above = text.get("under", planted[0][1]["slug"])
    return next(page for page, other in planted if other["slug"] == above)


def _point_site_at(home: HomePage) -> None:
    address = urlsplit(settings.BASE_URL)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": address.port or (443 if address.scheme == "https" else 80),
            "root_page": home,
            "site_name": settings.UNIT.name,
        },
    )


def _municipalities(index: MunicipalityIndexPage, *, at: datetime) -> list[tuple[PublicPage, Text]]:
    """One page for each member, in the order of the unit file."""
    order = [place.code for place in settings.UNIT.municipalities]
    planted: list[tuple[PublicPage, Text]] = []
    for member in sorted(members().filter(pk__in=order), key=lambda place: order.index(place.code)):
        text = municipality_text(name=member.name, at=at) | {"slug": slugify(member.name)}
        page = MunicipalityPage(municipality=member, **fields(text, at=at))
        index.add_child(instance=page)
        planted.append((page, text))
    return planted


def fields(text: Text, *, at: datetime) -> dict[str, Any]:
    """A live page without its streams: those hold links to pages that may not stand yet."""
    own = {name: value for name, value in text.items() if name not in ABOUT and name not in STREAMS}
    days = dict.fromkeys(text.get("today", []), timezone.localdate(at))
    return (
        own
        | days
        | {
            "slug": text["slug"],
            "search_description": text["description"],
            "show_in_menus": text.get("in_menu", False),
            "needs_review": True,
            "first_published_at": at,
            "last_published_at": at,
        }
    )


def fill(planted: list[tuple[PublicPage, Text]], others: Mapping[str, int] | None = None) -> None:
    """The second walk: now that every page has a number, links can point at it and at `others`."""
    numbers = {**(others or {}), **{text["slug"]: page.pk for page, text in planted}}
    for page, text in planted:
        streams = {
            name: json.dumps([_block(block, numbers) for block in text[name]])
            for name in STREAMS
            if name in text
        }
        words = {
            name: _linked(value, numbers)
            for name, value in text.items()
            if name not in ABOUT and isinstance(value, str) and LINK.search(value)
        }
        for name, value in (streams | words).items():
            setattr(page, name, value)
        if streams or words:
            page.save(update_fields=[*streams, *words])


def _block(block: str | Text, numbers: dict[str, int]) -> Text:
    if isinstance(block, str):
        return {"type": "page", "value": numbers[block]}
    return {"type": block["type"], "value": _linked(block.get("value"), numbers)}


def _linked(value: Any, numbers: dict[str, int]) -> Any:
    """Slugs become page numbers, both in `page = "slug"` and in running text."""
    if isinstance(value, str):
        return LINK.sub(lambda match: f'<a linktype="page" id="{numbers[match[1]]}">', value)
    if isinstance(value, list):
        return [_linked(part, numbers) for part in value]
    if isinstance(value, dict):
        return {
            key: numbers[part] if key == "page" else _linked(part, numbers) for key, part in value.items()
        }
    return value
