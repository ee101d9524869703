"""A receiver on this machine, and a unit that is set up for every way to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fhr.env import Handoff
from recruitment.handoff.models import Adapter
from tests.make.receiver import Receiver, a_receiver


@pytest.fixture(scope="module")
def listening() -> Iterator[Receiver]:
    with a_receiver() as found:
        yield found


@pytest.fixture
def receiver(listening: Receiver) -> Receiver:
    """One of this test's own: an answer to the test before may still be on its way."""
    listening.relief = Receiver(listening.url)
    return listening.relief


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def every_way(settings: Any, receiver: Receiver, folder: Path) -> Handoff:
    settings.HANDOFF = receiver.setup(*Adapter.values, folder=folder, function_address="FHR utredning")
    return settings.HANDOFF
