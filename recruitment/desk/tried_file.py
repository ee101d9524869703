"""A file that has been tried, carried by the page to the press that imports it: locked, and for an hour.

Nothing of it is stored in between, and nobody but whoever tried it can send it.
"""

import base64
import binascii
import json
from datetime import datetime, timedelta

from recruitment.privacy.encryption import CannotDecrypt, decrypt, encrypt
from recruitment.staff.models import User

HOLDS_FOR = timedelta(hours=1)


def lock(text: str, *, by: User, at: datetime) -> str:
    sealed = encrypt(json.dumps([at.isoformat(), text]), context=_context(by))
    return base64.b64encode(sealed).decode("ascii")


def unlock(locked: str, *, by: User, at: datetime) -> str | None:
    """The file's text; None for anything else than what this person tried within the hour."""
    try:
        tried_at, text = json.loads(decrypt(base64.b64decode(locked, validate=True), context=_context(by)))
    except (CannotDecrypt, binascii.Error, ValueError):
        return None
    return text if datetime.fromisoformat(tried_at) > at - HOLDS_FOR else None


def _context(by: User) -> str:
    return f"desk.tried_file:{by.pk}"
