"""The registry number that ties a dated outcome to the family's file elsewhere."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.leads.personal_data import WITH_THE_REGISTRATION
from recruitment.outcomes.models import Outcome
from recruitment.privacy.register import Case, PersonalData, empty_fields


def numbered_outcomes(cases: Sequence[Case]) -> QuerySet[Outcome]:
    return Outcome.objects.filter(lead__in=[case.id for case in cases]).exclude(registry_number="")


PERSONAL_DATA = (
    PersonalData(
        model=Outcome,
        fields=("registry_number", "occurred_on"),
        purpose=_("To find the file of a case that is counted in the statistics."),
        retention=WITH_THE_REGISTRATION,
        rows_of=numbered_outcomes,
        erase=empty_fields(registry_number=""),
    ),
)
