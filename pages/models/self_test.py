"""“Är det här något för oss?”: twelve statements to answer for oneself; nobody else ever sees the answers."""

from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from pages.blocks.page_link import PageLinkBlock
from pages.blocks.statements import StatementGroupBlock
from pages.blocks.text import SHORT_FEATURES
from pages.models.public_page import PublicPage
from pages.self_test import could_change, groups_of, outcome
from recruitment.municipalities.queries import needs_to_show


class SelfTestPage(PublicPage):
    """The answers travel once, in the body of a post, and are gone when the page has been drawn."""

    groups = StreamField([("group", StatementGroupBlock())], verbose_name=_("statements"))
    ready_heading = models.CharField(_("heading when most of it fits"), max_length=80)
    ready = RichTextField(_("when most of it fits"), features=SHORT_FEATURES)
    talk_heading = models.CharField(_("heading when some of it is uncertain"), max_length=80)
    talk = RichTextField(_("when some of it is uncertain"), features=SHORT_FEATURES)
    later_heading = models.CharField(_("heading when much does not fit yet"), max_length=80)
    later = RichTextField(
        _("when much does not fit yet"),
        features=SHORT_FEATURES,
        help_text=_("Never a refusal. Say what can change, and that they are welcome to talk meanwhile."),
    )
    onward = StreamField(
        [("page", PageLinkBlock(label=_("Page")))], blank=True, verbose_name=_("ways onward")
    )

    template = "pages/self_test.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    allowed_http_methods = [*PublicPage.allowed_http_methods, HTTPMethod.POST]
    search_fields = [*PublicPage.search_fields, index.SearchField("groups")]
    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("groups"),
        MultiFieldPanel(
            [
                FieldPanel("ready_heading"),
                FieldPanel("ready"),
                FieldPanel("talk_heading"),
                FieldPanel("talk"),
                FieldPanel("later_heading"),
                FieldPanel("later"),
                FieldPanel("onward"),
            ],
            _("After the answers"),
        ),
    ]

    class Meta:
        verbose_name = _("self test")
        verbose_name_plural = _("self tests")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        groups = groups_of((block.value for block in self.groups), request.POST)
        found = outcome(groups)
        return super().get_context(request, *args, **kwargs) | {
            "groups": groups,
            "is_answered": request.method == "POST",
            "outcome": found,
            "heading": getattr(self, f"{found}_heading") if found else "",
            "words": getattr(self, found) if found else "",
            "could_change": could_change(groups),
            "needs": _needs() if found else [],
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if request.method == "POST":
            # One family's answers stand in it: nobody keeps a copy.
            response.same_for_all = False
            response["Cache-Control"] = "no-store"
        return response


def _needs() -> list[Any]:
    return needs_to_show(today=timezone.localdate(), language=get_language() or "sv")
