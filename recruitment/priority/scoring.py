"""A family's points by a rule, and where each comes from: no database, anybody can reckon it after."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.municipalities.models import Need, Urgency
from recruitment.municipalities.queries import area_label
from recruitment.priority.rules import Rule
from recruitment.triage.matching import Offer


@dataclass(frozen=True)
class Priority:
    """Points, where each comes from, and the version of the rule that gave them. More points: sooner."""

    points: int
    reasons: tuple[str, ...]
    rule: int


def priority(rule: Rule, *, days_waiting: int, offer: Offer, needs: Sequence[Need]) -> Priority:
    """`needs` are the open needs the family could meet, see `triage.matching`."""
    weeks = max(days_waiting, 0) // 7
    is_urgent = any(need.urgency == Urgency.NOW for need in needs)
    is_near = any(need.municipality_id == offer.municipality for need in needs)
    lines = (
        (
            weeks * rule.points_a_week,
            ngettext("has waited %(count)s week", "has waited %(count)s weeks", weeks) % {"count": weeks},
        ),
        (min(len(needs), rule.most_needs) * rule.points_a_need, meets(offer, needs)),
        (rule.points_for_urgency if is_urgent else 0, _("one of the needs is for now")),
        (rule.points_for_nearness if is_near else 0, _("one of the needs is in their own municipality")),
    )
    given = [(points, words) for points, words in lines if points]
    return Priority(
        points=sum(points for points, _words in given),
        reasons=tuple(_with_points(points, words) for points, words in given),
        rule=rule.number,
    )


def meets(offer: Offer, needs: Sequence[Need]) -> str:
    """“Möter 3 öppna behov: 13–17 år, södra Dalarna”; empty for none.

    Siblings and language are never named. Where one need alone is met and it is for now, neither are
    age and place: beside the line on urgency they would describe one child.
    """
    if not needs:
        return ""
    words = ngettext("meets %(count)s open need", "meets %(count)s open needs", len(needs)) % {
        "count": len(needs)
    }
    if len(needs) == 1 and needs[0].urgency == Urgency.NOW:
        return words
    wanted = {need.age_band for need in needs}
    ages = [str(band.label) for band in settings.UNIT.age_bands if band.key in wanted]
    place = [area_label(offer.area)] if offer.area else []
    return f"{words}: {', '.join((*ages, *place))}"


def _with_points(points: int, words: str) -> str:
    return _("%(reason)s (%(points)s p)") % {"reason": words, "points": points}
