"""A receiver whose secret we know, and a case that stands with it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from fhr.env import Handoff
from recruitment.handoff.models import Adapter, Handover
from tests.make.calls import SECRET
from tests.make.triage import make_handed_over


@pytest.fixture
def known_receiver(settings: Any) -> None:
    settings.HANDOFF = Handoff(ways=tuple(Adapter.values), receiving_secrets=(SECRET,))


@pytest.fixture
def case() -> Handover:
    return make_handed_over(adapter=Adapter.WEBHOOK, at=timezone.now() - timedelta(days=60))
