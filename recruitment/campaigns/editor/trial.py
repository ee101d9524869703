"""Tries a tag as a visitor would meet it, without being a visitor: nothing is counted."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns import level, ways
from recruitment.campaigns.carrier import Arrival
from recruitment.campaigns.editor.one_tag import PrintTag
from recruitment.campaigns.landing import landing_of


class TryTag(PrintTag):
    """Every step from the poster to the form's last step, by the rules in force now."""

    template_name = "campaigns/editor/trial.html"
    page_title = _("Try the tag")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        in_force, today = level.current(), timezone.localdate()
        landing = landing_of(self.request, self.tag, self.offers)
        arrival = Arrival(self.tag.code, landing.entry_page, today)
        known = ways.ways_of(ways.kept([arrival], earlier=(), on=today))
        return {
            **super().get_context_data(**kwargs),
            "carrier": landing.carrier(),
            "address": landing.address(),
            "level": in_force.label,
            "is_carried": level.carries(in_force),
            "is_shown": ways.are_shown(),
            "words": ", ".join(way.words for way in known),
        }
