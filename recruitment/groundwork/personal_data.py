"""What is kept of how the basic requirements looked for a family; dates and approvals name nobody."""

from django.utils.translation import gettext_lazy as _

from recruitment.groundwork.models import RequirementJudgement
from recruitment.leads.personal_data import WITH_THE_REGISTRATION
from recruitment.privacy.register import PersonalData, empty_fields, rows_by

PERSONAL_DATA = (
    PersonalData(
        model=RequirementJudgement,
        fields=("reason",),
        purpose=_("To be able to say why a basic requirement seemed met or not, and since when."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(RequirementJudgement, "lead"),
        erase=empty_fields("reason"),
    ),
)
