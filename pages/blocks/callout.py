"""A box for the one thing a reader must not miss."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.text import SHORT_FEATURES

TONES = [
    ("good", _("Calm (green)")),
    ("info", _("Information (blue)")),
    ("warn", _("Notice (yellow)")),
]


class CalloutBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=80, label=_("Heading"))
    text = blocks.RichTextBlock(features=SHORT_FEATURES, label=_("Text"))
    tone = blocks.ChoiceBlock(
        choices=[
            ("good", _("Calm (green)")),
            ("info", _("Information (blue)")),
            ("warn", _("Notice (yellow)")),
        ],
        default="good",
        label=_("Colour"),
    )

    class Meta:
        template = "blocks/callout.html"
        icon = "info-circle"
        label = _("Box")
