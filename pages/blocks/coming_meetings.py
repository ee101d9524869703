"""The next meetings anybody may come to, straight from the calendar."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from recruitment.meetings.queries import coming


class ComingMeetingsBlock(blocks.StructBlock):
    """Shows the calendar's next meetings; with none, a kind sentence and a way to be called."""

    heading = blocks.CharBlock(max_length=60, label=_("Heading"))
    most = blocks.IntegerBlock(min_value=1, max_value=6, default=3, label=_("At most this many"))

    class Meta:
        template = "blocks/coming_meetings.html"
        icon = "date"
        label = _("Coming meetings")
        help_text = _("The meetings come from the calendar, “Meetings” in the menu. Home parties never show.")

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "meetings": coming(limit=value["most"])}
