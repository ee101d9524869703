"""Reads a file of earlier registrations: columns with fixed names, and an answer for every row that is wrong.

The file is CSV as Swedish Excel saves it: UTF-8, semicolons, a heading row. Nothing is guessed and
nothing is written; `triage.history` does that once the whole file is right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.leads.heard import HeardFrom
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.municipalities.spelling import municipality_called
from recruitment.privacy.contact import normalise_phone
from recruitment.privacy.table_file import FileError, Row, by_words, in_order, read_table
from recruitment.triage.reasons import REASONS
from recruitment.triage.rules import LONGEST_PLACE, LONGEST_REST, LONGEST_TEXT

LONGEST_NAME = 120
KEY = re.compile(r"[A-Za-z0-9._-]{1,60}")
# Column -> what it holds, in the order of the template.
COLUMNS: Mapping[str, Promise] = {
    "id": gettext_lazy("Needed. The registration’s own key in your list; the same key is imported once."),
    "inkom": gettext_lazy("Needed. The day the family turned to us, as 2024-03-05."),
    "namn": gettext_lazy("Needed. The applicant’s name."),
    "namn2": gettext_lazy("The other applicant’s name."),
    "telefon": gettext_lazy("With area code. A telephone number or an e-mail address is needed."),
    "epost": gettext_lazy("The e-mail address."),
    "kommun": gettext_lazy("The home municipality’s name."),
    "boende": gettext_lazy("What they are interested in, with commas between: %(home_types)s."),
    "aldrar": gettext_lazy("Ages they can receive, with commas between: %(age_bands)s."),
    "kalla": gettext_lazy("How they heard of us: %(sources)s."),
    "status": gettext_lazy("Needed. One of: %(statuses)s."),
    "status_datum": gettext_lazy("Needed. The day the status is from."),
    "orsak": gettext_lazy("Needed for a registration that has ended: a reason in the words of the desk."),
    "vilar_till": gettext_lazy("Needed for one that rests: the day it wakes."),
    "hanvisad_till": gettext_lazy("Needed for one that was referred: the municipality or unit."),
    "anteckning": gettext_lazy("A short note, nothing about health or crime."),
}
# The words of the column “status”. One that goes on has been spoken to.
STATUSES: Mapping[str, Status] = {
    "pågår": Status.CONTACTED,
    "vilande": Status.DORMANT,
    "återtagen": Status.WITHDRAWN,
    "går inte vidare": Status.NOT_PROCEEDING,
    "onåbar": Status.UNREACHABLE,
    "hänvisad": Status.REFERRED,
}


@dataclass(frozen=True)
class EarlierLead:
    """One row of the file, understood."""

    key: str
    received_on: date
    name: str
    status: Status
    status_on: date
    name_2: str = ""
    phone: str = ""
    email: str = ""
    municipality: Municipality | None = None
    home_types: Sequence[str] = ()
    age_bands: Sequence[str] = ()
    heard: str = ""
    reason: str = ""
    rests_until: date | None = None
    referred_to: str = ""
    note: str = ""


@dataclass(frozen=True)
class Read:
    """The rows in order, and everything that is wrong; a file with one error is not imported."""

    rows: Sequence[EarlierLead]
    errors: Sequence[FileError]


def read(text: str, *, today: date) -> Read:
    """Every row, and every error in all of them at once."""
    table = read_table(text, columns=COLUMNS)
    known = _Known()
    rows: list[EarlierLead] = []
    errors = list(table.errors)
    seen: dict[str, int] = {}
    for number, cells in table.rows:
        reading = _Row(number, cells, known, today)
        row = reading.read()
        first = seen.setdefault(cells["id"], number)
        if first != number:
            reading.wrong("id", _("The same key stands in row %(row)s.") % {"row": first})
        errors += reading.errors
        if row is not None and not reading.errors:
            rows.append(row)
    return Read(rows, in_order(errors))


class _Known:
    """The words the file may use, by what they mean; read once for all rows."""

    def __init__(self) -> None:
        places = Municipality.objects.all()
        self.places = {place.name.casefold(): place for place in places}
        self.home_types = by_words((one.key, one.label) for one in settings.UNIT.home_types)
        self.age_bands = by_words((one.key, one.label) for one in settings.UNIT.age_bands)
        self.heard = by_words((value, label) for value, label in HeardFrom.choices)
        self.reasons = {status: by_words(_choices(reasons)) for status, reasons in REASONS.items()}


class _Row(Row):
    """One row on its way to being an earlier registration."""

    def __init__(self, number: int, cells: Mapping[str, str], known: _Known, today: date) -> None:
        super().__init__(number, cells, today)
        self.known = known

    def read(self) -> EarlierLead | None:
        is_number = normalise_phone(self.cells["telefon"]) and self.cells["telefon"].startswith("+")
        self.no_formulas(but={"telefon"} if is_number else ())
        if not KEY.fullmatch(self.cells["id"]):
            self.wrong("id", _("Write letters, digits, dots and dashes, 60 at most."))
        if not self.cells["namn"] or max(len(self.cells[name]) for name in ("namn", "namn2")) > LONGEST_NAME:
            self.wrong("namn", _("Write a name of 120 characters at most."))
        phone, email = self._contact()
        received_on, status_on = self.past("inkom"), self.past("status_datum")
        if received_on and status_on and status_on < received_on:
            self.wrong("status_datum", _("The day lies before the family turned to us."))
        status = STATUSES.get(self.cells["status"].casefold())
        if status is None:
            self.wrong("status", _("Write one of: %(words)s.") % {"words": ", ".join(STATUSES)})
        if status is None or received_on is None or status_on is None:
            return None
        self._not_disposed(status, status_on)
        if len(self.cells["anteckning"]) > LONGEST_TEXT:
            self.wrong("anteckning", _("The note is too long."))
        return EarlierLead(
            key=self.cells["id"],
            received_on=received_on,
            name=self.cells["namn"],
            name_2=self.cells["namn2"],
            phone=phone,
            email=email,
            municipality=self._municipality(),
            home_types=self._list("boende", self.known.home_types),
            age_bands=self._list("aldrar", self.known.age_bands),
            heard=self._one("kalla", self.known.heard),
            status=status,
            status_on=status_on,
            reason=self._reason(status),
            rests_until=self._rests_until(status),
            referred_to=self._referred_to(status),
            note=self.cells["anteckning"],
        )

    def _contact(self) -> tuple[str, str]:
        phone, email = self.cells["telefon"], self.cells["epost"]
        if not phone and not email:
            self.wrong("telefon", _("Write a telephone number or an e-mail address."))
        if phone and not normalise_phone(phone):
            self.wrong("telefon", _("This is no telephone number."))
        if email:
            try:
                validate_email(email)
            except ValidationError:
                self.wrong("epost", _("This is no e-mail address."))
        return phone, email

    def _not_disposed(self, status: Status, on: date) -> None:
        """What the disposal plan would take away tonight is not taken in today."""
        times = settings.UNIT.retention
        if status not in REASONS:
            return
        days = times.withdrawn_days if status == Status.WITHDRAWN else times.not_proceeding_days
        if on < self.today - timedelta(days=days):
            self.wrong("status_datum", _("Its time under the disposal plan is over. Take the row away."))

    def _municipality(self) -> Municipality | None:
        name = self.cells["kommun"]
        place = municipality_called(name, self.known.places)
        if name and place is None:
            self.wrong("kommun", _("There is no such municipality here. Leave the cell empty if unsure."))
        return place

    def _list(self, column: str, known: Mapping[str, str]) -> list[str]:
        words = [word.strip().casefold() for word in self.cells[column].split(",") if word.strip()]
        if any(word not in known for word in words):
            self.wrong(column, _("Use only the words of the template, with commas between."))
            return []
        return list(dict.fromkeys(known[word] for word in words))

    def _one(self, column: str, known: Mapping[str, str]) -> str:
        word = self.cells[column].casefold()
        if word and word not in known:
            self.wrong(column, _("Use one of the words of the template."))
        return known.get(word, "")

    def _reason(self, status: Status) -> str:
        if status not in REASONS:
            if self.cells["orsak"]:
                self.wrong("orsak", _("Only a registration that has ended has a reason."))
            return ""
        known = self.known.reasons[status]
        reason = known.get(self.cells["orsak"].casefold(), "")
        if not reason:
            self.wrong("orsak", _("Write one of: %(words)s.") % {"words": "; ".join(labels_of(status))})
        return reason

    def _rests_until(self, status: Status) -> date | None:
        if status != Status.DORMANT:
            if self.cells["vilar_till"]:
                self.wrong("vilar_till", _("Only a registration that rests has a day to wake."))
            return None
        day = self.day("vilar_till")
        if day is not None and not self.today < day <= self.today + LONGEST_REST:
            self.wrong("vilar_till", _("Choose a day after today and within two years."))
        return day

    def _referred_to(self, status: Status) -> str:
        place = self.cells["hanvisad_till"]
        if (status == Status.REFERRED) != bool(place):
            self.wrong("hanvisad_till", _("Needed for a referral, and for nothing else."))
        if len(place) > LONGEST_PLACE:
            self.wrong("hanvisad_till", _("Write only the name of the municipality or unit."))
        return place


def labels_of(status: Status) -> list[str]:
    """The reasons of one way out, in the words of the desk."""
    return [str(label) for _value, label in _choices(REASONS[status])]


def _choices(reasons: type[TextChoices]) -> list[tuple[str, object]]:
    # Passing on a concern has a page of its own, and leaves no other trace.
    return [(value, label) for value, label in reasons.choices if value != "child_concern"]
