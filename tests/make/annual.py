"""A frozen report for the tests: one table, for readers outside the unit."""

from datetime import datetime

from django.utils import timezone

from recruitment.annual.actions import freeze
from recruitment.annual.document import Column, Document, Section, TableBlock
from recruitment.annual.models import Audience, FrozenReport, ReportKind
from recruitment.staff.models import User


def make_frozen(*, at: datetime | None = None) -> FrozenReport:
    table = TableBlock(
        "statistik", "Statistik", "perioden", (Column("Kommun", is_number=False),), (("Falun",),)
    )
    document = Document("Rapport", "2025", (), (Section("Antal", (table,)),))
    reports = freeze(
        ReportKind.ANNUAL,
        "2025",
        {Audience.OUTSIDE: document},
        by=User.objects.system(),
        at=at or timezone.now(),
    )
    return reports[Audience.OUTSIDE]
