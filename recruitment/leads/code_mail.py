"""The letter, or text message, with the code to “Min anmälan”: a neutral subject, the code, nothing else."""

from typing import Any
from uuid import UUID

from django.utils import timezone, translation

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import Applicant, CodeRequest
from recruitment.leads.own_codes import new_code
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.outbox.letters import post
from recruitment.outbox.sms.sending import send_text
from recruitment.outbox.words import letter_subject, letter_words, sms_words


def send_code(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends the code, if there is somebody to send it to; a second sending carries a new one."""
    asked, person, facts = _asked(payload)
    with translation.override(spoken_instead_of(asked.language)):
        subject, body = letter_subject("code"), letter_words("code", facts)
        post(subject=subject, body=body, to=[person.email], message_id=message_id)


def send_code_as_text(payload: dict[str, Any], message_id: UUID) -> None:
    asked, person, facts = _asked(payload)
    with translation.override(spoken_instead_of(asked.language)):
        send_text(number=person.phone, text=sms_words("code", facts), message_id=message_id)


def _asked(payload: dict[str, Any]) -> tuple[CodeRequest, Applicant, dict[str, Any]]:
    """Who gets the code that is made now; where nobody may, nothing is sent and nothing is called sent."""
    asked = CodeRequest.objects.filter(pk=payload["request"], used_at__isnull=True).first()
    found = new_code(asked, at=timezone.now()) if asked else None
    if asked is None or found is None:
        raise NoLongerNeeded
    person, code = found
    return asked, person, {"code": code, "works_until": asked.expires_at}
