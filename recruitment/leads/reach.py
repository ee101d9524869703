"""By which way a written word gets to a family: a letter, or a text message where no letter gets there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import TextChoices

from recruitment.leads.models import Applicant, Lead
from recruitment.outbox.actions import enqueue
from recruitment.outbox.sms.sending import is_set_up
from recruitment.privacy.contact import is_mobile


class Way(TextChoices):
    """The value begins the kind of what is queued."""

    MAIL = "mail"
    SMS = "sms"


@dataclass(frozen=True)
class Reach:
    person: Applicant
    way: Way


def reaches(lead: Lead) -> list[Reach]:
    """Those who still apply and can be written to; two who share an address or a number get one word."""
    found: dict[str, Reach] = {}
    for person in lead.applicants.all():
        if person.left_at is None and (way := way_to(person)):
            found.setdefault(person.email if way == Way.MAIL else person.phone, Reach(person, way))
    return list(found.values())


def way_to(person: Applicant) -> Way | None:
    """A letter where there is an address it has not come back from, else a text message, else nothing."""
    if person.email and person.mail_returned_at is None:
        return Way.MAIL
    if is_set_up() and person.sms_returned_at is None and is_mobile(person.phone):
        return Way.SMS
    return None


def tell(lead: Lead, about: str, *, key: str, facts: Mapping[str, Any] | None = None, at: datetime) -> int:
    """Queues one word to each of the family, in the transaction that causes it; how many can be told."""
    found = reaches(lead)
    for reach in found:
        tell_one(reach, about, key=f"{key}:{reach.person.position}", facts=facts, at=at)
    return len(found)


def tell_one(
    reach: Reach, about: str, *, key: str, facts: Mapping[str, Any] | None = None, at: datetime
) -> None:
    """The queue holds whom it is for and never where it goes: that is looked up when it leaves."""
    enqueue(
        kind=f"{reach.way.value}.{about}",
        effect_key=f"{about}:{key}",
        case=reach.person.lead.reference,
        recipient=reach.person.pk,
        payload={"person": str(reach.person.pk), **(facts or {})},
        at=at,
    )
