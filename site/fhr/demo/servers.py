"""Runs the web server and the background worker as the demo's children, and ends them cleanly."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from fhr.demo.environment import ROOT

WORKERS = 2
# Longer than a request or a job needs; then the child is ended the hard way.
GRACE = 20.0
START_LIMIT = 60.0


class CannotStart(Exception):
    """A child ended before the site was ready, or it took too long; the log tells why."""


class Servers:
    """The two children: gunicorn and `manage.py work`. Both write into one log file."""

    def __init__(self, *, binds: Sequence[str], data_dir: Path) -> None:
        self.data_dir = data_dir
        self.log_path = data_dir / "demo.log"
        self._log = self.log_path.open("ab", buffering=0)
        self.web = self._start(_gunicorn(binds))
        self.worker = self._start(_worker())

    def wait_until_ready(self, url: str, *, stop: Event) -> None:
        """Returns when the health page says that all is well; raises CannotStart otherwise."""
        deadline = time.monotonic() + START_LIMIT
        while not _is_well(url):
            if stop.is_set():
                return
            if self.web.poll() is not None or time.monotonic() > deadline:
                raise CannotStart
            stop.wait(0.2)

    def watch(self, *, stop: Event) -> bool:
        """Returns True when told to stop, False when the web server ended by itself.

        A worker that died is started again: what it had claimed waits for its lease to end.
        """
        while not stop.wait(0.5):
            if self.web.poll() is not None:
                return False
            if self.worker.poll() is not None:
                self.worker = self._start(_worker())
        return True

    def end(self) -> None:
        """Tells both children to finish what they are doing, and waits until they are gone."""
        for child in (self.web, self.worker):
            with contextlib.suppress(ProcessLookupError):
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for child in (self.web, self.worker):
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                # The child leads a group of its own: its workers go with it.
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
        self._log.close()

    def last_words(self) -> str:
        """The end of the log, for the person in front of the screen."""
        return "\n".join(self.log_path.read_text(errors="replace").splitlines()[-15:])

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        # A session of its own: Ctrl-C reaches only us, and we end the children in order.
        return subprocess.Popen(  # noqa: S603 - our own interpreter and our own files
            command, cwd=self.data_dir, stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log,
            start_new_session=True,
        )  # fmt: skip


def _gunicorn(binds: Sequence[str]) -> list[str]:
    config = ROOT / "site" / "deploy" / "gunicorn.conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(config), "--workers", str(WORKERS)]
    for bind in binds:
        command += ["--bind", bind]
    return command


def _worker() -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), "work"]


def _is_well(url: str) -> bool:
    # No proxy: the address is this computer's own.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
