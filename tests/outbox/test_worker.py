"""The background process: works through what waits, shows that it lives, and stops when told."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from recruitment.outbox import worker as worker_module
from recruitment.outbox.jobs import Job
from recruitment.outbox.models import JobRun, OutboxMessage
from recruitment.outbox.queries import silence
from recruitment.outbox.worker import Worker, work
from tests.make.outbox import make_message

ROOT = Path(__file__).resolve().parents[2]
NOW = timezone.now()


def arrive(payload: dict, message: UUID) -> None:
    """A receiver that takes everything."""


@pytest.mark.django_db
def test_a_turn_runs_jobs_sends_one_message_and_shows_a_sign_of_life() -> None:
    for _ in range(2):
        make_message(at=NOW)
    job = Job(name="tidy", title="Tidy", every=timedelta(hours=1), run=lambda at: "done")
    worker = Worker({"letter": arrive}, [job], stop=threading.Event(), clock=lambda: NOW)

    assert worker.turn()
    assert OutboxMessage.objects.filter(status="sent").count() == 1
    assert JobRun.objects.get(pk="tidy").result == "done"
    assert silence(NOW) == timedelta(0)

    assert worker.turn()
    assert not worker.turn()


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_starts_no_further_job() -> None:
    stop = threading.Event()
    ran: list[str] = []

    def first(at):
        ran.append("first")
        stop.set()
        return ""

    jobs = [
        Job(name="first", title="First", every=timedelta(hours=1), run=first),
        Job(name="second", title="Second", every=timedelta(hours=1), run=lambda at: ran.append("no") or ""),
    ]
    work({}, jobs, stop=stop, clock=lambda: NOW)
    assert ran == ["first"]


@pytest.mark.django_db
def test_a_worker_outlives_a_database_that_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = threading.Event()
    answers = iter([DatabaseError("gone"), DatabaseError("gone"), None])
    monkeypatch.setattr(worker_module, "PAUSE_AFTER_ERROR", 0.01)
    monkeypatch.setattr(worker_module, "close_old_connections", lambda: None)

    def turn(self: Worker) -> bool:
        error = next(answers)
        if error:
            raise error
        stop.set()
        return False

    monkeypatch.setattr(Worker, "turn", turn)
    work({}, [], stop=stop)
    assert next(answers, "all used") == "all used"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)])
def test_the_process_ends_cleanly_when_told_to(number: signal.Signals) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "work"],
        env={**os.environ, "DATABASE_URL": _address(), "DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=ROOT,
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + 60
        while silence(timezone.now()) is None and time.monotonic() < deadline:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.1)
        assert silence(timezone.now()) is not None
        process.send_signal(number)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.stderr.close()


def _address() -> str:
    """The test database itself: the environment names the one it was made beside."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{connection.settings_dict['NAME']}"
    server, _mark, query = os.environ["DATABASE_URL"].partition("?")
    return f"{server.rpartition('/')[0]}/{connection.settings_dict['NAME']}?{query}"
