"""What a rule of the queue says: its points, and the same in words anybody can reckon after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Rule:
    """The points of one version; `since` is None for the one the software comes with."""

    number: int
    points_a_week: int
    points_a_need: int
    most_needs: int
    points_for_urgency: int
    points_for_nearness: int
    since: date | None = None


FIRST = Rule(
    number=1, points_a_week=1, points_a_need=2, most_needs=3, points_for_urgency=2, points_for_nearness=0
)
# What a form asks for and a version stores, in the order it is read.
WEIGHTS = ("points_a_week", "points_a_need", "most_needs", "points_for_urgency", "points_for_nearness")


def in_words(rule: Rule) -> list[str]:
    return list(_sentences(rule))


def _sentences(rule: Rule) -> Iterator[str]:
    yield _("%(points)s for each whole week the family has waited.") % {"points": _points(rule.points_a_week)}
    if rule.points_a_need:
        yield _("%(points)s for each open need the family could meet, at most %(needs)s needs.") % {
            "points": _points(rule.points_a_need),
            "needs": rule.most_needs,
        }
    if rule.points_for_urgency:
        yield _("%(points)s more if one of those needs is for now.") % {
            "points": _points(rule.points_for_urgency)
        }
    if rule.points_for_nearness:
        yield _("%(points)s more if one of those needs is in the family’s own municipality.") % {
            "points": _points(rule.points_for_nearness)
        }
    yield _("Most points first. Of equals, whoever has waited longest.")
    yield _("Points say who is next, never who is turned away. Every week of waiting adds to them.")


def _points(count: int) -> str:
    return ngettext("%(count)s point", "%(count)s points", count) % {"count": count}
