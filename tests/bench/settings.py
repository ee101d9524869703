"""The site as it runs for real, with one address more: a bare answer to compare with."""

from tests.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
PAGE_CACHE_BYTES = 16_000_000
COUNTER_FLUSH_SECONDS = 1.0
