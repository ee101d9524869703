"""One thing that happened to a registration, as a line of its story."""

from dataclasses import dataclass
from datetime import datetime

from recruitment.staff.models import User


@dataclass(frozen=True)
class Event:
    """When, what, who wrote it down, and the words that belong to it; None is the house itself."""

    at: datetime
    title: str
    by: User | None = None
    text: str = ""
    is_quiet: bool = False
    # Where the registration stood after this, when it was this that moved it.
    status: str = ""
