"""The form needs the municipalities of the unit file."""

import pytest
from django.utils import timezone

from recruitment.municipalities.actions import load_unit


@pytest.fixture(autouse=True)
def municipalities(db: None) -> None:
    load_unit(at=timezone.now())
