"""The words stand planted, as on every site."""

from datetime import UTC, datetime

import pytest

from recruitment.words.planting import plant_words

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def planted(db: None) -> None:
    plant_words(at=AT)
