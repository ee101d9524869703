"""A link to another page that costs no query of its own."""

from collections.abc import Iterable
from typing import Any

from wagtail.blocks import PageChooserBlock
from wagtail.models import Page


class PageLinkBlock(PageChooserBlock):
    """Its value knows only the page's number; the page tag `page_links` looks all numbers up at once."""

    def to_python(self, value: int | None) -> Page | None:
        return None if value is None else Page(pk=value)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        return [self.to_python(value) for value in values]

    def get_form_state(self, value: Page | None) -> Any:
        """The editor shows the page's title, so here it is looked up."""
        return super().get_form_state(value and Page.objects.filter(pk=value.pk).first())
