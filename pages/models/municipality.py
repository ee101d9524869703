"""A member municipality's own page, filled from what we know about it and nothing else."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.models.public_page import PublicPage
from recruitment.meetings.queries import coming

MOST_MEETINGS = 3


class MunicipalityPage(PublicPage):
    """Name, part of the county, website and emergency number come from the municipality's row."""

    municipality = models.ForeignKey(
        "recruitment.Municipality",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("municipality"),
    )
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/municipality.html"
    comes_with = ("municipality",)
    parent_page_types = ["pages.MunicipalityIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("municipality"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("municipality page")
        verbose_name_plural = _("municipality pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        meetings = coming(municipality=self.municipality_id, limit=MOST_MEETINGS)
        return super().get_context(request, *args, **kwargs) | {"meetings": meetings}

    def hindrances(self) -> list[str]:
        """A municipality has one page a language."""
        found = super().hindrances()
        same = MunicipalityPage.objects.live().filter(
            municipality_id=self.municipality_id, locale_id=self.locale_id
        )
        if same.exclude(pk=self.pk).exists():
            found.append(gettext("The municipality already has a page in this language."))
        return found

    @property
    def area_label(self) -> str:
        labels = {area.key: area.label for area in settings.UNIT.areas}
        return labels.get(self.municipality.area, "")
