"""Seals the access log: each row's seal covers the row and the seal before it, so that a row that was
changed, removed or slipped in breaks the chain for all to see.

Requests write their rows unsealed and never wait for each other; the worker seals them a moment
later, in the order of their numbers. Each seal is also written to the site's log: who could rewrite
the whole chain in the database would still contradict what the log said that day.
"""

import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import UTC

from django.db import OperationalError, connection, transaction

from recruitment.privacy.models import AccessLogEntry, Disposal

BATCH = 500
# Longer than this nobody at the desk waits for the sealer; it comes back in a few seconds anyway.
LOCK_WAIT = "300ms"
DISPOSED_LOG = "access_log"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Verdict:
    """What checking the chain found; `broken_at` is the number of the first row that does not fit."""

    checked: int
    unsealed: int
    broken_at: int | None = None

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def seal() -> int:
    """Seals what is unsealed, oldest number first, and returns how many rows; one sealer at a time."""
    sealed = 0
    while count := _seal_batch():
        sealed += count
        if count < BATCH:
            break
    return sealed


def verify() -> Verdict:
    """Walks the chain from the last disposal to the newest row and stops at the first that breaks it."""
    previous = start_of_chain()
    checked = unsealed = 0
    for entry in AccessLogEntry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.seal is None:
            unsealed += 1
            continue
        # Sealing goes by number: a sealed row behind an unsealed one was slipped in before it.
        if unsealed or entry.seal != seal_of(entry, previous=previous):
            return Verdict(checked=checked, unsealed=unsealed, broken_at=entry.pk)
        previous = entry.seal
        checked += 1
    return Verdict(checked=checked, unsealed=unsealed)


def seal_of(entry: AccessLogEntry, *, previous: str) -> str:
    """The seal a row must carry when the row before it carries `previous`."""
    content = {
        "id": entry.pk,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": entry.actor_id,
        "action": str(entry.action),
        "door": entry.door,
        "cases": entry.cases,
        "reason": entry.reason,
        "previous": previous,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def start_of_chain() -> str:
    """The seal that the oldest remaining row builds on: what the latest disposal left behind."""
    latest = Disposal.objects.filter(rule=DISPOSED_LOG).order_by("-pk").first()
    return latest.last_seal if latest else ""


@transaction.atomic
def _seal_batch() -> int:
    if not hold_log_still():
        return 0
    rows = list(AccessLogEntry.objects.filter(seal__isnull=True).order_by("id")[:BATCH])
    if not rows:
        return 0
    last = AccessLogEntry.objects.filter(seal__isnull=False).order_by("-id").first()
    previous = (last.seal if last else None) or start_of_chain()
    for row in rows:
        row.seal = previous = seal_of(row, previous=previous)
    AccessLogEntry.objects.bulk_update(rows, ["seal"])
    logger.info("Access log sealed up to row %s: %s", rows[-1].pk, previous)
    return len(rows)


def hold_log_still() -> bool:
    """Keeps every other writer of the log out until this transaction ends; False if one is too slow.

    Once the lock is ours, every number handed out is either committed or given up, so that nothing
    can appear later among the rows that are sealed now. SQLite has one writer at a time anyway.
    """
    if connection.vendor != "postgresql":
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")
            cursor.execute(f'LOCK TABLE "{AccessLogEntry._meta.db_table}" IN SHARE ROW EXCLUSIVE MODE')
    except OperationalError:
        return False
    return True
