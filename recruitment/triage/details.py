"""How we reach somebody: new details come in, the old ones are kept, and what did not arrive is settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from recruitment.leads.models import Applicant, DeedKind, FamilyDeed, Lead
from recruitment.privacy import access_log
from recruitment.privacy.contact import clean, email_index, normalise_phone, phone_index
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.tasks.actions import no_longer_needed
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage.refusals import TriageRefused

NOT_ARRIVED = (TaskKind.LETTER_RETURNED, TaskKind.TEXT_RETURNED)


@dataclass(frozen=True)
class Reached:
    """How somebody wants to be reached: at least one of the two."""

    phone: str
    email: str


@transaction.atomic
def correct_for(lead: Lead, *, details: Mapping[int, Reached], by: User, at: datetime, token: UUID) -> None:
    """Puts in what the family told us by telephone, by each one's place; what stood before is kept.

    Details that are right as they stand are tried once more, also where a letter came back from them.
    """
    Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if FamilyDeed.objects.filter(lead=lead, id__in=[_key(token, place) for place in details]).exists():
        return
    for person in Applicant.objects.filter(lead=lead, position__in=details, left_at__isnull=True):
        to = details[person.position]
        phone, email = normalise_phone(to.phone) or clean(to.phone), clean(to.email)
        if person.position == 1 and not phone and not email:
            raise TriageRefused(_("Write a telephone number or an e-mail address so that we reach them."))
        if (phone, email) != (person.phone, person.email):
            FamilyDeed.objects.create(
                id=_key(token, person.position),
                lead=lead,
                applicant=person,
                kind=DeedKind.CORRECTED,
                at=at,
                by=by,
                phone_before=person.phone,
                email_before=person.email,
            )
        put_in(person, phone=phone, email=email, at=at)
    access_log.record(
        by=by, action=AccessAction.CHANGE, door="triage.correct_for", cases=[lead.reference], at=at
    )


def _key(token: UUID, place: int) -> UUID:
    return uuid5(token, str(place))


def put_in(person: Applicant, *, phone: str, email: str, at: datetime) -> None:
    """Staff find the family by either spelling; an address that failed is forgotten with what it was."""
    person.phone, person.email = phone, email
    person.phone_index, person.email_index = phone_index(phone), email_index(email)
    person.mail_returned_at = person.sms_returned_at = None
    person.save(
        update_fields=[
            "phone", "email", "phone_index", "email_index", "mail_returned_at", "sms_returned_at",
        ]
    )  # fmt: skip
    worked = person.lead.joined_to or person.lead
    tasks = Task.objects.filter(case__in=[person.lead.reference, worked.reference], kind__in=NOT_ARRIVED)
    no_longer_needed(tasks, at=at)
