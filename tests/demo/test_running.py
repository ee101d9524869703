"""The demo as somebody meets it: what it hands out is true, private, and there again next time."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from recruitment.staff.roles import Role
from tests.running_demo import Demo

ROOT = Path(__file__).resolve().parents[2]


def test_demo_json_is_private_and_complete(demo: Demo) -> None:
    path = demo.data_dir / "demo.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not demo.base_url.endswith("/")
    assert set(demo.facts["urls"]) == {"home", "form", "desk", "report", "admin", "health_ready"}
    assert all(url.startswith(demo.base_url + "/") for url in demo.facts["urls"].values())
    roles = {account["role"] for account in demo.facts["accounts"]}
    assert set(Role.values) | {"communicator+unit_manager"} == roles
    assert all(account["email"].endswith("@example.se") for account in demo.facts["accounts"])
    assert len({account["password"] for account in demo.facts["accounts"]}) == len(demo.facts["accounts"])


@pytest.mark.parametrize("name", ["home", "form", "health_ready"])
def test_the_public_addresses_answer(demo: Demo, name: str) -> None:
    with urllib.request.urlopen(demo.url(name), timeout=30) as answer:  # noqa: S310
        assert answer.status == 200
        assert answer.headers.get("Set-Cookie") is None


def test_the_first_tag_is_a_running_poster_on_a_landing_page(demo: Demo) -> None:
    assert demo.poster["channel"] == "Affischer"
    address = f"{demo.base_url}/t/{demo.poster['code']}"
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
        assert answer.status == 200
        assert answer.url.split("?")[0] != demo.url("home")


def test_what_is_written_lies_in_its_folder_and_is_private(demo: Demo) -> None:
    for path in demo.data_dir.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


@pytest.mark.long
def test_a_start_from_elsewhere_interrupted_and_done_again(tmp_path: Path) -> None:
    elsewhere, data_dir = tmp_path / "elsewhere", tmp_path / "data"
    elsewhere.mkdir()

    interrupted = _demo(elsewhere, data_dir)
    while not (data_dir / "demo.sqlite3").exists():
        time.sleep(0.1)
    time.sleep(2)
    interrupted.send_signal(signal.SIGINT)
    assert interrupted.wait(60) == 130
    assert not (data_dir / "demo.ready").exists()

    assert _demo(elsewhere, data_dir).wait(600) == 0
    first = json.loads((data_dir / "demo.json").read_text())
    began = time.monotonic()
    assert _demo(elsewhere, data_dir).wait(60) == 0
    assert time.monotonic() - began < 10
    assert json.loads((data_dir / "demo.json").read_text()) == first
    assert list(elsewhere.iterdir()) == []


def _demo(folder: Path, data_dir: Path) -> subprocess.Popen[bytes]:
    """A start without servers, in a folder of its own and with an environment that knows nothing."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "demo", "--no-serve", "--data-dir", str(data_dir)],
        cwd=folder,
        env=environment,
    )
