"""The site as it runs for real, but for a weak point: a worker may die between its commit and its answer."""

import os

from tests.settings import *  # noqa: F403

ROOT_URLCONF = "tests.rigs.urls"
# Innermost: what the page did is done, and neither the session nor the answer has left.
MIDDLEWARE = [*MIDDLEWARE, "tests.rigs.weak_point.WeakPoint"]  # noqa: F405
WEAKNESS = float(os.environ.get("RIG_WEAKNESS", "0"))
COUNTER_FLUSH_SECONDS = 1.0
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = os.path.join(os.environ["FHR_DATA_DIR"], "mail")  # noqa: PTH118
