"""Where a family's groundwork stands today: the latest word on each requirement, date and approval."""

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from recruitment.groundwork.models import Approval, BraFamDate, RequirementJudgement
from recruitment.leads.models import Lead


def standing_judgements(lead: Lead) -> dict[str, RequirementJudgement]:
    """The latest judgement of each requirement that has one, by the requirement's key."""
    rows = RequirementJudgement.objects.filter(lead=lead).select_related("by").order_by("version")
    return {row.requirement: row for row in rows}


def bra_fam_dates(lead: Lead) -> Mapping[str, date]:
    """On which day BRA-fam was sent and came back, as last written down."""
    return {row.step: row.on for row in BraFamDate.objects.filter(lead=lead).order_by("at", "pk")}


def standing_approvals(lead: Lead) -> QuerySet[Approval]:
    """The municipalities we may tell about this family today."""
    return (
        Approval.objects.filter(lead=lead, withdrawn_on__isnull=True)
        .select_related("municipality", "by")
        .order_by("municipality__name")
    )
