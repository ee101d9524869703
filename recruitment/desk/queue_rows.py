"""What a row of the investigation queue says about a case, and the rule that put it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.desk.due import short_day
from recruitment.desk.rows import household, receives
from recruitment.handoff.models import Handover
from recruitment.priority.scoring import Priority


@dataclass(frozen=True)
class QueueRow:
    case: Handover
    household: str
    receives: str
    since: str
    waited: str
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
        priority=priority,
    )
