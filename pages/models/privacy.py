"""The privacy notice, under the headings the law asks for; none of them can be left out."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from pages.blocks.text import SHORT_FEATURES
from pages.models.public_page import PublicPage


@dataclass(frozen=True)
class Section:
    """A heading with its text, and an anchor to link to."""

    anchor: str
    heading: str | Promise
    text: str


def heading(words: Promise, help_text: Promise | str = "", *, blank: bool = False) -> RichTextField:
    return RichTextField(words, features=[*SHORT_FEATURES, "h3"], help_text=help_text, blank=blank)


class PrivacyNoticePage(PublicPage):
    """Articles 13 and 14 of the General Data Protection Regulation, one field a heading."""

    reading = heading(_("When you read the site"))
    controller = heading(_("Who is responsible"), _("Article 13.1 a and b: the controller and the officer."))
    purpose = heading(_("Why we handle personal data, and our right to do so"), _("Article 13.1 c."))
    categories = heading(
        _("What we handle"), _("Article 14.1 d. The register below the text comes by itself.")
    )
    origin = heading(_("Where the data come from"), _("Article 14.2 f."))
    recipients = heading(_("Who gets to see them"), _("Article 13.1 e."))
    abroad = heading(_("Outside the European Union"), _("Article 13.1 f."))
    retention = heading(_("How long we keep them"), _("Article 13.2 a. The times come from the unit's file."))
    rights = heading(_("Your rights"), _("Article 13.2 b and c."))
    complaint = heading(_("If you are not satisfied"), _("Article 13.2 d."))
    obligation = heading(_("Whether you have to tell us"), _("Article 13.2 e."))
    automated = heading(_("Automated decisions"), _("Article 13.2 f."))

    HEADINGS = (
        "reading", "controller", "purpose", "categories", "origin", "recipients", "abroad", "retention",
        "rights", "complaint", "obligation", "automated",
    )  # fmt: skip

    template = "pages/privacy.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, *(index.SearchField(name) for name in HEADINGS)]
    content_panels = [
        *PublicPage.content_panels,
        HelpPanel(_("Every heading is asked for by law, so none can be left empty when you publish.")),
        *(FieldPanel(name) for name in HEADINGS),
    ]

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")

    def sections(self) -> list[Section]:
        return [
            Section(name, self._meta.get_field(name).verbose_name, getattr(self, name))
            for name in self.HEADINGS
        ]
