"""What a row of the investigation queue says about a case, and the rule that put it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.desk.due import short_day
from recruitment.desk.rows import household, receives
from recruitment.desk.tabs import Tile
from recruitment.handoff.models import Handover
from recruitment.priority.scoring import Priority


@dataclass(frozen=True)
class QueueRow:
    case: Handover
    household: str
    receives: str
    since: str
    waited: str
    is_late: bool
    priority: Priority


def queue_rows(cases: Iterable[tuple[Handover, Priority]], *, today: date) -> list[QueueRow]:
    return [_row(case, priority, today) for case, priority in cases]


def _row(case: Handover, priority: Priority, today: date) -> QueueRow:
    day = timezone.localtime(case.handed_over_at).date()
    days = (today - day).days
    return QueueRow(
        case=case,
        household=household(case.lead),
        receives=receives(case.lead),
        since=short_day(day, today),
        waited=ngettext("%(days)s day", "%(days)s days", days) % {"days": days},
        is_late=is_late(days),
        priority=priority,
    )


def is_late(days: int) -> bool:
    """Whether a case has waited longer than families are promised; never where nothing is promised."""
    promised = settings.UNIT.promise.queue_days
    return bool(promised) and days > promised


def waiting_tiles(cases: Iterable[Handover], *, today: date) -> list[Tile]:
    """How long the queue is in days: the middle wait, the longest, and how many are beyond the promise."""
    days = [(today - timezone.localtime(case.handed_over_at).date()).days for case in cases]
    if not days:
        return []
    tiles = [
        Tile(str(len(days)), ngettext("case waits", "cases wait", len(days))),
        Tile(str(round(median(days))), _("days waited in the middle of the queue")),
        Tile(str(max(days)), _("days waited, the longest")),
    ]
    promised, late = settings.UNIT.promise.queue_days, sum(map(is_late, days))
    if promised:
        words = ngettext(
            "beyond the promise of %(days)s day", "beyond the promise of %(days)s days", promised
        )
        tiles.append(Tile(str(late), words % {"days": promised}, is_alarm=late > 0))
    return tiles
