"""Which municipality people mean, however they write its name in a list."""

from collections.abc import Mapping

from recruitment.municipalities.models import Municipality


def municipality_called(name: str, places: Mapping[str, Municipality]) -> Municipality | None:
    """Of `places` by name in lower case; “Mora”, “Mora kommun” and “Leksands kommun” stand side by side."""
    written = name.casefold()
    spellings = (written, written.removesuffix(" kommun"), written.removesuffix("s kommun"))
    return next((places[one] for one in spellings if one in places), None)
