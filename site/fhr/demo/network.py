"""Finds where the demo can be reached, and makes sure that nobody else is in the way."""

import fcntl
import socket
from typing import IO

# Set aside for documentation: no packet is sent, the system only says which way it would go.
ELSEWHERE = ("192.0.2.1", 9)


def lan_address() -> str | None:
    """This computer's address on the local network; None without one. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address


def is_free(host: str, port: int) -> bool:
    """Whether the demo may listen there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As gunicorn does, so that connections of the last run that are still closing do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def lock(file: IO[str]) -> bool:
    """Takes the lock on an open file until the process ends; False when another process holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
