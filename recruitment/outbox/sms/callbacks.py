"""Where the provider tells what became of a text message: an address for each, with a proof in it."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from recruitment.outbox.models import Told
from recruitment.outbox.reports import take_in

SALT = "recruitment.outbox.sms"
PROOF_LENGTH = 32
# “sent” and “created” say no more than the first answer did.
TOLD = {"delivered": Told.ARRIVED, "failed": Told.RETURNED}


def address_of(message: UUID) -> str:
    """The provider signs nothing, so that only whoever was given this address can report."""
    return settings.BASE_URL + reverse("receiving:sms_report", args=[message, proof_of(message)])


def proof_of(message: UUID) -> str:
    return salted_hmac(SALT, str(message), algorithm="sha256").hexdigest()[:PROOF_LENGTH]


def is_proven(message: UUID, proof: str) -> bool:
    return constant_time_compare(proof, proof_of(message))


def take_report(message: UUID, *, provider_id: str, status: str, at: datetime) -> None:
    """One report; the same one brought again changes nothing, and what we do not know is let be."""
    told = TOLD.get(status)
    if told is not None:
        take_in(message, key=f"{message}:{provider_id}:{status}", told=told, code="", at=at)
