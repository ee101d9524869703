"""The door gunicorn knocks on."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for place in (ROOT, ROOT / "site"):
    if str(place) not in sys.path:
        sys.path.insert(0, str(place))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fhr.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
