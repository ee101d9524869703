"""Where a poster or an advert leads: one need, one message, and three calm ways onward."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from pages.blocks.body import LANDING_BLOCKS
from pages.blocks.page_link import PageLinkBlock
from pages.blocks.text import SHORT_FEATURES
from pages.models.public_page import PublicPage

FEWEST_WAYS_ONWARD = 3


class LandingPage(PublicPage):
    """No menu, so that the message stands alone; never a dead end, so at least three plain links."""

    activity = models.ForeignKey(
        "recruitment.Activity",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("activity in the communication plan"),
        help_text=_("The activity this page was written for. Visitors never see it."),
    )
    need = RichTextField(
        _("what is needed"),
        features=SHORT_FEATURES,
        help_text=_("The need this page is about, in words that never point at one child or a small place."),
    )
    body = StreamField(LANDING_BLOCKS, blank=True, verbose_name=_("content"))
    onward = StreamField(
        [("page", PageLinkBlock(label=_("Page")))],
        min_num=FEWEST_WAYS_ONWARD,
        max_num=6,
        verbose_name=_("ways onward"),
        help_text=_("At least three: how it works, what is asked of you, questions and answers."),
    )

    template = "pages/landing.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("need"), index.SearchField("body")]
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("need"),
        FieldPanel("body"),
        FieldPanel("onward"),
        FieldPanel("activity"),
    ]
    # A landing page never stands in the menu: people reach it from a poster or an advert.
    promote_panels = PublicPage.promote_panels[:1]
    show_in_menus_default = False

    class Meta:
        verbose_name = _("landing page")
        verbose_name_plural = _("landing pages")
