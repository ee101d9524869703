"""Text beside one of the site's own drawings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from pages.blocks.page_link import PageLinkBlock
from pages.blocks.text import SHORT_FEATURES

SCENES = [
    ("home", pgettext_lazy("drawing", "the red house")),
    ("table", pgettext_lazy("drawing", "the kitchen table")),
    ("sill", pgettext_lazy("drawing", "the window sill")),
    ("birches", pgettext_lazy("drawing", "birches by the lake")),
    ("road", pgettext_lazy("drawing", "the road home")),
    ("checklist", pgettext_lazy("drawing", "pen and paper")),
    ("letterbox", pgettext_lazy("drawing", "the letter box")),
    ("porch", pgettext_lazy("drawing", "the porch in the evening")),
]


class SceneBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label=_("Text"))
    scene = blocks.ChoiceBlock(choices=SCENES, default="table", label=_("Drawing"))
    link_text = blocks.CharBlock(required=False, max_length=60, label=_("Text of the link"))
    page = PageLinkBlock(required=False, label=_("Page to read more on"))

    class Meta:
        template = "blocks/scene.html"
        icon = "image"
        label = _("Text and drawing")
