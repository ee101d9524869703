"""The reference a family writes down: random, easy to read aloud, and telling nothing."""

import secrets

from django.conf import settings

from recruitment.campaigns.codes import ALPHABET

GROUP = 4


def new_reference() -> str:
    """Like FHR-7K3M-9QXD; 27^8 possibilities, and the database refuses the same one twice."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(2))
    return "-".join((settings.UNIT.reference_prefix, *groups))


def normalise(text: str) -> str | None:
    """The reference a person meant, with or without prefix, dashes and capitals; None if it is none."""
    symbols = "".join(symbol for symbol in text.upper() if symbol.isalnum())
    symbols = symbols.removeprefix(settings.UNIT.reference_prefix.upper())
    if len(symbols) != 2 * GROUP or any(symbol not in ALPHABET for symbol in symbols):
        return None
    return f"{settings.UNIT.reference_prefix}-{symbols[:GROUP]}-{symbols[GROUP:]}"
