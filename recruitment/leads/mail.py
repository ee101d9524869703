"""The mails a family gets: a neutral subject, the reference, the promise, and nothing it told us."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import Lead
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.words.queries import current, edition


def send_receipt(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends the receipt of one registration; a second sending carries the same Message-ID."""
    lead = Lead.objects.filter(pk=payload["lead"]).first()
    if lead is None:
        raise DeliveryFailed(_("The registration is gone"), permanent=True)
    with translation.override(spoken_instead_of(lead.language)):
        has_phone = any(applicant.phone for applicant in lead.applicants.all())
        own_page = settings.BASE_URL + reverse("interest:own_page")
        # The words that were published when they wrote; the newest to whom we showed none.
        words = edition(lead.text_version) if lead.text_version else current()
        facts = {
            "lead": lead,
            "unit": settings.UNIT,
            "has_phone": has_phone,
            "own_page": own_page,
            "edition": words,
        }
        body = render_to_string("mail/receipt.txt", facts)
        subject = words.says("letter-receipt", "subject")
    EmailMessage(
        subject=subject,
        body=body,
        to=[payload["to"]],
        headers={
            "Message-ID": f"<{message_id}@{settings.UNIT.mail_domain}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
