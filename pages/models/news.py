"""News: a list with the latest first, each item a page of its own, and a feed for whoever follows us."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS, NEWS_BLOCKS
from pages.models.public_page import PublicPage

ITEMS_A_PAGE = 10
ITEMS_IN_THE_FEED = 20


class NewsPage(PublicPage):
    """One item. It keeps its date, so that nobody takes old news for new."""

    dated = models.DateField(_("date"), default=timezone.localdate)
    body = StreamField(NEWS_BLOCKS, verbose_name=_("content"))

    template = "pages/article.html"
    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("dated"), FieldPanel("body")]
    promote_panels = PublicPage.promote_panels[:1]
    show_in_menus_default = False

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class NewsIndexPage(RoutablePageMixin, PublicPage):
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("content"))

    template = "pages/news_index.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def items(self) -> models.QuerySet[NewsPage]:
        return NewsPage.objects.child_of(self).live().order_by("-dated", "-first_published_at", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        page_obj = Paginator(self.items(), ITEMS_A_PAGE).get_page(request.GET.get("page"))
        return super().get_context(request, *args, **kwargs) | {"page_obj": page_obj}

    @path("rss/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The latest items for feed readers; every address on the one public host."""
        here = settings.BASE_URL + self.get_url(request)
        feed = Rss201rev2Feed(
            title=f"{self.title} – {settings.UNIT.name}",
            link=here,
            description=self.description,
            language=self.locale.language_code,
            feed_url=f"{here}rss/",
        )
        for item in self.items()[:ITEMS_IN_THE_FEED]:
            address = f"{here}{item.slug}/"
            feed.add_item(
                title=item.title,
                link=address,
                unique_id=address,
                description=item.description,
                pubdate=item.first_published_at,
            )
        response = HttpResponse(content_type=feed.content_type)
        feed.write(response, "utf-8")
        response["Cache-Control"] = "public, max-age=600"
        return response
