"""What was handed over to investigation about a family, as it was sent."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.handoff.models import Handover, ReceivedEvent
from recruitment.leads.personal_data import WITH_THE_REGISTRATION
from recruitment.privacy.register import Case, PersonalData, empty_fields, remove_rows, rows_by


def answers_about(cases: Sequence[Case]) -> QuerySet[ReceivedEvent]:
    return ReceivedEvent.objects.filter(case__in=[case.reference for case in cases])


PERSONAL_DATA = (
    PersonalData(
        model=Handover,
        fields=("package", "registry_number"),
        purpose=_("To let the investigation begin with what the family has already told."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Handover, "lead"),
        erase=empty_fields("package", registry_number=""),
    ),
    PersonalData(
        model=ReceivedEvent,
        fields=("case",),
        purpose=_("To let an answer from a receiver count once, however often it is sent."),
        retention=WITH_THE_REGISTRATION,
        rows_of=answers_about,
        erase=remove_rows,
    ),
)
