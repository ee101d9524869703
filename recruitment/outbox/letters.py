"""Letters on their way out of the house: to staff about their accounts, and the form that all mails share."""

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from recruitment.outbox.delivery import DeliveryFailed

LETTER = "letter"


def send_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter about an account."""
    post(subject=payload["subject"], body=payload["text"], to=payload["to"], message_id=message_id)


def post(*, subject: str, body: str, to: Sequence[str], message_id: UUID) -> None:
    """Sends one mail; a second sending carries the same Message-ID."""
    letter = EmailMessage(
        subject=subject,
        body=body,
        to=list(to),
        headers={
            "Message-ID": f"<{message_id}@{settings.UNIT.mail_domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        letter.send()
    except SMTPRecipientsRefused as refused:
        raise DeliveryFailed(_("The mail server does not know the address"), permanent=True) from refused
