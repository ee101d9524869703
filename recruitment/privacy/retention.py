"""Disposal under the board's plan: what leaves, by which rule, and the record that it left.

This is the only path by which rows leave the access log, and the only one that erases a family.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection, transaction

from recruitment.privacy.models import AccessLogEntry, Disposal
from recruitment.privacy.register import Case, PersonalData
from recruitment.privacy.sealing import DISPOSED_LOG, hold_log_still


@transaction.atomic
def erase_cases(
    cases: Sequence[Case],
    *,
    register: Iterable[PersonalData],
    rule: str,
    at: datetime,
    room: str = "leads",
) -> Disposal:
    """Takes away everything that tells who the families behind `cases` are; what is left is counted.

    `rule` names the paragraph of the plan, or the decision in the single case.
    """
    for entry in register:
        entry.erase(entry.rows_of(cases))
    return Disposal.objects.create(
        at=at, room=room, rule=rule, count=len(cases), digest=_digest(case.reference for case in cases)
    )


@transaction.atomic
def dispose_access_log(at: datetime, *, keep: timedelta) -> Disposal | None:
    """Removes sealed rows older than `keep` from the log's beginning, and keeps the last one's seal.

    None when nothing is old enough, or when the log could not be held still; then the next day's run
    takes it.
    """
    if not hold_log_still():
        return None
    old = list(_oldest_rows(before=at - keep))
    if not old:
        return None
    disposal = Disposal.objects.create(
        at=at,
        room="privacy",
        rule=DISPOSED_LOG,
        count=len(old),
        digest=_digest(str(number) for number, _seal in old),
        last_seal=old[-1][1],
    )
    with _gate_open():
        AccessLogEntry.objects.filter(pk__lte=old[-1][0])._raw_delete(AccessLogEntry.objects.db)
    return disposal


def _oldest_rows(*, before: datetime) -> Iterable[tuple[int, str]]:
    """The log's beginning, up to the first row that is too young or not yet sealed."""
    rows = AccessLogEntry.objects.order_by("id").values_list("pk", "at", "seal")
    for number, written_at, its_seal in rows.iterator(chunk_size=2000):
        if its_seal is None or written_at >= before:
            return
        yield number, its_seal


@contextmanager
def _gate_open() -> Iterator[None]:
    """The database lets sealed rows of the log go only while this stands open (migration 0003)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL fhr.disposal = 'on'")
            yield
            cursor.execute("SET LOCAL fhr.disposal = 'off'")
        else:
            cursor.execute("INSERT INTO recruitment_disposal_gate (open) VALUES (1)")
            yield
            cursor.execute("DELETE FROM recruitment_disposal_gate")


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()
