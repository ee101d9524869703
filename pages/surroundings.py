"""The pages that a page points at: itself in other languages, the pages above it, menu and footer."""

from functools import cached_property

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from pages.context import marked, of_menu
from pages.languages import Version, versions_among


class Surroundings:
    """Asked for once, with one query, however many parts of the page look at it."""

    def __init__(self, page: Page, request: HttpRequest) -> None:
        self.page, self.request = page, request

    @cached_property
    def versions(self) -> list[Version]:
        """Every published language of the page; none for a page in one language alone."""
        same = (page for page in self._found if page.translation_key == self.page.translation_key)
        return versions_among({page.locale.language_code: page.get_url(self.request) for page in same})

    @cached_property
    def above(self) -> list[Page]:
        """The pages above, the start page first; none for pages just below it."""
        return [page for page in self._found if page.path in self._paths]

    @cached_property
    def in_menu(self) -> list[Page]:
        """What the menu and the footer choose from."""
        return [page for page in self._found if page.in_menu]

    @cached_property
    def _paths(self) -> list[str]:
        return list(self.page.crumbs())

    @cached_property
    def _found(self) -> list[Page]:
        menu = of_menu(self.request)
        wanted = Q(translation_key=self.page.translation_key) | Q(path__in=self._paths) | menu
        return list(marked(Page.objects.live().filter(wanted), menu))
