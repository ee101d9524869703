"""The public menu and the footer's links: one light query, and none where nobody asks for them."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.languages import versions_of_door

# Some kinds of page belong in the footer by what they are; an article by choice.
IN_FOOTER = (
    Q(articlepage__in_footer=True)
    | Q(contactpage__isnull=False)
    | Q(privacynoticepage__isnull=False)
    | Q(accessibilitystatementpage__isnull=False)
)


@dataclass(frozen=True)
class MenuItem:
    """A link in the menu; `active` when the visitor stands on the page or below it."""

    title: str
    url: str
    active: bool
    in_footer: bool
    language: str = ""


def menu(request: HttpRequest) -> dict[str, object]:
    """`menu` and `footer_menu`, read only by pages that print them: staff pages never do."""
    items = SimpleLazyObject(lambda: _items(request))
    return {
        "menu": SimpleLazyObject(lambda: [item for item in items if not item.in_footer]),
        "footer_menu": SimpleLazyObject(
            lambda: [*(item for item in items if item.in_footer), _calendar(request), _search(request)],
        ),
    }


def language(request: HttpRequest) -> dict[str, object]:
    """`home_url` in the visitor's language, and `versions` of a door; a page brings its own."""
    return {
        "home_url": SimpleLazyObject(lambda: reverse("wagtail_serve", args=[""])),
        "versions": SimpleLazyObject(lambda: versions_of_door(request)),
    }


def _calendar(request: HttpRequest) -> MenuItem:
    url = reverse("booking:calendar")
    return MenuItem(gettext("Meetings"), url, request.path == url, in_footer=True)


def _search(request: HttpRequest) -> MenuItem:
    url = reverse("pages:search")
    return MenuItem(gettext("Search the site"), url, request.path == url, in_footer=True)


def of_menu(request: HttpRequest) -> Q:
    """Which pages the menu and the footer may point at."""
    site = Site.find_for_request(request)
    if site is None:
        return Q(pk__in=[])
    below = site.root_page.depth + 1
    spoken = Q(locale__language_code__in={get_language(), settings.LANGUAGE_CODE})
    return spoken & (Q(show_in_menus=True, depth=below) | (Q(depth__gte=below) & IN_FOOTER))


def _items(request: HttpRequest) -> list[MenuItem]:
    current = get_language()
    pages = _pages(request)
    spoken = {page.translation_key for page in pages if page.locale.language_code == current}
    # What the footer must lead to, and this language lacks, is there in the first.
    shown = [
        page
        for page in pages
        if page.locale.language_code == current or (page.in_footer and page.translation_key not in spoken)
    ]
    found = [(page, page.get_url(request)) for page in shown]
    return [
        MenuItem(
            page.title, url, request.path.startswith(url), bool(page.in_footer), page.locale.language_code
        )
        for page, url in found
        if url
    ]


def _pages(request: HttpRequest) -> list[Page]:
    """A page of the tree has already asked for them, together with what else it points at."""
    around = getattr(request, "surroundings", None)
    if around is not None:
        return list(around.in_menu)
    wanted = of_menu(request)
    return list(marked(Page.objects.live().filter(wanted), wanted))


def marked(pages: PageQuerySet, wanted: Q) -> PageQuerySet:
    """The same pages in the tree's order, each told whether menu or footer want it, and the footer."""
    return pages.annotate(in_menu=wanted, in_footer=IN_FOOTER).select_related("locale").order_by("path")
