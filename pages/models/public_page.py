"""What every public page has: an ingress, a drawing, a search description and honest headers."""

from http import HTTPMethod
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.search import index

from pages.blocks.scene import SCENES
from pages.forms import PublicPageForm
from pages.surroundings import Surroundings


class PublicPage(Page):
    """Abstract. Sets no cookie, asks for no user, and may be kept by a browser if it asks again."""

    lead = models.TextField(
        _("ingress"),
        blank=True,
        max_length=400,
        help_text=_("One to three sentences in larger type under the heading."),
    )
    scene = models.CharField(_("drawing"), max_length=10, choices=SCENES, blank=True)
    needs_review = models.BooleanField(
        _("initial text, not yet reviewed"),
        default=False,
        help_text=_(
            "The page came with the site. Clear the box when the unit has read and approved it."
            " Visitors never see this mark."
        ),
    )

    # What every visit to this kind of page needs besides the page, fetched with it in one query.
    comes_with: tuple[str, ...] = ()
    base_form_class = PublicPageForm
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # Every page is for everyone; what is not ready stays a draft.
    private_page_options: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("scene")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel(
                    "search_description",
                    help_text=_(
                        "Shown by search engines and when the page is shared: at most 160 characters."
                    ),
                ),
            ],
            _("For search engines"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "show_in_menus",
                    help_text=_(
                        "Pages directly under the start page appear in the main menu, in the order of the"
                        " page tree."
                    ),
                )
            ],
            _("For the menu"),
        ),
    ]
    settings_panels = [FieldPanel("needs_review"), *Page.settings_panels]

    class Meta:
        abstract = True

    @property
    def scene_template(self) -> str:
        return f"parts/scenes/{self.scene}.html" if self.scene else ""

    @property
    def description(self) -> str:
        return self.search_description or self.lead

    def hindrances(self) -> list[str]:
        """What stands in the way of publishing the page as it is now, in words for the editor."""
        return []

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Raises ValidationError where something stands in the way; the editor has said so before."""
        if words := revision.as_object().hindrances():
            raise ValidationError(words)
        super().publish(revision, *args, **kwargs)

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """None can be made, so none is looked for."""
        return PageViewRestriction.objects.none()

    def crumbs(self) -> list[str]:
        """Where the pages above stand in the tree, the start page first; none for pages just below it."""
        above = [self.path[: self.steplen * depth] for depth in range(2, self.depth)]
        return above if len(above) > 1 else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        around = Surroundings(self, request)
        # The menu is drawn from the request alone, and finds them here.
        request.surroundings = around  # type: ignore[attr-defined]
        context["around"] = around
        context["versions"] = SimpleLazyObject(lambda: around.versions)
        return context

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        # Private: a decorated link is one visitor's. Never no-store: "back" would count as a new entry.
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, max_age=0, must_revalidate=True)
        # Nothing on it is the visitor's own, so one copy may serve everyone who asks for its address.
        response.same_for_all = True
        return response

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, object]]:
        """One host for every absolute address, whatever name the request came in under."""
        parts = self.get_url_parts(request)
        if parts is None:
            return []
        return [
            {
                "location": settings.BASE_URL + parts[2],
                "lastmod": self.last_published_at,
                "translation_key": self.translation_key,
            }
        ]
