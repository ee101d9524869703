"""To whom a family has been named: kept to be answered for, also after the registration is emptied."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.disclosures.models import Disclosure
from recruitment.privacy.register import PersonalData, rows_by


def stands(rows: QuerySet[Disclosure]) -> int:
    """Nothing in a row tells who somebody is once the registration is emptied: none is touched."""
    return 0


PERSONAL_DATA = (
    PersonalData(
        model=Disclosure,
        fields=("told_on", "way", "what"),
        purpose=_("To be able to say which municipality was told of a family, when, how and what."),
        retention=_("Stays when the registration is emptied: it says that something was told, not of whom."),
        rows_of=rows_by(Disclosure, "approval__lead"),
        erase=stands,
    ),
)
