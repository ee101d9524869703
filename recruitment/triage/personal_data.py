"""What is kept of the talks with a family before it was decided how to go on."""

from django.utils.translation import gettext_lazy as _

from recruitment.leads.personal_data import WITH_THE_REGISTRATION
from recruitment.privacy.register import PersonalData, empty_fields, rows_by
from recruitment.triage.models import Assessment, ContactAttempt

PERSONAL_DATA = (
    PersonalData(
        model=ContactAttempt,
        fields=("note",),
        purpose=_("To keep the promise to call, and to know what was agreed."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(ContactAttempt, "lead"),
        erase=empty_fields("note"),
    ),
    PersonalData(
        model=Assessment,
        fields=("summary",),
        purpose=_("To decide together with the family whether to go on to an investigation."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Assessment, "lead"),
        erase=empty_fields("summary"),
    ),
)
