"""Signs what we send and proves what we receive, as Standard Webhooks 1.0 says: HMAC-SHA256 over
`id.timestamp.body`.

Two secrets may be valid at once: we then sign with both, and believe either.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
# An id has no full stop in it, or it could be mistaken for the time that follows it.
EVENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
SECONDS = re.compile(r"[0-9]{1,12}")
# How far two clocks may differ; what is older may be somebody else sending it again.
TOLERANCE = timedelta(minutes=5)
# A receiver may get signatures of other kinds too, but not without end.
MOST_SIGNATURES = 10


class NotProven(Exception):
    """Whoever sent this has not shown who they are; `is_late` when only its time is wrong."""

    def __init__(self, *, is_late: bool = False) -> None:
        super().__init__("late" if is_late else "unsigned")
        self.is_late = is_late


def headers(event_id: str, body: bytes, *, secrets: Sequence[bytes], at: datetime) -> dict[str, str]:
    """The three headers that prove where `body` comes from, signed anew at each attempt."""
    timestamp = str(int(at.timestamp()))
    signed = " ".join(f"v1,{_sign(secret, event_id, timestamp, body)}" for secret in secrets)
    return {ID: event_id, TIMESTAMP: timestamp, SIGNATURE: signed}


def prove(
    event_id: str, timestamp: str, signature: str, body: bytes, *, secrets: Sequence[bytes], at: datetime
) -> None:
    """Raises `NotProven` unless one of our secrets signed exactly this, and just now."""
    if not EVENT_ID.fullmatch(event_id) or not SECONDS.fullmatch(timestamp):
        raise NotProven
    given = [word.removeprefix("v1,") for word in signature.split(" ") if word.startswith("v1,")]
    wanted = [_sign(secret, event_id, timestamp, body) for secret in secrets]
    # Every pair is compared, each in constant time: how long it takes tells nothing.
    matches = [
        hmac.compare_digest(one.encode(), other.encode())
        for one in given[:MOST_SIGNATURES]
        for other in wanted
    ]
    if not any(matches):
        raise NotProven
    if abs(at.timestamp() - int(timestamp)) > TOLERANCE.total_seconds():
        raise NotProven(is_late=True)


def _sign(secret: bytes, event_id: str, timestamp: str, body: bytes) -> str:
    content = f"{event_id}.{timestamp}.".encode() + body
    return base64.b64encode(hmac.new(secret, content, hashlib.sha256).digest()).decode()
