"""A site of a test's own, on a copy of the demo's database: it can be stopped and started with new keys."""

import json
import os
import secrets
import signal
import sqlite3
import subprocess
import sys
import time
from base64 import urlsafe_b64encode
from contextlib import closing
from pathlib import Path

from tests.running_demo import ROOT, Demo, answers, free_port

START_SECONDS = 60


class OwnSite:
    def __init__(self, demo: Demo, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.keys: dict[str, str] = json.loads((demo.data_dir / "demo.keys").read_text())
        with (
            closing(sqlite3.connect(demo.data_dir / "demo.sqlite3")) as theirs,
            closing(sqlite3.connect(folder / "demo.sqlite3")) as ours,
        ):
            theirs.backup(ours)
        (folder / "static").symlink_to(demo.data_dir / "static")

    def start(self) -> None:
        gunicorn = [
            "-m",
            "gunicorn",
            "-c",
            "site/deploy/gunicorn.conf.py",
            "--bind",
            f"127.0.0.1:{self.port}",
        ]
        self.process = self._run([*gunicorn, "--workers", "1"])
        deadline = time.monotonic() + START_SECONDS
        while not answers(f"{self.base_url}/halsa/lever/"):
            assert time.monotonic() < deadline and self.process.poll() is None, "the site did not start"
            time.sleep(0.1)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def put_new_keys_first(self) -> None:
        """The new ones are used from the next start on; what the old ones locked still opens."""
        new = "t2:" + urlsafe_b64encode(secrets.token_bytes(32)).decode()
        self.keys["FHR_FIELD_KEYS"] = f"{new},{self.keys['FHR_FIELD_KEYS']}"
        self.keys["FHR_SECRET_KEY_FALLBACKS"] = self.keys["FHR_SECRET_KEY"]
        self.keys["FHR_SECRET_KEY"] = secrets.token_urlsafe(64)

    def forget_the_old_keys(self) -> None:
        """Locks every row anew first, as the README says."""
        assert self._run(["manage.py", "rotate_keys"]).wait(timeout=120) == 0
        self.keys["FHR_FIELD_KEYS"] = self.keys["FHR_FIELD_KEYS"].split(",")[0]

    def ask(self, question: str) -> list[object]:
        with closing(sqlite3.connect(self.folder / "demo.sqlite3")) as database:
            return [row[0] for row in database.execute(question)]

    def _run(self, command: list[str]) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FHR_")}
        environment |= self.keys | {
            "DJANGO_SETTINGS_MODULE": "fhr.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
            "DATABASE_URL": f"sqlite:///{self.folder / 'demo.sqlite3'}",
            "FHR_DEMO": "1",
            "FHR_DATA_DIR": str(self.folder),
            "FHR_BASE_URL": self.base_url,
            "FHR_HOSTS": "127.0.0.1",
            "FHR_FLOOD_LIMITS": "false",
        }
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment)
