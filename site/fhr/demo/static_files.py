"""Collects the static files under their hashed names, only when one of them has changed."""

import hashlib
import threading
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def are_fresh() -> bool:
    """Whether what was collected last time is still what the sources hold."""
    seen = _seen()
    return seen.exists() and seen.read_text() == _fingerprint()


class Collection(threading.Thread):
    """Collects beside other work: compressing takes as long as the database, and needs none of it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._error: Exception | None = None

    def run(self) -> None:
        try:
            collect()
        except Exception as error:
            self._error = error

    def wait(self) -> None:
        """Returns when everything is collected; raises what went wrong."""
        self.join()
        if self._error:
            raise self._error


def collect() -> None:
    """Collects, hashes and compresses; written down last, so that an interrupted run is done again."""
    _seen().unlink(missing_ok=True)
    fingerprint = _fingerprint()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    _seen().write_text(fingerprint)


def _seen() -> Path:
    return Path(settings.DATA_DIR) / "static.seen"


def _fingerprint() -> str:
    """Name, size and time of every source file; reading a thousand files would slow down each start."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}:{facts.st_size}:{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
