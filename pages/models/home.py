"""The start page: a house in the evening, and what happens when someone knocks."""

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages.blocks.body import HOME_BLOCKS
from pages.models.public_page import PublicPage
from pages.models.story import StoryPage
from recruitment.languages.queries import needs_reviewer


class HomePage(PublicPage):
    """One per language, at the top of the tree; complete without any story."""

    heading = models.CharField(
        _("heading"),
        max_length=80,
        help_text=_("The large words on the picture. The page's title is what search engines show."),
    )
    body = StreamField(HOME_BLOCKS, verbose_name=_("content"))
    language_reviewed_by = models.CharField(
        _("the language was reviewed by"),
        max_length=120,
        blank=True,
        help_text=_("Name of a person who reads the language well and has approved its pages."),
    )
    language_reviewed_on = models.DateField(_("the language was reviewed on"), null=True, blank=True)

    template = "pages/home.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.ArticlePage",
        "pages.ProcessPage",
        "pages.RequirementsPage",
        "pages.CompensationPage",
        "pages.SelfTestPage",
        "pages.FaqPage",
        "pages.StoryPage",
        "pages.NewsIndexPage",
        "pages.LandingPage",
        "pages.MunicipalityIndexPage",
        "pages.ContactPage",
        "pages.PrivacyNoticePage",
        "pages.AccessibilityStatementPage",
    ]
    max_count = 1
    search_fields = [*PublicPage.search_fields, index.SearchField("heading"), index.SearchField("body")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    settings_panels = [
        MultiFieldPanel(
            [
                FieldPanel("language_reviewed_by"),
                FieldPanel("language_reviewed_on"),
                HelpPanel(template="pages/editor/language_review.html"),
            ],
            _("Review of the language"),
        ),
        *PublicPage.settings_panels,
    ]

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def hindrances(self) -> list[str]:
        """A language that is not open from the start opens when somebody has put a name to its texts."""
        found = super().hindrances()
        if self.waits_for_reviewer and not self.has_reviewed_language:
            found.append(
                gettext("Write who has reviewed the language, and when, before the language is opened.")
            )
        return found

    @property
    def waits_for_reviewer(self) -> bool:
        return needs_reviewer(self.locale.language_code)

    @property
    def has_reviewed_language(self) -> bool:
        return bool(self.language_reviewed_by and self.language_reviewed_on)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Finds a page by its whole address at once, however deep it lies."""
        # Without a start page in the language, Wagtail would answer with the Swedish one.
        language = get_language()
        if language != settings.LANGUAGE_CODE and language != self.locale.language_code:
            raise Http404
        if path_components:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            found = Page.objects.live().filter(url_path=url_path).first()
            if found:
                return RouteResult(_with_what_it_needs(found))
            # A story that is over leaves a kind word where it stood, since links to it live on.
            told = StoryPage.objects.filter(url_path=url_path, first_published_at__isnull=False).first()
            if told:
                return RouteResult(told)
        return super().route(request, path_components)


def _with_what_it_needs(found: Page) -> Page:
    kind = found.specific_class
    return kind.objects.select_related(*getattr(kind, "comes_with", ())).get(pk=found.pk)
