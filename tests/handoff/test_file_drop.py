"""A file for the receiver: whole, private, with its check sum; refused and late without harm."""

import hashlib
import json
import stat
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from recruitment.handoff.adapters import DELIVERIES, file_drop
from recruitment.handoff.models import Adapter, Handover
from recruitment.outbox.delivery import LEASE
from recruitment.outbox.models import MessageStatus
from tests.make.deliveries import send_all, send_one, take_one, the_one
from tests.make.triage import make_handed_over

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way")]


def test_a_file_is_whole_private_and_has_its_check_sum_beside_it(folder: Path) -> None:
    handover = make_handed_over(adapter=Adapter.FILE_DROP)
    event_id = str(the_one().pk)
    send_all()
    name = f"{handover.lead.reference}-1.json"
    assert sorted(path.name for path in folder.iterdir()) == [name, f"{name}.sha256"]
    content = (folder / name).read_bytes()
    assert json.loads(content)["id"] == event_id
    assert (folder / f"{name}.sha256").read_text() == f"{hashlib.sha256(content).hexdigest()}  {name}\n"
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    handover.refresh_from_db()
    assert handover.sent_at is not None


def test_a_file_that_cannot_be_written_is_tried_again_and_leaves_no_half(
    folder: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HANDOFF = replace(settings.HANDOFF, folder=folder / "away")
    make_handed_over(adapter=Adapter.FILE_DROP)
    send_one(at=timezone.now())
    assert the_one().status == MessageStatus.QUEUED
    settings.HANDOFF = replace(settings.HANDOFF, folder=folder)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_drop.os, "fsync", full)
    send_one(at=timezone.now() + timedelta(hours=1))
    assert the_one().status == MessageStatus.QUEUED
    assert list(folder.iterdir()) == []


def test_a_worker_that_took_too_long_leaves_one_file(folder: Path) -> None:
    make_handed_over(adapter=Adapter.FILE_DROP)
    slow = take_one()
    send_all(at=timezone.now() + LEASE)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    DELIVERIES[slow.kind]({"handover": str(Handover.objects.get().pk)}, slow.pk)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
