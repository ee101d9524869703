"""How much one place has sent lately, counted in memory that the server's processes share.

Standard library only: gunicorn makes the table before it makes its workers, so that all of them count in
the same one. It is no file, is written to no disk, and is emptied every hour together with its key.
"""

import fcntl
import hashlib
import mmap
import os
import struct
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

AN_HOUR = 3600.0
KEY_BYTES = 32
# Two places that fall on the same line share a limit until the key changes, which few ever will.
LINES = 1 << 18
_NUMBER = struct.Struct("d")
_MADE_AT = KEY_BYTES
_FIRST_LINE = KEY_BYTES + _NUMBER.size


@dataclass(frozen=True)
class Rate:
    """So many at once, and so many an hour from then on."""

    at_once: int
    an_hour: int

    @property
    def seconds_each(self) -> float:
        return AN_HOUR / self.an_hour


class Table:
    """One number a line: until when the line is busy, if what it let through had come evenly."""

    def __init__(self, lines: int = LINES) -> None:
        self._lines = lines
        self._memory = mmap.mmap(-1, _FIRST_LINE + lines * _NUMBER.size)
        # A process that is killed lets go of a file's lock, and of no other that processes can share.
        self._lock_file = tempfile.TemporaryFile()  # noqa: SIM115 - held for as long as the table
        self._threads = threading.Lock()
        self._forgotten_at = 0.0

    def take(self, wanted: Sequence[tuple[str, Rate]], *, now: float | None = None) -> float:
        """Takes one of everything that is wanted, or nothing; the answer is how many seconds to wait.

        0.0 when it was taken. What is refused counts nowhere, so that nobody waits for ever.
        """
        now = time.monotonic() if now is None else now
        with self._alone():
            self._turn_the_hour(now)
            lines = [(self._line_of(name), rate) for name, rate in wanted]
            wait = max(self._busy_until(line) - now - _room(rate) for line, rate in lines)
            if wait > 0:
                return wait
            for line, rate in lines:
                busy = max(self._busy_until(line), now) + rate.seconds_each
                _NUMBER.pack_into(self._memory, line, busy)
            return 0.0

    def forget(self) -> None:
        """Empties the table and throws its key away."""
        with self._alone():
            self._memory[:] = bytes(len(self._memory))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._threads:
            fcntl.lockf(self._lock_file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._lock_file, fcntl.LOCK_UN)

    def _turn_the_hour(self, now: float) -> None:
        (made_at,) = _NUMBER.unpack_from(self._memory, _MADE_AT)
        if made_at == 0.0 or not 0 <= now - made_at < AN_HOUR:
            made_at = now
            self._memory[_FIRST_LINE:] = bytes(self._lines * _NUMBER.size)
            self._memory[:KEY_BYTES] = os.urandom(KEY_BYTES)
            _NUMBER.pack_into(self._memory, _MADE_AT, made_at)
        self._forget_on_time(made_at, now)

    def _forget_on_time(self, made_at: float, now: float) -> None:
        """The key goes after its hour even if nothing is sent: each process that used it sees to that."""
        if self._forgotten_at == made_at:
            return
        self._forgotten_at = made_at
        clock = threading.Timer(made_at + AN_HOUR - now, self._forget_if_old, [made_at])
        clock.daemon = True
        clock.start()

    def _forget_if_old(self, made_at: float) -> None:
        with self._alone():
            if _NUMBER.unpack_from(self._memory, _MADE_AT) == (made_at,):
                self._memory[:] = bytes(len(self._memory))

    def _line_of(self, name: str) -> int:
        """Where a name is counted; without the key, which nobody ever sees, a line tells of no name."""
        told = name.encode("utf-8", "surrogatepass")
        digest = hashlib.blake2b(told, digest_size=8, key=self._memory[:KEY_BYTES]).digest()
        return _FIRST_LINE + int.from_bytes(digest) % self._lines * _NUMBER.size

    def _busy_until(self, line: int) -> float:
        busy: float = _NUMBER.unpack_from(self._memory, line)[0]
        return busy


def _room(rate: Rate) -> float:
    """How far ahead a line may be busy and still let one more through."""
    return (rate.at_once - 1) * rate.seconds_each


TABLE = Table()
