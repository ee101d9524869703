"""The letters with the link to a saved form: a neutral subject, a day, and nothing that was written."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import SavedRun
from recruitment.leads.saving import About, new_link
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.outbox.letters import post
from recruitment.outbox.words import letter_subject, letter_words

PARAMETER = "lank"


def send_saved_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter with a link made for it, unless the form has been sent or removed meanwhile."""
    saved = SavedRun.objects.select_related("draft").filter(pk=payload["saved"]).first()
    if saved is None or saved.draft.finished_at is not None or saved.draft.expires_at <= timezone.now():
        raise NoLongerNeeded
    about, draft = About(payload["about"]), saved.draft
    with translation.override(spoken_instead_of(draft.language)):
        address = f"{settings.BASE_URL}{reverse('interest:resume')}?{PARAMETER}={new_link(saved)}"
        body = letter_words(f"saved/{about}", {"link": address, "last_day": draft.expires_at})
        post(subject=letter_subject(f"saved/{about}"), body=body, to=[saved.email], message_id=message_id)
