"""A fact about money or rights that says where it comes from and from when it is."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.text import SHORT_FEATURES


class SourcedFactBlock(blocks.StructBlock):
    """Without a source and a date it is not a fact, so both are demanded."""

    label = blocks.CharBlock(max_length=80, label=_("What it is about"))
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label=_("The fact"))
    source = blocks.CharBlock(
        max_length=160,
        label=_("Source"),
        help_text=_("The document or decision where it stands, with its section."),
    )
    source_url = blocks.URLBlock(required=False, label=_("Address of the source"))
    dated = blocks.CharBlock(
        max_length=40,
        label=_("Date of the source"),
        help_text=_("For example 1 January 2027, or only the year where the source says no more."),
    )

    class Meta:
        template = "blocks/sourced_fact.html"
        icon = "doc-full"
        label = _("Fact with a source")
