"""Frequent questions, grouped, each with an honest answer."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.questions import QuestionsBlock
from pages.models.public_page import PublicPage


class FaqPage(PublicPage):
    questions = StreamField([("group", QuestionsBlock())], verbose_name=_("questions"))

    template = "pages/faq.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("questions")]
    content_panels = [*PublicPage.content_panels, FieldPanel("questions")]

    class Meta:
        verbose_name = _("questions page")
        verbose_name_plural = _("questions pages")
