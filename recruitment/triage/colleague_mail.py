"""Letters to colleagues about registrations to open: references and doors, and no person."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from recruitment.outbox.letters import post
from recruitment.outbox.words import letter_words


def send_look_here(payload: dict[str, Any], message_id: UUID) -> None:
    """Tells a colleague which registrations to open; names references and doors, and no person."""
    with translation.override(payload["language"]):
        cases = [(reference, _door(reference)) for reference in payload["references"]]
        facts = {
            "cases": cases,
            "more": payload["more"],
            "tasks_door": settings.BASE_URL + reverse("desk:tasks"),
        }
        body = letter_words(payload["about"], facts)
        subject = {
            "alarm": _("A promise falls due soon"),
            "escalated": _("A promise was broken"),
            "silent": _("Registrations nobody is working on"),
            "left_behind": _("Registrations to hand on"),
            "back": _("While you were away"),
            "came_back": _("A family still wants to"),
            "tasks": _("Something you were asked to do is late"),
            "tasks_lie": _("Tasks that have been let lie"),
        }[payload["about"]]
        post(subject=subject, body=body, to=[payload["to"]], message_id=message_id)


def _door(reference: str) -> str:
    return settings.BASE_URL + reverse("desk:lead", args=[reference])
