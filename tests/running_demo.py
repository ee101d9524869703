"""The demo, running: gunicorn, hashed files, worker and all; started once for every test that asks."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.make.calls import SECRET as ANSWERS
from tests.make.receiver import SECRET, Receiver, a_receiver

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 300


@dataclass(frozen=True)
class Demo:
    """The running demo as `demo.json` describes it."""

    facts: dict[str, Any]
    data_dir: Path
    # Where it hands families over to; None for a demo that somebody else started.
    receiver: Receiver | None = None

    @property
    def base_url(self) -> str:
        return str(self.facts["base_url"])

    def url(self, name: str) -> str:
        return str(self.facts["urls"][name])

    def account(self, role: str) -> dict[str, str]:
        return next(account for account in self.facts["accounts"] if account["role"] == role)

    def ask(self, question: str, *facts: Any) -> list[Any]:
        """The first column of what the demo's database answers, read from outside the site."""
        file = self.data_dir / "demo.sqlite3"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
            return [row[0] for row in database.execute(question, facts)]

    @property
    def poster(self) -> dict[str, str]:
        """A running poster on a landing page; the demo lists it first."""
        return dict(self.facts["tags"][0])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Starts `manage.py demo` on a free port and ends it as Ctrl-C would.

    Name a running demo's `demo.json` in FHR_RUNNING_DEMO to use that one instead.
    """
    if running := os.environ.get("FHR_RUNNING_DEMO"):
        yield Demo(json.loads(Path(running).read_text()), Path(running).parent)
        return
    with a_receiver() as receiver:
        # The daily comparison asks it too, and finds that both agree.
        receiver.body = b'{"missing": [], "unknown": []}'
        receiver.answer = lambda receiver, event: receiver.take_in(event) and 200
        yield from _started(tmp_path_factory.mktemp("demo"), receiver)


def _started(data_dir: Path, receiver: Receiver) -> Iterator[Demo]:
    port = free_port()
    if compiled := os.environ.get("PYTHONPYCACHEPREFIX"):
        # The demo keeps compiled modules in its own folder; these are the same ones.
        (data_dir / "pycache").symlink_to(compiled, target_is_directory=True)
    log = (data_dir.parent / "demo.log").open("w+")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FHR_")}
    # Every browser of the suite and of the rigs comes from one address.
    environment["FHR_FLOOD_LIMITS"] = "false"
    environment |= _hands_over_to(receiver)
    environment.pop("DATABASE_URL", None)
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port), "--data-dir", str(data_dir)],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    facts = _wait_until_ready(process, data_dir / "demo.json", log)
    yield Demo(facts, data_dir, receiver)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0, "Ctrl-C must end the demo cleanly"
    log.seek(0)
    assert "Traceback" not in log.read(), "the demo printed an error while the browser used it"


def _hands_over_to(receiver: Receiver) -> dict[str, str]:
    """As a unit with a receiving system would set it up; the queue is still what is proposed first."""
    return {
        "FHR_HANDOFF_WAYS": "built_in,treserva,webhook",
        "FHR_HANDOFF_WEBHOOK_URL": receiver.url,
        "FHR_HANDOFF_WEBHOOK_HOSTS": "localhost",
        "FHR_HANDOFF_WEBHOOK_NETWORKS": "127.0.0.0/8,::1/128",
        "FHR_HANDOFF_WEBHOOK_SECRETS": _as_setting(SECRET),
        "FHR_RECEIVING_SECRETS": _as_setting(ANSWERS),
    }


def _as_setting(secret: bytes) -> str:
    return "whsec_" + b64encode(secret).decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(process: subprocess.Popen[bytes], described: Path, log: Any) -> dict[str, Any]:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        if described.exists():
            facts = json.loads(described.read_text())
            if answers(facts["urls"]["health_ready"]):
                return dict(facts)
        time.sleep(0.3)
    log.seek(0)
    process.kill()
    pytest.fail(f"the demo did not get ready:\n{log.read()[-4000:]}")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
