"""The manager's monthly look at the access log: which rows are drawn, and the signature under them.

Nobody chooses the rows: they follow from the month and the seal that closed it, which nobody could
know while the month went on, and which anybody can work out again.
"""

import hashlib
import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction, AccessLogEntry, LogReview, ReviewedRow, Verdict
from recruitment.staff.models import User

DRAWN = 20
# Readings outside one's own cases are rare among the others, so that some are always drawn.
DRAWN_WITH_REASON = 8
DOOR = "desk:log_review"


class ReviewRefused(Exception):
    """The sheet cannot be signed; the text tells why."""


@dataclass(frozen=True)
class Sample:
    """The rows drawn for a month, out of how many, and the seed they follow from."""

    month: date
    seed: str
    rows_in_month: int
    entries: list[AccessLogEntry]

    @property
    def cases(self) -> set[str]:
        return {case for entry in self.entries for case in entry.cases}


def month_before(day: date) -> date:
    """The first day of the month before the one `day` lies in."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def draw(month: date) -> Sample:
    """The month's rows but for lists, which everybody at the desk draws all day."""
    rows = _rows_of(month)
    seed = _seed(month, rows)
    numbers = list(rows.order_by("pk").values_list("pk", "reason"))
    with_reason = _first([pk for pk, reason in numbers if reason], DRAWN_WITH_REASON, seed)
    others = _first([pk for pk, _reason in numbers if pk not in with_reason], DRAWN - len(with_reason), seed)
    entries = rows.filter(pk__in=[*with_reason, *others]).select_related("actor").order_by("pk")
    return Sample(month, seed, len(numbers), list(entries))


@transaction.atomic
def sign(sample: Sample, verdicts: Mapping[int, tuple[Verdict, str]], *, by: User, at: datetime) -> LogReview:
    """Keeps what the manager found of every drawn row. A month is signed once."""
    if sample.month >= timezone.localdate(at).replace(day=1):
        raise ReviewRefused(_("The month is not over yet."))
    if set(verdicts) != {entry.pk for entry in sample.entries}:
        raise ReviewRefused(_("Say of every row whether it is in order."))
    review, is_new = LogReview.objects.get_or_create(
        month=sample.month,
        defaults={
            "seed": sample.seed,
            "rows_in_month": sample.rows_in_month,
            "signed_at": at,
            "signed_by": by,
        },
    )
    if not is_new:
        raise ReviewRefused(_("The month is signed already."))
    ReviewedRow.objects.bulk_create(
        ReviewedRow(review=review, entry=pk, verdict=verdict, note=note)
        for pk, (verdict, note) in verdicts.items()
    )
    access_log.record(
        by=by,
        action=AccessAction.REVIEW,
        door=DOOR,
        cases=sample.cases,
        reason=f"signed {sample.month:%Y-%m}",
        at=at,
    )
    return review


def _rows_of(month: date) -> QuerySet[AccessLogEntry]:
    after = (month + timedelta(days=31)).replace(day=1)
    start, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (month, after))
    quiet = [AccessAction.LIST, AccessAction.REVIEW]
    return AccessLogEntry.objects.filter(at__gte=start, at__lt=end).exclude(action__in=quiet)


def _seed(month: date, rows: QuerySet[AccessLogEntry]) -> str:
    last = rows.filter(seal__isnull=False).order_by("-pk").values_list("seal", flat=True).first() or ""
    return hashlib.sha256(f"{month:%Y-%m}:{last}".encode()).hexdigest()


def _first(numbers: Iterable[int], count: int, seed: str) -> set[int]:
    return set(
        heapq.nsmallest(count, numbers, key=lambda pk: hashlib.sha256(f"{seed}:{pk}".encode()).digest())
    )
