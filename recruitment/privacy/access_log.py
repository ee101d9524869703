"""Writes down who met which case: one row a request, in the transaction of the reading."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User

_here = threading.local()


def record(
    *,
    by: User,
    action: AccessAction,
    door: str,
    cases: Iterable[str],
    reason: str = "",
    at: datetime | None = None,
) -> AccessLogEntry:
    """One row naming the cases by reference, never a person. `door` is the URL name of the page."""
    entry = AccessLogEntry.objects.create(
        at=at or timezone.now(),
        actor=by,
        action=action,
        door=door,
        cases=sorted(cases),
        reason=reason or getattr(_here, "reason", ""),
    )
    _here.written = rows_written() + 1
    return entry


@contextmanager
def because(reason: str) -> Iterator[None]:
    """Every row written meanwhile carries the reason its reader gave, whichever room writes it."""
    _here.reason = reason
    try:
        yield
    finally:
        _here.reason = ""


def rows_written() -> int:
    """How many rows this thread has written: a door compares, to find a request that wrote none."""
    return getattr(_here, "written", 0)
