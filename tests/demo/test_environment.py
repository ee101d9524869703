"""The demo makes its own environment, keeps it private, and touches nothing outside its folder."""

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from fhr.demo import clock, environment, network


@pytest.fixture(autouse=True)
def own_process_state(monkeypatch: pytest.MonkeyPatch):
    """prepare() changes the process; the suite gets its own state back."""
    umask = os.umask(0o022)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr(sys, "pycache_prefix", sys.pycache_prefix)
    monkeypatch.setattr(sys, "dont_write_bytecode", sys.dont_write_bytecode)
    yield
    os.umask(umask)
    if environment._lock:
        environment._lock.close()
        environment._lock = None


def test_it_fills_the_environment_for_a_demo_that_cannot_be_real(tmp_path: Path) -> None:
    os.environ["DATABASE_URL"] = "postgresql://real/database"
    environment.prepare(["--data-dir", str(tmp_path), "--port", "8123"])

    assert os.environ["FHR_DEMO"] == "1"
    assert os.environ["FHR_BASE_URL"] == "http://127.0.0.1:8123"
    assert os.environ["FHR_HOSTS"] == "127.0.0.1,localhost"
    assert os.environ["DATABASE_URL"] == f"sqlite:///{tmp_path}/demo.sqlite3"
    assert Path(os.environ["TMPDIR"]).parent == tmp_path
    assert Path(sys.pycache_prefix or "").parent == tmp_path


def test_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    environment.prepare(["--data-dir", str(tmp_path)])
    first = {name: os.environ[name] for name in ("FHR_SECRET_KEY", "FHR_FIELD_KEYS", "FHR_BLIND_INDEX_KEY")}
    environment._lock.close()
    environment.prepare(["--data-dir", str(tmp_path)])

    assert {name: os.environ[name] for name in first} == first
    assert stat.S_IMODE((tmp_path / "demo.keys").stat().st_mode) == 0o600


def test_private_files_replace_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "demo.json"
    path.write_text("old")
    path.chmod(0o644)
    environment.write_private(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [other.name for other in tmp_path.iterdir()] == ["demo.json"]


def test_a_start_that_was_interrupted_leaves_no_half_database(tmp_path: Path) -> None:
    environment.prepare(["--data-dir", str(tmp_path)])
    environment._lock.close()
    (tmp_path / "demo.sqlite3").write_text("half")
    environment.prepare(["--data-dir", str(tmp_path)])
    assert not (tmp_path / "demo.sqlite3").exists()


def test_a_finished_start_is_kept(tmp_path: Path) -> None:
    environment.prepare(["--data-dir", str(tmp_path)])
    environment._lock.close()
    (tmp_path / "demo.sqlite3").write_text("whole")
    (tmp_path / "demo.ready").write_text("{}")
    environment.prepare(["--data-dir", str(tmp_path)])
    assert (tmp_path / "demo.sqlite3").read_text() == "whole"


def test_a_database_without_its_keys_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "demo.sqlite3").write_text("locked for ever")
    (tmp_path / "demo.ready").write_text("{}")
    environment.prepare(["--data-dir", str(tmp_path)])
    assert not (tmp_path / "demo.sqlite3").exists()
    assert not (tmp_path / "demo.ready").exists()


def test_reset_takes_what_the_demo_made_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "screens").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    for name in environment.OURS:
        (tmp_path / name).write_text("the demo's")
    environment.prepare(["--data-dir", str(tmp_path), "--reset"])

    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"screens", "notes.txt", "demo.lock", "demo.keys", "tmp", "returns"}
    assert "secret" not in json.loads((tmp_path / "demo.keys").read_text())


def test_two_demos_never_share_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environment.prepare(["--data-dir", str(tmp_path)])
    with (tmp_path / "demo.lock").open("w") as second:
        assert not network.lock(second)

    with pytest.raises(SystemExit):
        held, environment._lock = environment._lock, None
        try:
            environment.prepare(["--data-dir", str(tmp_path)])
        finally:
            held.close()
    assert str(tmp_path) in capsys.readouterr().err


def test_the_lan_address_is_one_of_this_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(network, "lan_address", lambda: "192.168.7.7")
    environment.prepare(["--data-dir", str(tmp_path), "--lan"])
    assert os.environ["FHR_BASE_URL"] == "http://192.168.7.7:8000"
    assert os.environ["FHR_HOSTS"] == "192.168.7.7,127.0.0.1,localhost"


def test_without_a_network_lan_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(network, "lan_address", lambda: None)
    with pytest.raises(SystemExit):
        environment.prepare(["--data-dir", str(tmp_path), "--lan"])
    assert "--lan" in capsys.readouterr().err


def test_a_port_that_is_taken_is_seen() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not network.is_free("127.0.0.1", port)
    assert network.is_free("127.0.0.1", port)


def test_the_clock_can_be_set_and_goes_on_from_there(tmp_path: Path) -> None:
    environment.prepare(["--data-dir", str(tmp_path), "--now", "2026-11-23T08:00"])
    wanted = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert abs((wanted - datetime.now(UTC)).total_seconds() - int(os.environ["FHR_DEMO_AHEAD"])) < 5
    clock.set_clock(ahead=int(os.environ["FHR_DEMO_AHEAD"]))
    try:
        assert abs(timezone.now() - wanted) < timedelta(minutes=1)
    finally:
        clock.set_clock(ahead=0)
    assert abs((timezone.now() - datetime.now(UTC)).total_seconds()) < 5


def test_a_moment_that_is_none_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        environment.prepare(["--data-dir", str(tmp_path), "--now", "i morgon"])


def test_only_the_demo_has_another_time() -> None:
    code = "import django; django.setup()"
    settings = {
        "FHR_DEMO_AHEAD": "60",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "sqlite://:memory:",
        "PYTHONPATH": f"{environment.ROOT}:{environment.ROOT / 'site'}",
    }
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "FHR_DEMO_AHEAD" in done.stderr
