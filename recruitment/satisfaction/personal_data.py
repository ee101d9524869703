"""Answers to the survey are about us and belong to nobody; the register says so, so that nobody wonders."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.privacy.register import Case, PersonalData, remove_rows
from recruitment.satisfaction.models import SurveyAnswer


def of_nobody(cases: Sequence[Case]) -> QuerySet[SurveyAnswer]:
    """No answer can be found by whose it is."""
    return SurveyAnswer.objects.none()


PERSONAL_DATA = (
    PersonalData(
        model=SurveyAnswer,
        fields=("marks", "half_year"),
        purpose=_("To know how families and municipalities find working with us. Anonymous from the first."),
        retention=_("Stays: no answer can be tied to a person, and so none can be found to be removed."),
        rows_of=of_nobody,
        erase=remove_rows,
    ),
)
