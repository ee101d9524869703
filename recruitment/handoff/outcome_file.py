"""Reads a file of outcomes, for receivers who answer by hand; whether they can be true is asked later.

`handoff.outcome_import` tries them against what stands, and enters them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.leads.reference import normalise
from recruitment.municipalities.models import Municipality
from recruitment.municipalities.spelling import municipality_called
from recruitment.outcomes.actions import LONGEST_REGISTRY_NUMBER
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import MAY_BE_SILENT, REASONS
from recruitment.privacy.table_file import FileError, Row, by_words, in_order, read_table

# Column -> what it holds, in the order of the template.
COLUMNS: Mapping[str, Promise] = {
    "referens": gettext_lazy("Needed. Our reference, as it stands on the package."),
    "handelse": gettext_lazy("Needed. What happened, one of: %(kinds)s."),
    "datum": gettext_lazy("Needed. The day it happened, as 2024-03-05."),
    "kommun": gettext_lazy(
        "The municipality’s name, for an offer, a match, a placement, and where it recruited itself."
    ),
    "orsak": gettext_lazy(
        "For “unsuitable” and “withdrew”: a reason in the words below. For an offer: the rule, if known."
    ),
    "diarienr": gettext_lazy("The number of the file at the receiver’s, if there is one."),
}
# The opening is an event of the hand-over itself.
KINDS = [choice for choice in OutcomeKind.choices if choice[0] != OutcomeKind.CASE_OPENED]


@dataclass(frozen=True)
class Told:
    """One row of the file, understood."""

    row: int
    reference: str
    kind: str
    occurred_on: date
    municipality: Municipality | None = None
    reason: str = ""
    registry_number: str = ""


@dataclass(frozen=True)
class Read:
    """The rows in order, and everything that is wrong; a file with one error is not imported."""

    rows: Sequence[Told]
    errors: Sequence[FileError]


def read(text: str, *, today: date) -> Read:
    """Every row, and every error in all of them at once."""
    table = read_table(text, columns=COLUMNS)
    places = {place.name.casefold(): place for place in Municipality.objects.all()}
    rows: list[Told] = []
    errors = list(table.errors)
    for number, cells in table.rows:
        reading = _Row(number, cells, today, places)
        row = reading.read()
        errors += reading.errors
        if row is not None and not reading.errors:
            rows.append(row)
    return Read(rows, in_order(errors))


class _Row(Row):
    """One row on its way to being a fact."""

    def __init__(
        self, number: int, cells: Mapping[str, str], today: date, places: Mapping[str, Municipality]
    ) -> None:
        super().__init__(number, cells, today)
        self.places = places

    def read(self) -> Told | None:
        self.no_formulas()
        reference = normalise(self.cells["referens"])
        if reference is None:
            self.wrong("referens", _("This is no reference of ours."))
        kind = by_words(KINDS).get(self.cells["handelse"].casefold())
        if kind is None:
            self.wrong("handelse", _("Use one of the words of the template."))
        day = self.past("datum")
        municipality = self._municipality()
        if len(self.cells["diarienr"]) > LONGEST_REGISTRY_NUMBER:
            self.wrong("diarienr", _("Write 40 characters at most."))
        if reference is None or kind is None or day is None:
            return None
        return Told(
            row=self.number,
            reference=reference,
            kind=kind,
            occurred_on=day,
            municipality=municipality,
            reason=self._reason(kind),
            registry_number=self.cells["diarienr"],
        )

    def _municipality(self) -> Municipality | None:
        name = self.cells["kommun"]
        place = municipality_called(name, self.places)
        if name and place is None:
            self.wrong("kommun", _("There is no such municipality here."))
        return place

    def _reason(self, kind: str) -> str:
        word = self.cells["orsak"].casefold()
        if kind not in REASONS:
            if word:
                self.wrong("orsak", _("This outcome has no reason to give."))
            return ""
        if not word and kind in MAY_BE_SILENT:
            return ""
        reason = by_words(REASONS[kind].choices).get(word, "")
        if not reason:
            self.wrong("orsak", _("Use one of the words of the template."))
        return reason
