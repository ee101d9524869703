"""The number a drawn page carries, signed: however often the page is sent, it is one registration.

It stands in the page and not on the device, so that nothing is kept there before or after sending.
"""

import time
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer

NAME = "blankett"
SALT = "recruitment.interest.call_me"
# Nobody reads the page and fills it in sooner.
TOO_QUICK_SECONDS = 3


@dataclass(frozen=True)
class Ticket:
    """Which page was sent, and how long it had been open."""

    run: UUID
    open_seconds: float

    @property
    def is_too_quick(self) -> bool:
        return self.open_seconds < TOO_QUICK_SECONDS


def draw() -> str:
    """The ticket of a page that is drawn now."""
    return Signer(salt=SALT).sign_object([uuid4().hex, time.time()])


def read(text: str) -> Ticket | None:
    """The ticket a sent page carries; None when we did not write it."""
    try:
        run, drawn_at = Signer(salt=SALT).unsign_object(text)
    except (BadSignature, UnicodeError):
        return None
    return Ticket(UUID(run), time.time() - drawn_at)
