"""How to reach the unit, and whom to call about a child: what the unit file states, and nothing else."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.models.public_page import PublicPage
from recruitment.municipalities.queries import members


class ContactPage(PublicPage):
    """Stands in the footer of every page by its kind."""

    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/contact.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [
        *PublicPage.content_panels,
        HelpPanel(
            _(
                "Telephone, e-mail, hours and address come from the unit's own file, and each municipality's"
                " numbers from its row under Needs. What is missing there is left out here."
            )
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        reachable = members().exclude(Q(emergency_phone="") & Q(website=""))
        return super().get_context(request, *args, **kwargs) | {"places": reachable}
