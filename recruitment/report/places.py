"""The lines of a table by municipality: each member, all other municipalities, and not stated."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from recruitment.municipalities.models import Municipality

# Keys of the two lines below the members; no municipality has such a code.
OTHERS, NOT_STATED = "others", "not_stated"

Row = TypeVar("Row")


@dataclass(frozen=True)
class Places:
    """The lines' names by key, in order."""

    names: dict[str, str]

    def key(self, code: str | None) -> str:
        """The line a municipality stands on."""
        return NOT_STATED if not code else code if code in self.names else OTHERS

    def sorted_out(self, rows: Iterable[Row], code: Callable[[Row], str | None]) -> dict[str, list[Row]]:
        """Each line's rows, also where it has none."""
        lines: dict[str, list[Row]] = {key: [] for key in self.names}
        for row in rows:
            lines[self.key(code(row))].append(row)
        return lines


def places() -> Places:
    members = dict(Municipality.objects.filter(is_member=True).values_list("code", "name"))
    return Places(members | {OTHERS: _("All other municipalities"), NOT_STATED: _("Municipality not stated")})
