"""How we reach somebody: new details come in, the old ones are kept, and what did not arrive is settled."""

from datetime import datetime
from uuid import UUID

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


@transaction.atomic
def correct_for(
    lead: Lead, *, position: int, phone: str, email: str, by: User, at: datetime, token: UUID
) -> None:
    """Puts in what somebody told us by telephone; the details before stand in the registration's story."""
    Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if FamilyDeed.objects.filter(pk=token).exists():
        return
    person = Applicant.objects.filter(lead=lead, position=position, left_at__isnull=True).first()
    if person is None:
        raise TriageRefused(_("Choose whose details they are."))
    phone, email = normalise_phone(phone) or clean(phone), clean(email)
    if not phone and not email:
        raise TriageRefused(_("Write a telephone number or an e-mail address."))
    if (phone, email) == (person.phone, person.email):
        # Asked, and right as they stand: the next letter is tried once more.
        put_in(person, phone=phone, email=email, at=at)
        return
    FamilyDeed.objects.create(
        id=token,
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
