"""Counts in this process and adds what it counted to the day tables once a second.

A page request never writes to the database. Sums are exact over any number of processes: each
flush adds to what stands there, in one statement a table. At worst a killed process loses its last
second of counts; who is credited with a family never depends on them.
"""

import atexit
import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection, models, transaction
from django.utils import timezone

from recruitment.campaigns.channels import SourceClass
from recruitment.campaigns.codes import orphan_symbols
from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.visits.classify import Entry, Filtered
from recruitment.visits.models import AliasDay, ClassDay, EntryDay, FilteredDay, FormDay, FunnelDay, TagDay
from recruitment.visits.remembered import Remembered

log = logging.getLogger(__name__)

OTHER_ORPHANS = "övrigt"
# However many codes or websites somebody makes up, a process remembers this many a day.
MOST_ORPHANS = 200
MOST_HOSTS = 300
ROWS_A_STATEMENT = 100

# What makes a row of each table, and what it counts. TagDay comes last: it waits for tags' rows.
TABLES: dict[type[models.Model], tuple[tuple[str, ...], tuple[str, ...]]] = {
    AliasDay: (("day", "alias_id"), ("count",)),
    ClassDay: (("day", "source_class", "host"), ("verified", "unverified")),
    EntryDay: (("day", "page"), ("verified", "unverified")),
    FilteredDay: (("day", "reason"), ("count",)),
    FormDay: (("day", "version", "step", "event", "detail"), ("count",)),
    FunnelDay: (("day", "step", "event", "tag_code"), ("count",)),
    OrphanDay: (("day", "code"), ("count",)),
    TagDay: (("day", "tag_id"), ("verified", "unverified")),
}

_orphans, _hosts = Remembered(MOST_ORPHANS, OTHER_ORPHANS), Remembered(MOST_HOSTS, "")
_Key = tuple[type[models.Model], tuple[Any, ...], str]
_counts: Counter[_Key] = Counter()
_lock = threading.Lock()
_one_flush_at_a_time = threading.Lock()
_thread: threading.Thread | None = None


def count_entry(kind: Entry, *, page: int, tag_code: str | None, source: SourceClass, host: str = "") -> None:
    """Somebody arrived on a page; a tagged entry is the tag's, an untagged one its source's and website's."""
    today = timezone.localdate()
    _add(EntryDay, (today, page), kind.value)
    if tag_code:
        _add(TagDay, (today, tag_code), kind.value)
    else:
        _add(ClassDay, (today, source.value, _hosts.on(today, host)), kind.value)


def count_filtered(reason: Filtered) -> None:
    """A request for a page was not an entry."""
    _add(FilteredDay, (timezone.localdate(), reason.value), "count")


def count_orphan(text: str) -> None:
    """A code that is nobody's was tried; only what could be a misprint is remembered."""
    today = timezone.localdate()
    code = orphan_symbols(text) or OTHER_ORPHANS
    _add(OrphanDay, (today, _orphans.on(today, code)), "count")


def count_alias(number: int) -> None:
    """A word in the place of a code was used."""
    _add(AliasDay, (timezone.localdate(), number), "count")


def count_step(step: str, event: str, tag_code: str = "") -> None:
    """A run of the form reached an event of a step."""
    _add(FunnelDay, (timezone.localdate(), step, event, tag_code), "count")


def count_form(version: int, step: str, event: str, detail: str = "") -> None:
    """A run of one version of the form reached an event; `detail` is never anything that was typed."""
    _add(FormDay, (timezone.localdate(), version, step, event, detail), "count")


def flush() -> None:
    """Adds everything counted so far to the tables; what could not be written is kept for next time."""
    with _one_flush_at_a_time:
        taken = _take()
        if not taken:
            return
        try:
            with transaction.atomic():
                for table in TABLES:
                    _write(table, {key: n for key, n in taken.items() if key[0] is table})
        except Exception:
            with _lock:
                _counts.update(taken)
            raise


def forget() -> None:
    """Drops what has been counted and not yet written."""
    with _lock:
        _counts.clear()
    for kept in (_orphans, _hosts):
        kept.forget()


def _add(table: type[models.Model], row: tuple[Any, ...], column: str) -> None:
    with _lock:
        _counts[(table, row, column)] += 1
    if settings.COUNTER_FLUSH_SECONDS:
        _keep_flushing()


def _take() -> Counter[_Key]:
    with _lock:
        taken = _counts.copy()
        _counts.clear()
    return taken


def _write(table: type[models.Model], counts: dict[_Key, int]) -> None:
    keys, columns = TABLES[table]
    rows: dict[tuple[Any, ...], list[int]] = {}
    for (_table, row, column), n in counts.items():
        rows.setdefault(row, [0] * len(columns))[columns.index(column)] += n
    if table is TagDay:
        # A tag that was never printed may have been taken back in the second since it was tried.
        standing = set(Tag.objects.filter(pk__in={row[1] for row in rows}).values_list("pk", flat=True))
        rows = {row: sums for row, sums in rows.items() if row[1] in standing}
    # In one order everywhere: two processes that add to the same rows must not wait for each other.
    ordered = sorted(rows.items())
    for start in range(0, len(ordered), ROWS_A_STATEMENT):
        _upsert(table, keys, columns, ordered[start : start + ROWS_A_STATEMENT])


def _upsert(
    table: type[models.Model],
    keys: Sequence[str],
    columns: Sequence[str],
    rows: Sequence[tuple[tuple[Any, ...], list[int]]],
) -> None:
    quote = connection.ops.quote_name
    name = quote(table._meta.db_table)
    fields = ", ".join(map(quote, [*keys, *columns]))
    places = ", ".join(["(" + ", ".join(["%s"] * (len(keys) + len(columns))) + ")"] * len(rows))
    added = ", ".join(
        f"{quote(column)} = {name}.{quote(column)} + EXCLUDED.{quote(column)}" for column in columns
    )
    values = [_adapted(value) for row, sums in rows for value in (*row, *sums)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {name} ({fields}) VALUES {places} "  # noqa: S608 - names come from our models
            f"ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {added}",
            values,
        )


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _keep_flushing() -> None:
    """Starts the flushing thread once a process; threads do not survive a fork, so never at import."""
    global _thread
    if _thread is not None and _thread.is_alive():
        return
    with _lock:
        if _thread is None or not _thread.is_alive():
            if _thread is None:
                atexit.register(_flush_at_exit)
            _thread = threading.Thread(target=_flush_for_ever, name="visit-counter", daemon=True)
            _thread.start()


def _flush_for_ever() -> None:
    while settings.COUNTER_FLUSH_SECONDS:
        time.sleep(settings.COUNTER_FLUSH_SECONDS)
        _flush_or_log()


def _flush_at_exit() -> None:
    if settings.COUNTER_FLUSH_SECONDS:
        _flush_or_log()


def _flush_or_log() -> None:
    close_old_connections()
    try:
        flush()
    except Exception:
        log.exception("Visits could not be written; they are kept and tried again")
    finally:
        close_old_connections()


def _start_afresh() -> None:
    """A forked worker must not write what its parent counted, nor wait for the parent's locks."""
    global _lock, _one_flush_at_a_time, _thread
    _lock, _one_flush_at_a_time, _thread = threading.Lock(), threading.Lock(), None
    _counts.clear()


os.register_at_fork(after_in_child=_start_afresh)
