"""Whether the promise to call was kept; tried and reached are told apart, and reached is the headline."""

from datetime import date, datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Promise(TextChoices):
    AWAITED = "awaited", _("not yet due")
    TRIED = "tried", _("tried in time, not reached")
    BROKEN = "broken", _("broken")
    REACHED = "reached", _("reached in time")
    REACHED_LATE = "reached_late", _("reached late")


def promise(
    *, promised_by: datetime, reached_at: datetime | None, way_back_at: datetime | None, now: datetime
) -> Promise:
    """Where a promise stands at `now`. A way back left in time keeps it, but is not a talk."""
    if reached_at is not None:
        return Promise.REACHED if reached_at <= promised_by else Promise.REACHED_LATE
    if way_back_at is not None and way_back_at <= promised_by:
        return Promise.TRIED
    return Promise.AWAITED if now <= promised_by else Promise.BROKEN


def days_late(due_on: date, today: date) -> int:
    """Calendar days since the day that was promised; 0 until that day is over."""
    return max((today - due_on).days, 0)
