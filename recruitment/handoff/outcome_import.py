"""Enters a file of outcomes, each as if staff had entered it by hand: all of them, or none.

A try does the very same and takes it back, so that what it says is what would happen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from recruitment.handoff.models import Handover
from recruitment.handoff.outcome_file import Told
from recruitment.handoff.queries import visible_to
from recruitment.leads.moves import MoveRefused
from recruitment.outcomes.actions import record
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.privacy.table_file import FileError, in_order
from recruitment.staff.models import User


@dataclass(frozen=True)
class Entered:
    """How many rows were new, how many stood already, and what was refused."""

    new: int
    here: int
    errors: Sequence[FileError]


def try_out(rows: Sequence[Told], *, by: User, at: datetime) -> Entered:
    """What the file would do; afterwards nothing has happened."""
    with transaction.atomic():
        entered = _enter(rows, by=by, at=at)
        transaction.set_rollback(True)
    return entered


@transaction.atomic
def import_outcomes(rows: Sequence[Told], *, by: User, at: datetime) -> Entered:
    """Enters every row that does not stand already; one that is refused keeps out all."""
    entered = _enter(rows, by=by, at=at)
    if entered.errors:
        transaction.set_rollback(True)
    return entered


def _enter(rows: Sequence[Told], *, by: User, at: datetime) -> Entered:
    cases = _cases(rows, by)
    made: set[object] = set()
    errors: list[FileError] = []
    for row in sorted(rows, key=_as_it_happened):
        case = cases.get(row.reference)
        if case is None:
            errors.append(
                FileError(row.row, "referens", _("No case with this reference stands in the queue."))
            )
            continue
        try:
            with transaction.atomic():
                fact = record(
                    case.lead,
                    kind=row.kind,
                    occurred_on=row.occurred_on,
                    municipality=row.municipality,
                    reason=row.reason,
                    registry_number=row.registry_number,
                    by=by,
                    at=at,
                )
        except (OutcomeRefused, MoveRefused) as refusal:
            errors.append(FileError(row.row, "", str(refusal)))
        else:
            if fact.recorded_at == at and fact.recorded_by_id == by.pk:
                made.add(fact.pk)
    return Entered(len(made), len(rows) - len(errors) - len(made), in_order(errors))


def _cases(rows: Sequence[Told], by: User) -> dict[str, Handover]:
    """The cases the file names, as far as this person may see them."""
    cases = visible_to(by).filter(lead__reference__in={row.reference for row in rows})
    cases = cases.select_related("lead").defer("package", "lead__answers")
    return {case.lead.reference: case for case in cases}


def _as_it_happened(row: Told) -> tuple[date, int, int]:
    """A file in any order is entered in the order of what rests on what."""
    return row.occurred_on, list(OutcomeKind.values).index(row.kind), row.row
