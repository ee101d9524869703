"""A family we could not reach gets a letter with a way back: one press opens its registration again."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.reach import reaches, tell_one
from recruitment.tasks.actions import set_by_itself
from recruitment.tasks.models import TaskKind
from recruitment.triage.models import Ending, WayBack

UNREACHABLE = "unreachable"
# Long enough for a holiday and a change of mind; a family that comes later asks anew.
WORKS_FOR = timedelta(days=60)
TOKEN_BYTES = 16


def offer_way_back(lead: Lead, ending: Ending) -> None:
    """Queues the letter, in the transaction that closes; where nobody can write, somebody is asked to.

    A protected family has not said that we may write: somebody who knows the case decides how.
    """
    to = [] if lead.is_protected else reaches(lead)
    if not to:
        set_by_itself(
            kind=TaskKind.FAMILY_UNREACHABLE,
            case=lead.reference,
            key=str(ending.pk),
            addressee=ending.by,
            due_on=timezone.localdate(ending.at),
            at=ending.at,
        )
    for reach in to:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        WayBack.objects.create(
            lead=lead, token_hash=fingerprint(token), made_at=ending.at, expires_at=ending.at + WORKS_FOR
        )
        facts = {"token": token, "works_until": (ending.at + WORKS_FOR).isoformat()}
        tell_one(reach, UNREACHABLE, key=f"{ending.pk}:{reach.person.position}", facts=facts, at=ending.at)


def find_way_back(token: str) -> WayBack | None:
    """The way back that this is the key to, with its registration."""
    return WayBack.objects.select_related("lead").filter(token_hash=fingerprint(token)).first()


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
