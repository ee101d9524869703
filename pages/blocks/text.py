"""Running text with the few styles our pages use."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Headings start at h2, because the page's own title is the only h1.
FEATURES = ["h2", "h3", "bold", "ol", "ul", "link"]
SHORT_FEATURES = ["bold", "ol", "ul", "link"]


class TextBlock(blocks.RichTextBlock):
    """Its template prints the stored text; the page resolves all its links in one query."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        template = "blocks/text.html"
        icon = "pilcrow"
        label = _("Text")
