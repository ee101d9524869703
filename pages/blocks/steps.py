"""What happens, in order: four short steps beside each other."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.page_link import PageLinkBlock


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label=_("What happens"))
    when = blocks.CharBlock(
        required=False,
        max_length=60,
        label=_("When"),
        help_text=_("Only what the unit can keep. Leave empty rather than guess."),
    )
    text = blocks.TextBlock(max_length=600, label=_("In a few sentences"))


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=80, label=_("Heading"))
    steps = blocks.ListBlock(StepBlock(), min_num=2, max_num=5, label=_("Steps"))
    page = PageLinkBlock(required=False, label=_("Page to read more on"))

    class Meta:
        template = "blocks/steps.html"
        icon = "list-ol"
        label = _("Steps side by side")
