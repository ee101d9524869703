"""The invitation to take the first step; the buttons themselves are always the same."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("Text"))

    class Meta:
        template = "blocks/call_to_action.html"
        icon = "mail"
        label = _("Invitation")
