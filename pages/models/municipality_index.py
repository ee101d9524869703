"""The list of member municipalities, by part of the county."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.models.municipality import MunicipalityPage
from pages.models.public_page import PublicPage


class MunicipalityIndexPage(PublicPage):
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/municipality_index.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.MunicipalityPage"]
    max_count = 1
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("list of municipalities")
        verbose_name_plural = _("lists of municipalities")

    def areas(self) -> Iterable[tuple[str, list[MunicipalityPage]]]:
        """Parts of the county in the unit file's order, each with its members' pages by name."""
        order = [area.key for area in settings.UNIT.areas]
        pages = sorted(
            MunicipalityPage.objects.child_of(self).live().select_related("municipality"),
            key=lambda page: (_rank(order, page.municipality.area), page.municipality.name),
        )
        return [(label, list(group)) for label, group in groupby(pages, key=lambda page: page.area_label)]


def _rank(order: list[str], key: str) -> int:
    return order.index(key) if key in order else len(order)
