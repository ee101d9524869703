"""What was handed over to investigation about a family, as it was sent."""

from django.utils.translation import gettext_lazy as _

from recruitment.handoff.models import Handover
from recruitment.leads.personal_data import WITH_THE_REGISTRATION
from recruitment.privacy.register import PersonalData, empty_fields, rows_by

PERSONAL_DATA = (
    PersonalData(
        model=Handover,
        fields=("package", "registry_number"),
        purpose=_("To let the investigation begin with what the family has already told."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Handover, "lead"),
        erase=empty_fields("package", registry_number=""),
    ),
)
