"""Processes that keep pages: every client has a cache of its own, as every worker has."""

from collections.abc import Callable

import pytest
from django.test import Client, override_settings
from pytest_django import Settings

from fhr.page_cache import generation
from tests.campaigns.conftest import home
from tests.pages.conftest import _planted_once, _planting, site

__all__ = ["_planted_once", "_planting", "home", "site"]


@pytest.fixture
def process(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Client]:
    """Starts a worker; it asks for the shared word on every request, so that no test waits a second."""
    settings.PAGE_CACHE_BYTES = 5_000_000
    monkeypatch.setattr(generation, "KEPT_SECONDS", 0.0)
    return Client


@pytest.fixture
def no_cache() -> Callable[[], Client]:
    """Starts a worker that draws every page anew."""

    def start() -> Client:
        client = Client()
        with override_settings(PAGE_CACHE_BYTES=0):
            client.handler.load_middleware()
        return client

    return start
