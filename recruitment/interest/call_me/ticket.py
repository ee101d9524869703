"""The number a drawn page carries, signed: however often the page is sent, it is one registration.

It stands in the page and not on the device, so that nothing is kept there before or after sending.
"""

import time
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer

from recruitment.words.queries import current

NAME = "blankett"
SALT = "recruitment.interest.call_me"
# Nobody reads the page and fills it in sooner.
TOO_QUICK_SECONDS = 3


@dataclass(frozen=True)
class Ticket:
    """Which page was sent, and how long it had been open."""

    run: UUID
    open_seconds: float
    # The words that were on the page.
    text_version: int

    @property
    def is_too_quick(self) -> bool:
        return self.open_seconds < TOO_QUICK_SECONDS


def draw() -> str:
    """The ticket of a page that is drawn now, with the newest words."""
    return Signer(salt=SALT).sign_object([uuid4().hex, time.time(), current().number])


def read(text: str) -> Ticket | None:
    """The ticket a sent page carries; None when we did not write it."""
    try:
        # A page that was open while the site was upgraded may not know its words.
        run, drawn_at, *words = Signer(salt=SALT).unsign_object(text)
    except (BadSignature, UnicodeError):
        return None
    return Ticket(UUID(run), time.time() - drawn_at, words[0] if words else 0)
