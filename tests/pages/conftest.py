"""The planted site: fresh where planting itself is tested, shared by the other files for speed."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.make.pages import plant_site


@pytest.fixture(scope="module")
def _planted_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    """One planting a file, inside a transaction that is rolled back when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield plant_site()
        transaction.set_rollback(True)


@pytest.fixture
def site(_planted_once: dict[str, int], db: None) -> dict[str, int]:
    return _planted_once
