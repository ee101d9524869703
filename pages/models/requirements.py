"""What is asked of a family: the unit file's basic requirements as a list to tick for oneself."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.blocks.text import SHORT_FEATURES
from pages.models.public_page import PublicPage


class RequirementsPage(PublicPage):
    """The ticks are nobody's but the reader's: they are not sent, kept or counted, and refuse no one."""

    all_fit = RichTextField(
        _("when everything fits"),
        features=SHORT_FEATURES,
        help_text=_("An invitation. The buttons come by themselves."),
    )
    some_do_not = RichTextField(
        _("when something does not fit yet"),
        features=SHORT_FEATURES,
        help_text=_("Ways onward, never a refusal: talk to us, take the self test, wait a while."),
    )
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/requirements.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublicPage.content_panels,
        HelpPanel(_("The basic requirements themselves come from the unit's own file.")),
        FieldPanel("all_fit"),
        FieldPanel("some_do_not"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("requirements page")
        verbose_name_plural = _("requirements pages")
