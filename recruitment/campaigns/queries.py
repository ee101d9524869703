"""Questions about tags: those a public page asks on its way, and what a misprint may have been meant for."""

import time
from collections.abc import Iterable

from django.db.models import F

from recruitment.campaigns.codes import one_slip_away
from recruitment.campaigns.models import Tag, TagAlias
from recruitment.campaigns.words import alias_word

# Tags are never taken back once used, so a yes may be remembered; a no is asked again each time.
KEPT_SECONDS = 30.0
MOST_KEPT = 5_000
_known: dict[str, float] = {}


def is_known(code: str) -> bool:
    """Whether a tag has this code, running or retired: posters stay up after the campaign."""
    now = time.monotonic()
    if _known.get(code, 0.0) > now:
        return True
    if not Tag.objects.filter(pk=code).exists():
        return False
    if len(_known) >= MOST_KEPT:
        _known.clear()
    _known[code] = now + KEPT_SECONDS
    return True


def find(code: str) -> Tag | None:
    """The tag with this code, with its landing page and activity."""
    return Tag.objects.select_related("landing_page", "activity__channel").filter(pk=code).first()


def find_alias(text: str) -> TagAlias | None:
    """Where a word leads: to the tag that has it, or, closed, to the one that had it last."""
    word = alias_word(text)
    if word is None:
        return None
    rows = TagAlias.objects.select_related("tag__landing_page", "tag__activity__channel").filter(word=word)
    return rows.order_by(F("closed_at").desc(nulls_first=True), "-pk").first()


def near_tags(orphans: Iterable[str]) -> dict[str, tuple[Tag, ...]]:
    """For each code that is nobody's, the tags it may have been meant for; one question to the database."""
    near = {orphan: one_slip_away(orphan) for orphan in orphans}
    codes = set().union(*near.values())
    tags = Tag.objects.select_related("activity").filter(pk__in=codes).order_by("pk") if codes else ()
    return {orphan: tuple(tag for tag in tags if tag.code in slips) for orphan, slips in near.items()}


def forget() -> None:
    """Makes this process ask again at once."""
    _known.clear()
