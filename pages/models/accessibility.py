"""The accessibility statement, with the eleven things Digg asks for; stale ones are not published."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from pages.blocks.text import SHORT_FEATURES
from pages.models.public_page import PublicPage

STALE_AFTER = timedelta(days=365)
WARN_BEFORE = timedelta(days=60)
FEATURES = [*SHORT_FEATURES, "h3"]


class Conformance(models.TextChoices):
    """The law knows these three answers and no others."""

    FULL = "full", _("fully compliant")
    PARTIAL = "partial", _("partially compliant")
    NONE = "none", _("not compliant")


class AccessibilityStatementPage(PublicPage):
    """Items 1 and 2, who and what, are the unit's name and the service below; 9 is Digg's own address."""

    service = models.CharField(
        _("the digital service"),
        max_length=120,
        help_text=_("What the statement covers, for example the name of the website."),
    )
    conformance = models.CharField(_("compliance with the law"), max_length=10, choices=Conformance)
    shortcomings = RichTextField(
        _("what is not accessible, and why"), features=FEATURES, help_text=_("Complete and in plain words.")
    )
    burden = RichTextField(
        _("left out as an unreasonable burden"),
        features=FEATURES,
        help_text=_("With the reason (section 12). Say so when nothing has been left out."),
    )
    outside = RichTextField(
        _("content the law does not cover"),
        features=FEATURES,
        help_text=_("Section 9. Say so when there is none."),
    )
    assessed_on = models.DateField(_("assessed on"))
    method = RichTextField(_("how it was assessed"), features=FEATURES)
    reviewed_on = models.DateField(
        _("statement last reviewed"),
        help_text=_("A statement that has not been reviewed for a year cannot be published."),
    )
    feedback = RichTextField(
        _("tell us when something does not work"),
        features=FEATURES,
        help_text=_("How to reach you, or a link to where one can."),
    )

    template = "pages/accessibility.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [
        *PublicPage.search_fields,
        *(index.SearchField(name) for name in ("shortcomings", "burden", "outside", "method", "feedback")),
    ]
    content_panels = [
        *PublicPage.content_panels,
        HelpPanel(_("The unit's name and the link to Digg's complaint form come by themselves.")),
        FieldPanel("service"),
        FieldPanel("conformance"),
        FieldPanel("shortcomings"),
        FieldPanel("burden"),
        FieldPanel("outside"),
        FieldPanel("assessed_on"),
        FieldPanel("method"),
        FieldPanel("reviewed_on"),
        FieldPanel("feedback"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def hindrances(self) -> list[str]:
        shown_from = timezone.localdate(self.go_live_at) if self.go_live_at else timezone.localdate()
        if self.reviewed_on and self.reviewed_on + STALE_AFTER < shown_from:
            return [
                gettext(
                    "The statement was last reviewed more than twelve months ago. Go through it, and set the"
                    " day of the review."
                )
            ]
        return []

    def review_is_due(self, on: date) -> bool:
        """Whether less than two months remain until the statement is too old."""
        return self.reviewed_on + STALE_AFTER - WARN_BEFORE <= on

    @property
    def review_before(self) -> date:
        return self.reviewed_on + STALE_AFTER
