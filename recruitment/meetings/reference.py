"""The reference of a booking: what lists and the access log say instead of a name."""

import secrets

from recruitment.campaigns.codes import ALPHABET

PREFIX = "T"
GROUP = 4


def new_reference() -> str:
    """Like T-7K3M-9QXD; the database refuses the same one twice."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(2))
    return "-".join((PREFIX, *groups))
