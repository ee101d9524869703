"""`uv run python -m tests.bench`: kept pages beside a bare answer, interleaved, in less than two minutes.

Absolute rates say more about the machine and its other work than about the site. So all targets are
asked in small batches in turn, in a new order each time, and their median batches are compared.
"""

import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = tempfile.mkdtemp(prefix="fhr-bench-")
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    "DATABASE_URL": f"sqlite:///{FOLDER}/bench.sqlite3",
    "FHR_DATA_DIR": FOLDER,
    "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
}
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from recruitment.campaigns.carrier import Arrival, write  # noqa: E402
from tests.bench.load import LINES, Line, request, seconds_a_batch  # noqa: E402
from tests.make.campaigns import make_tag  # noqa: E402
from tests.make.pages import plant_site  # noqa: E402

MEASURED_SECONDS = 60.0
# Answers a line in one batch; a page drawn anew takes some twenty times as long.
ROUNDS, ROUNDS_DRAWN = 5, 1
PAGE = "/sa-gar-det-till/"
BROWSERS = "gzip, deflate, br"
LEAST_BESIDE_HELLO = 0.60
LEAST_BESIDE_UNTAGGED = 0.95


def main() -> int:
    carrier = furnish()
    # A question behind the address is never kept: the last two are drawn each time.
    asked = {
        "hello": request("/hej/", ""),
        "kept": request(PAGE, ""),
        "kept, tagged": request(f"{PAGE}?k={carrier}", ""),
        "hello, packed": request("/hej/", BROWSERS),
        "kept, packed": request(PAGE, BROWSERS),
        "kept, tagged, packed": request(f"{PAGE}?k={carrier}", BROWSERS),
        "drawn": request(f"{PAGE}?x=1", ""),
        "drawn, tagged": request(f"{PAGE}?x=1&k={carrier}", ""),
    }
    with serving() as port:
        lines = [Line(port) for _ in range(LINES)]
        warm_up(lines, asked, carrier)
        return report(measure(lines, asked))


def measure(lines: list[Line], asked: dict[str, bytes]) -> dict[str, float]:
    """Answers a second of each target, by its median batch."""
    batches: dict[str, list[float]] = {name: [] for name in asked}
    names = list(asked)
    deadline = time.monotonic() + MEASURED_SECONDS
    while time.monotonic() < deadline:
        random.shuffle(names)
        for name in names:
            rounds = ROUNDS_DRAWN if "drawn" in name else ROUNDS
            batches[name].append(seconds_a_batch(lines, asked[name], rounds) / rounds / LINES)
    return {name: 1 / statistics.median(times) for name, times in batches.items()}


def furnish() -> str:
    """A planted site with one tag; gives the tag's carrier to the page."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    plant_site()
    tag = make_tag()
    connections.close_all()
    return write([Arrival(tag.code, 1, timezone.localdate())])


@contextmanager
def serving() -> Iterator[int]:
    """The site's own web server with one worker that is never replaced; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    arguments = ["--workers", "1", "--max-requests", "0", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "site/deploy/gunicorn.conf.py", *arguments], cwd=ROOT
    )
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(OSError):
            Line(port).close()
            return
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def warm_up(lines: list[Line], asked: dict[str, bytes], carrier: str) -> None:
    """Asks everything a few times, and looks that the pages are what they are called."""
    for name, what in asked.items():
        seconds_a_batch(lines, what, 3)
        if name in ("kept", "kept, tagged", "drawn", "drawn, tagged"):
            lines[0].ask(what)
            if (carrier.encode() in lines[0].answer()) != ("tagged" in name):
                raise RuntimeError(f"{name}: the wrong page came back")


def report(rates: dict[str, float]) -> int:
    """Prints every rate and says whether the bars hold."""
    for name, rate in rates.items():
        say(f"{name:22} {rate:8.0f} answers a second")
    say("")
    bars = [
        ("kept", "hello", LEAST_BESIDE_HELLO),
        ("kept, tagged", "hello", LEAST_BESIDE_HELLO),
        ("kept, packed", "hello, packed", LEAST_BESIDE_HELLO),
        ("kept, tagged, packed", "hello, packed", LEAST_BESIDE_HELLO),
        ("kept, tagged", "kept", LEAST_BESIDE_UNTAGGED),
        ("kept, tagged, packed", "kept, packed", LEAST_BESIDE_UNTAGGED),
        ("drawn, tagged", "drawn", LEAST_BESIDE_UNTAGGED),
    ]
    for name, beside, least in bars:
        say(f"{name} ÷ {beside}: {rates[name] / rates[beside]:.2f} (at least {least:.2f})")
    return int(any(rates[name] / rates[beside] < least for name, beside, least in bars))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
