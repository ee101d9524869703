"""The letter with the code to “Min anmälan”: a neutral subject, the code, and nothing else."""

from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from recruitment.leads.models import CodeRequest
from recruitment.leads.own_codes import new_code
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.outbox.letters import post
from recruitment.outbox.words import letter_words


def send_code(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends the code, if there is somebody to send it to; a second sending carries a new one."""
    asked = CodeRequest.objects.filter(pk=payload["request"], used_at__isnull=True).first()
    found = new_code(asked, at=timezone.now()) if asked else None
    if asked is None or found is None:
        raise NoLongerNeeded
    person, code = found
    with translation.override(asked.language):
        body = letter_words("code", {"code": code, "works_until": asked.expires_at})
        post(subject=_("The code you asked for"), body=body, to=[person.email], message_id=message_id)
