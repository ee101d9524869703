"""When a page was shown, signed, so that what is sent at once can be told from what a person filled in."""

import time

from django.core.signing import BadSignature, Signer

NAME = "visad"
SALT = "recruitment.floods.shown"
# Nobody reads a page with a few questions and answers them sooner.
TOO_QUICK_SECONDS = 3


def stamp() -> str:
    """For a page that is drawn now."""
    return Signer(salt=SALT).sign_object(time.time())


def is_too_quick(text: str) -> bool:
    """Whether the page had hardly been shown; one that does not say when counts as never shown at all."""
    try:
        shown_at = Signer(salt=SALT).unsign_object(text)
    except (BadSignature, UnicodeError, ValueError):
        return True
    return time.time() - float(shown_at) < TOO_QUICK_SECONDS
