"""The whole way, from top to bottom, with room for more words than the steps have."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.steps import StepBlock


class TimelineBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=80, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(), min_num=2, label=_("Steps"))

    class Meta:
        template = "blocks/timeline.html"
        icon = "list-ul"
        label = _("Timeline")
