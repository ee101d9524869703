"""Notices what points at a person in words that are kept outside a family's own record."""

import re

# A telephone or personal number, however it is spaced.
_NUMBER = re.compile(r"(?:\d[\s–-]?){6,}")


def holds_a_number(text: str) -> bool:
    """Whether six digits or more stand together: nothing else that staff write here is that long."""
    return bool(_NUMBER.search(text))


def holds_an_address(text: str) -> bool:
    """Whether there is an e-mail address, whole or begun."""
    return "@" in text
