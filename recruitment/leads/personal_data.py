"""What is kept about a family that raised its hand, and about a form that was never sent."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import Applicant, Draft, FamilyDeed, Lead, Note, SavedRun
from recruitment.meetings.bookings import of_contacts
from recruitment.meetings.models import Booking
from recruitment.meetings.personal_data import case_of as case_of_booking
from recruitment.privacy.register import Case, PersonalData, empty_fields, remove_rows, rows_by

WITH_THE_REGISTRATION = _("As long as the registration: the board's plan sets the time after it was closed.")

PERSONAL_DATA = (
    PersonalData(
        model=Applicant,
        fields=("name", "phone", "email"),
        purpose=_("To reach the family that asked to be contacted."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Applicant, "lead"),
        erase=remove_rows,
    ),
    PersonalData(
        model=Lead,
        fields=("answers", "call_wishes"),
        purpose=_("To understand what the family can offer before the first talk."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Lead, "pk"),
        erase=empty_fields("answers", "call_wishes"),
    ),
    PersonalData(
        model=Note,
        fields=("text",),
        purpose=_("To remember between colleagues what was said."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(Note, "lead"),
        erase=remove_rows,
    ),
    PersonalData(
        model=FamilyDeed,
        fields=("phone_before", "email_before", "text"),
        purpose=_("To know what a family did on its own page, and what stood there before."),
        retention=WITH_THE_REGISTRATION,
        rows_of=rows_by(FamilyDeed, "lead"),
        erase=remove_rows,
    ),
    PersonalData(
        model=Draft,
        fields=("answers", "arrivals"),
        purpose=_("To keep answers safe while the form is being filled in."),
        retention=_(
            "Emptied when the form is sent; otherwise removed the next day, or on the day a saved form was"
            " promised."
        ),
        rows_of=rows_by(Draft, "lead"),
        erase=remove_rows,
    ),
    PersonalData(
        model=SavedRun,
        fields=("email",),
        purpose=_("To send the link to a form that was saved to be gone on with later."),
        retention=_(
            "Removed with the form: when it is sent, when the family says so, or when its time is over."
        ),
        rows_of=rows_by(SavedRun, "draft__lead"),
        erase=remove_rows,
    ),
)


def case_of(lead: Lead) -> Case:
    return Case(lead.pk, lead.reference)


def with_bookings(lead: Lead) -> Sequence[Case]:
    """The household's registrations, and the meetings booked with their telephones or addresses."""
    worked = lead.joined_to_id or lead.pk
    leads = list(Lead.objects.filter(Q(pk=worked) | Q(joined_to=worked)).order_by("received_at"))
    people = list(Applicant.objects.filter(lead__in=leads))
    booked = of_contacts(
        phones=[person.phone_index for person in people], emails=[person.email_index for person in people]
    )
    return [*(case_of(one) for one in leads), *(case_of_booking(booking) for booking in booked)]


def same_family(reference: str) -> Sequence[Case]:
    """The registration or booking with this reference, and every other with the same telephone or address.

    Empty when there is nothing with this reference.
    """
    known: list[Applicant | Booking] = [
        *Applicant.objects.filter(lead__reference=reference),
        *Booking.objects.filter(reference=reference),
    ]
    phones = {row.phone_index for row in known} - {""}
    emails = {row.email_index for row in known} - {""}
    leads = Lead.objects.filter(
        Q(reference=reference) | Q(applicants__phone_index__in=phones) | Q(applicants__email_index__in=emails)
    )
    booked = of_contacts(phones=phones, emails=emails)
    return [
        *(case_of(lead) for lead in leads.distinct().order_by("received_at")),
        *(case_of_booking(booking) for booking in booked),
    ]
