"""What a registration keeps about how the family found us: what they left standing, and what they told."""

from collections.abc import Sequence
from typing import Any

from recruitment.campaigns import level
from recruitment.campaigns.ways import Way, are_shown
from recruitment.interest.sources import activity_of
from recruitment.interest.steps.contact import KEEP
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import TouchKind


def touches(ways: Sequence[Way], contact: dict[str, Any]) -> list[TouchFacts]:
    """One touch for each way in that the family let stand, and one for what it told.

    A way that was removed or called wrong leaves a mark without any code.
    """
    measured = _measured(ways, contact.get("source") or KEEP)
    return [*measured, *_told(contact.get("heard") or "")]


def _measured(ways: Sequence[Way], decision: str) -> list[TouchFacts]:
    if not level.carries(level.current()):
        return []
    if not ways:
        return [TouchFacts(kind=TouchKind.DIRECT, source_class="direct")]
    if decision != KEEP:
        return [TouchFacts(kind=TouchKind.REMOVED)]
    return [_touch(way) for way in ways]


def _touch(way: Way) -> TouchFacts:
    return TouchFacts(
        kind=TouchKind.TAG if way.tag else TouchKind.SOURCE,
        tag=way.tag,
        source_class=way.source.value if way.source else "",
        entry_page=way.entry_page,
        entry_day=way.entry_day,
        is_stale=way.is_stale,
        was_shown=are_shown(),
    )


def _told(answer: str) -> list[TouchFacts]:
    if not answer:
        return []
    if activity := activity_of(answer):
        return [TouchFacts(kind=TouchKind.SELF_REPORT, activity=activity)]
    return [TouchFacts(kind=TouchKind.SELF_REPORT, answer=answer)]
