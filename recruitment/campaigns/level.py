"""How far a tag may follow a visit right now, by the data protection officer's latest decision."""

import time
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from recruitment.campaigns.models import Level, TrackingLevel

# Asked on every tagged page: a change reaches every process within this many seconds.
KEPT_SECONDS = 5.0
_kept: list[tuple[float, Level]] = []


def current(at: datetime | None = None) -> Level:
    """The level in force at a time; now, when none is given."""
    if at is not None:
        return _decided(at)
    now = time.monotonic()
    if not _kept or _kept[0][0] <= now:
        _kept[:] = [(now + KEPT_SECONDS, _decided(timezone.now()))]
    return _kept[0][1]


def carries(level: Level) -> bool:
    """Whether links carry the tag onwards, so that it may be tied to a lead."""
    return level in {Level.DECLARED, Level.SILENT}


def forget() -> None:
    """Makes this process ask again at once."""
    _kept.clear()


def _decided(at: datetime) -> Level:
    decision = TrackingLevel.objects.filter(since__lte=at).order_by("-since", "-pk").first()
    return Level(decision.level if decision else settings.TRACKING_LEVEL_DEFAULT)
