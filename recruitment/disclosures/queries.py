"""Which municipalities have been told who a family is, and whom we may tell."""

from django.db.models import QuerySet

from recruitment.disclosures.models import Disclosure
from recruitment.leads.models import Lead


def disclosures_of(lead: Lead) -> QuerySet[Disclosure]:
    """Every row, the taken-back ones too, as they were written."""
    rows = Disclosure.objects.filter(approval__lead=lead)
    return rows.select_related("approval__municipality", "by", "supersedes").order_by("told_on", "at")


def standing_disclosures(lead: Lead) -> QuerySet[Disclosure]:
    """What was told and not taken back as a mistake."""
    return disclosures_of(lead).filter(superseded_by__isnull=True).exclude(what=[])
