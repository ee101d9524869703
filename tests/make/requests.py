"""What a municipality asks for, and what it was offered."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from recruitment.requests import actions
from recruitment.requests.models import MunicipalRequest, Offer
from tests.make.leads import make_municipality
from tests.make.triage import make_handler


def make_request(*, days_ago: int = 0, token: UUID | None = None, **facts: Any) -> MunicipalRequest:
    """Ludvika asks for a home for a teenager."""
    asked: dict[str, Any] = {
        "municipality": make_municipality(),
        "received_on": timezone.localdate() - timedelta(days=days_ago),
        "age_band": "13-17",
        "home_type": "familjehem",
        "siblings": False,
        "homes": 1,
    }
    return actions.receive(**asked | facts, token=token or uuid4(), by=make_handler(), at=timezone.now())


def make_offer(
    asked: MunicipalRequest, *, days_ago: int = 0, homes: int = 1, token: UUID | None = None
) -> Offer:
    day = timezone.localdate() - timedelta(days=days_ago)
    return actions.offer(
        asked, offered_on=day, homes=homes, token=token or uuid4(), by=make_handler(), at=timezone.now()
    )
