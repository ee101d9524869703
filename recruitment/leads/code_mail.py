"""The letter with the code to “Min anmälan”: a neutral subject, the code, and nothing else."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import CodeRequest
from recruitment.leads.own_codes import new_code
from recruitment.outbox.letters import post
from recruitment.words.queries import current


def send_code(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends the code, if there is somebody to send it to; a second sending carries a new one."""
    asked = CodeRequest.objects.filter(pk=payload["request"], used_at__isnull=True).first()
    found = new_code(asked, at=timezone.now()) if asked else None
    if asked is None or found is None:
        return
    person, code = found
    with translation.override(spoken_instead_of(asked.language)):
        facts = {"code": code, "works_until": asked.expires_at, "unit": settings.UNIT}
        body = render_to_string("mail/code.txt", facts)
        subject = current().says("letter-code", "subject")
    post(subject=subject, body=body, to=[person.email], message_id=message_id)
