"""The letters with the link to a saved form: a neutral subject, a day, and nothing that was written."""

from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import SavedRun
from recruitment.leads.saving import About, new_link
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.words.queries import current

PARAMETER = "lank"


def send_saved_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter with a link made for it, unless the form has been sent or removed meanwhile."""
    saved = SavedRun.objects.select_related("draft").filter(pk=payload["saved"]).first()
    if saved is None or saved.draft.finished_at is not None or saved.draft.expires_at <= timezone.now():
        return
    about, draft = About(payload["about"]), saved.draft
    with translation.override(spoken_instead_of(draft.language)):
        address = f"{settings.BASE_URL}{reverse('interest:resume')}?{PARAMETER}={new_link(saved)}"
        facts = {"link": address, "last_day": draft.expires_at, "unit": settings.UNIT}
        letter = EmailMessage(
            subject=current().says(f"letter-saved-{about}", "subject"),
            body=render_to_string(f"mail/saved/{about}.txt", facts),
            to=[saved.email],
            headers={
                "Message-ID": f"<{message_id}@{settings.UNIT.mail_domain}>",
                "Auto-Submitted": "auto-generated",
            },
        )
    try:
        letter.send()
    except SMTPRecipientsRefused as refused:
        raise DeliveryFailed(_("The mail server does not know the address"), permanent=True) from refused
