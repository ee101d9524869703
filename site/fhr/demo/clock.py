"""The demo's own clock: set to another moment, so that a Monday after a full weekend can be shown any day."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

_real_now = timezone.now
# Where the demo's unit lives; asked for before any setting is read.
HOME = ZoneInfo("Europe/Stockholm")


def seconds_ahead(moment: str) -> int:
    """How far the demo's clock is from the real one when it is to show `moment`, a Swedish time, now.

    Raises ValueError for anything that is no moment.
    """
    wanted = datetime.fromisoformat(moment)
    if wanted.tzinfo is None:
        wanted = wanted.replace(tzinfo=HOME)
    return round((wanted - datetime.now(UTC)).total_seconds())


def set_clock(*, ahead: int) -> None:
    """From now on the site's clock goes so many seconds ahead, and ticks on. 0 is the real time."""
    shift = timedelta(seconds=ahead)
    timezone.now = (lambda: _real_now() + shift) if ahead else _real_now
