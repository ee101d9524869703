"""What is kept of what colleagues asked each other to do about a family."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.privacy.register import Case, PersonalData, remove_rows
from recruitment.tasks.models import Task


def tasks_about(cases: Sequence[Case]) -> QuerySet[Task]:
    return Task.objects.filter(case__in=[case.reference for case in cases])


PERSONAL_DATA = (
    PersonalData(
        model=Task,
        fields=("text",),
        purpose=_("To get done what one colleague asks another to do about a family."),
        retention=_("As long as the registration or the booking it is about."),
        rows_of=tasks_about,
        erase=remove_rows,
    ),
)
