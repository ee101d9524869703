"""Planting where no municipality is known yet."""

import pytest

from pages.seed import plant
from tests.make.pages import PLANTED_AT, plant_site


def test_a_site_without_members_is_planted_too(db: None, settings: pytest.FixtureRequest) -> None:
    assert plant(at=PLANTED_AT) == {"created": 19, "existing": 0}
    assert plant_site() == {"created": 0, "existing": 19}
