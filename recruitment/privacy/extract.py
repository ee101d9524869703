"""The register extract: everything kept about one family, and who has read it, in one piece."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from recruitment.privacy.models import AccessLogEntry
from recruitment.privacy.register import Case, PersonalData

Extract = dict[str, Any]


def extract(cases: Sequence[Case], *, register: Iterable[PersonalData]) -> Extract:
    """What every room keeps about `cases`, opened, with purpose and retention; then the read log."""
    return {
        "references": [case.reference for case in cases],
        "kept": [
            {
                "table": str(entry.model._meta.verbose_name_plural),
                "purpose": str(entry.purpose),
                "retention": str(entry.retention),
                "rows": [{name: getattr(row, name) for name in entry.fields} for row in entry.rows_of(cases)],
            }
            for entry in register
        ],
        "read_by": [line for case in cases for line in _readings(case)],
    }


def _readings(case: Case) -> Iterable[dict[str, Any]]:
    # Cast to text, since one of the databases we run on cannot look inside JSON lists.
    entries = AccessLogEntry.objects.annotate(named=Cast("cases", TextField())).filter(
        named__contains=f'"{case.reference}"'
    )
    for entry in entries.select_related("actor").order_by("id"):
        yield {
            "case": case.reference,
            "at": entry.at,
            "by": str(entry.actor),
            "action": entry.get_action_display(),
            "page": entry.door,
            "reason": entry.reason,
        }
