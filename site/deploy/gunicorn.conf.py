"""How gunicorn runs the site, in production and in the demo; the command line may override."""

import os
from pathlib import Path

_root = Path(__file__).resolve().parents[2]

wsgi_app = "fhr.wsgi:application"
pythonpath = f"{_root / 'site'},{_root}"
bind = os.environ.get("FHR_BIND", "unix:/run/fhr/gunicorn.sock")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# Threads, so that a phone on a slow line holds one of four places and not the whole worker.
worker_class = "gthread"
threads = 4
timeout = 30
graceful_timeout = 15
# Fresh workers now and then; the spread keeps them from restarting at once.
max_requests = 5000
max_requests_jitter = 500
# The access log would hold addresses; counting is done without them.
accesslog = None
errorlog = "-"
loglevel = "warning"
# gunicorn's remote control would write into the home folder of whoever runs it.
control_socket_disable = True
limit_request_line = 4094
limit_request_fields = 60


def on_starting(server: object) -> None:
    """Makes the table in which every worker counts what is sent, before there is any worker."""
    from recruitment.floods import memory  # noqa: F401


def worker_exit(server: object, worker: object) -> None:
    """Writes down the entries a worker has counted but not yet stored."""
    from recruitment.visits.counter import flush

    flush()
