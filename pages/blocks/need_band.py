"""What homes are needed now: words the unit manager has approved, never words of the page's own."""

from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks.page_link import PageLinkBlock
from recruitment.municipalities.queries import needs_to_show


class NeedBandBlock(blocks.StructBlock):
    """Shows the approved words of the day; with none, one sentence that is always true."""

    heading = blocks.CharBlock(max_length=40, label=_("Heading"))
    link_text = blocks.CharBlock(required=False, max_length=40, label=_("Text of the link"))
    page = PageLinkBlock(required=False, label=_("Page to read more on"))

    class Meta:
        template = "blocks/need_band.html"
        icon = "home"
        label = _("Needed now")
        help_text = _(
            "The words come from “Words about needs”, where the unit manager approves each of them."
        )

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        language = get_language() or ""
        return {**context, "needs": needs_to_show(today=timezone.localdate(), language=language)}
