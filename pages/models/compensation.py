"""Money and support: only facts that name their source and its date."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.blocks.sourced_fact import SourcedFactBlock
from pages.models.public_page import PublicPage


class CompensationPage(PublicPage):
    facts = StreamField(
        [("fact", SourcedFactBlock())],
        blank=True,
        verbose_name=_("facts with a source"),
        help_text=_("Amounts belong here and nowhere else. What has no source is left out."),
    )
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/compensation.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("facts"), index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("facts"), FieldPanel("body")]

    class Meta:
        verbose_name = _("compensation page")
        verbose_name_plural = _("compensation pages")
