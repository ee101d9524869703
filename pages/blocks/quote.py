"""Somebody's own words, lifted out of the text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(
        max_length=300, label=_("Words"), help_text=_("As they were said. Nothing about a child.")
    )

    class Meta:
        template = "blocks/quote.html"
        icon = "openquote"
        label = _("Quotation")
