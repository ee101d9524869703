"""The planted site: fresh where planting itself is tested, shared by the other files for speed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from tests import put_back
from tests.make.pages import plant_site
from tests.put_off import indexing


@dataclass
class Planting:
    """Plants once a session; after that the same rows are written again, at a tenth of the cost.

    SQLite plants every time: its search index lies outside Django's tables.
    """

    counts: dict[str, int] = field(default_factory=dict)
    rows: put_back.Snapshot = field(default_factory=dict)

    def stand(self) -> dict[str, int]:
        if self.rows and connection.vendor == "postgresql":
            put_back.put_in_place(self.rows)
            Site.clear_site_root_paths_cache()
        else:
            before = put_back.remember()
            with indexing():
                self.counts = plant_site()
            self.rows = put_back.changed(before, put_back.remember())
        return self.counts


@pytest.fixture(scope="session")
def _planting() -> Planting:
    return Planting()


@pytest.fixture(scope="module")
def _planted_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, _planting: Planting
) -> Iterator[dict[str, int]]:
    """One planted site a file, inside a transaction that is rolled back when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _planting.stand()
        transaction.set_rollback(True)


@pytest.fixture
def site(_planted_once: dict[str, int], db: None) -> dict[str, int]:
    return _planted_once
