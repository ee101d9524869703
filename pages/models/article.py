"""A page to read: how it works, what is asked, what support there is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.models.public_page import PublicPage


class ArticlePage(PublicPage):
    """May stand in the main menu, in the footer, or in neither."""

    body = StreamField(ARTICLE_BLOCKS, verbose_name=_("content"))
    in_footer = models.BooleanField(
        _("show in the footer"),
        default=False,
        help_text=_("For pages about the site itself, such as privacy and accessibility."),
    )

    template = "pages/article.html"
    parent_page_types = ["pages.HomePage", "pages.ArticlePage"]
    subpage_types = ["pages.ArticlePage", "pages.StoryPage"]
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("body")]
    promote_panels = [
        *PublicPage.promote_panels,
        MultiFieldPanel([FieldPanel("in_footer")], _("For the footer")),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
