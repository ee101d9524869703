"""What the municipalities have reported, and which reports are frozen."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from recruitment.annual.document import fingerprint
from recruitment.annual.models import Audience, ConsultantCount, FrozenReport


def consultant_counts() -> dict[date, dict[str, int]]:
    """First day of half-year → municipality → the count that stands; what was taken back is not there."""
    found: dict[date, dict[str, int | None]] = {}
    rows = ConsultantCount.objects.order_by("pk").values_list("half_year", "municipality", "count")
    for half_year, code, count in rows:
        found.setdefault(half_year, {})[code] = count
    return {
        half_year: {code: count for code, count in of_half.items() if count is not None}
        for half_year, of_half in found.items()
    }


def frozen_reports(audiences: Collection[Audience]) -> QuerySet[FrozenReport]:
    """The newest first, without their contents."""
    return (
        FrozenReport.objects.filter(audience__in=audiences)
        .defer("payload")
        .select_related("frozen_by")
        .order_by("-frozen_at", "-edition", "audience")
    )


def is_whole(report: FrozenReport) -> bool:
    """Whether the contents still have the fingerprint they were frozen with."""
    return fingerprint(report.payload) == report.digest
