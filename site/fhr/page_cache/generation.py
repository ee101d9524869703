"""One word that all processes share: while it stays the same, every kept page is still true.

It lies in the database's cache table, since that is what workers on several machines have in common.
"""

import secrets
import time

from django.core.cache import cache
from django.db import connection, transaction

KEY = "page-generation"
# An edit reaches every process within this many seconds of its commit.
KEPT_SECONDS = 1.0


class Generation:
    """The shared word as one process last read it."""

    def __init__(self) -> None:
        self._known = ("", 0.0)

    def current(self) -> str:
        word, until = self._known
        # The time is taken before the reading: a slow answer is an old one.
        now = time.monotonic()
        if until <= now:
            word = _read()
            self._known = (word, now + KEPT_SECONDS)
        return word


def renew() -> None:
    """Makes every page that any process keeps old."""
    cache.set(KEY, _new_word(), timeout=None)


def renew_after_commit() -> None:
    """Renews once when what was changed can be seen; many changes in one transaction renew once.

    Not inside the transaction: everyone who changes something would then wait for one and the same row.
    """
    if not any(waiting is renew for _savepoints, waiting, _robust in connection.run_on_commit):
        transaction.on_commit(renew, robust=True)


def _read() -> str:
    word = cache.get(KEY)
    if word is None:
        # Nobody has changed anything yet, or the table was cleared: the first one in writes the word.
        cache.add(KEY, _new_word(), timeout=None)
        word = cache.get(KEY)
    return str(word)


def _new_word() -> str:
    return secrets.token_hex(8)
