"""The code on an invitation to a home party: two groups made like a tag's code, each with its check."""

from datetime import datetime

from recruitment.campaigns.codes import LENGTH, bare_symbols, is_whole
from recruitment.campaigns.codes import new_code as new_group
from recruitment.meetings.models import Kind, Meeting
from recruitment.privacy.encryption import blind_index


def new_invitation() -> str:
    """Two groups, so that nobody finds a home by guessing: 27^10 codes."""
    return f"{new_group()} {new_group()}"


def invitation_index(text: str) -> str:
    """The fingerprint a code is found by, however it was typed; one that fits no meeting for noise."""
    symbols = bare_symbols(text)
    first, second = symbols[:LENGTH], symbols[LENGTH:]
    return blind_index("invitation", symbols if is_whole(first) and is_whole(second) else "")


def invited_to(text: str, *, at: datetime) -> Meeting | None:
    """The home party of a code. An unknown code and one whose time is over get the same answer."""
    found = Meeting.objects.filter(
        kind=Kind.HOME_PARTY, invitation_index=invitation_index(text), cancelled_at__isnull=True
    )
    return found.filter(starts_at__gt=at, published_from__lte=at).first()
