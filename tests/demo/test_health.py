"""The health page says yes only when everything that must run is running."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from fhr import health
from recruitment.outbox.jobs import beat

READY = "/halsa/klar/"


@pytest.mark.django_db
def test_all_well(client: Client) -> None:
    beat(at=timezone.now())
    answer = client.get(READY)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_no_worker_has_ever_run(client: Client) -> None:
    answer = client.get(READY)
    assert answer.status_code == 503
    assert "manage.py work" in answer.content.decode()


@pytest.mark.django_db
def test_the_worker_has_fallen_silent(client: Client) -> None:
    beat(at=timezone.now() - timedelta(seconds=61))
    answer = client.get(READY)
    assert answer.status_code == 503
    assert "61" in answer.content.decode()


@pytest.mark.django_db
def test_a_worker_just_within_the_minute_is_well(client: Client) -> None:
    beat(at=timezone.now() - timedelta(seconds=50))
    assert client.get(READY).status_code == 200


@pytest.mark.django_db
def test_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(at):
        raise DatabaseError("gone")

    monkeypatch.setattr(health, "silence", gone)
    answer = client.get(READY)
    assert answer.status_code == 503
    assert "gone" not in answer.content.decode()


@pytest.mark.django_db
def test_code_that_is_newer_than_the_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    beat(at=timezone.now())
    health._require_migrated.cache_clear()
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    answer = client.get(READY)
    assert answer.status_code == 503
    assert "migrate" in answer.content.decode()

    monkeypatch.undo()
    assert client.get(READY).status_code == 200


def test_the_process_is_alive_without_any_database(client: Client) -> None:
    assert client.get("/halsa/lever/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", [READY, "/halsa/lever/"])
def test_nothing_can_be_posted(client: Client, address: str) -> None:
    assert client.post(address).status_code in {403, 405}
