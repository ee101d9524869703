"""Fills the environment the way a deployment would, then uses the one settings file."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests import postgresql

os.environ.setdefault(
    "FHR_SECRET_KEY", "test-secret-key-that-is-long-enough-for-the-deployment-check-0123456789"
)
os.environ.setdefault("FHR_FIELD_KEYS", "t1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
os.environ.setdefault("FHR_BLIND_INDEX_KEY", "test-blind-index-key-0123456789-0123456789")
os.environ.setdefault("FHR_BASE_URL", "http://testserver")
os.environ.setdefault("FHR_HOSTS", "testserver,localhost,127.0.0.1")
if "FHR_DATA_DIR" not in os.environ:
    # The run's own, which its processes inherit, and which goes with it.
    os.environ["FHR_DATA_DIR"] = tempfile.mkdtemp(prefix="fhr-test-")
    atexit.register(shutil.rmtree, os.environ["FHR_DATA_DIR"], ignore_errors=True)
if sys.dont_write_bytecode:
    # Nothing is to be written beside the sources; still, a run starts two dozen processes, and compiling
    # every module takes each of them longer than the rest of its start.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = f"{os.environ['FHR_DATA_DIR']}/pycache"
    # As private as the demo keeps its own.
    Path(sys.pycache_prefix).mkdir(mode=0o700, exist_ok=True)
if "DATABASE_URL" not in os.environ:
    # Set here and not in conftest.py: pytest-django reads the settings before any conftest. Workers
    # of a parallel run inherit the address.
    os.environ["DATABASE_URL"] = postgresql.start() or f"sqlite:///{os.environ['FHR_DATA_DIR']}/test.sqlite3"

from fhr.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Manifest storage needs a collectstatic run; the browser suite and `.ci/run` do one.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "tests.put_off.AtOnce"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A thread of its own would write into the middle of other tests; tests flush by hand.
COUNTER_FLUSH_SECONDS = 0
# The suite sends more in a minute than anybody may in an hour; the limits have tests of their own.
FLOOD_LIMITS = False
# Every page is drawn anew, so that a test sees what it asks about; the cache has tests of its own.
PAGE_CACHE_BYTES = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in the demo: threads and the worker's own process must meet the same database.
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['FHR_DATA_DIR']}/suite.sqlite3"}  # noqa: F405
