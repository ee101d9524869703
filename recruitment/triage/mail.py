"""The mails of the promise: thanks after a talk, "we are late", and what staff must look at."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import Status
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.letters import post
from recruitment.staff.models import User
from recruitment.triage.addresses import has_left
from recruitment.words.queries import current

# The next step as the family meets it; what is ours alone to do is told as when they hear from us.
STEP_FOR_THE_FAMILY = {
    NextAction.FIRST_CALL: gettext_lazy("we call you"),
    NextAction.CALL_AGAIN: gettext_lazy("we call you again"),
    NextAction.SEND_INFORMATION: gettext_lazy("we send you information"),
    NextAction.BOOK_VISIT: gettext_lazy("we call you to agree on a visit"),
}
OTHER_STEP = gettext_lazy("we get back to you and tell how we go on")


def send_thanks(payload: dict[str, Any], message_id: UUID) -> None:
    """“Thank you for the talk”: the next step, who takes it and when; nothing of what was said."""
    caller = User.objects.filter(pk=payload["by"]).first()
    _to_family(
        payload,
        message_id,
        about="thanks",
        context={
            "step": STEP_FOR_THE_FAMILY.get(payload["next_action"], OTHER_STEP),
            "on": date.fromisoformat(payload["next_action_on"]),
            "caller": caller.first_name if caller else "",
        },
    )


def send_late(payload: dict[str, Any], message_id: UUID) -> None:
    """“We are late”: which promise we broke, and the one we give instead."""
    _to_family(
        payload,
        message_id,
        about="late",
        context={
            "promised": datetime.fromisoformat(payload["promised"]),
            "new_promise": datetime.fromisoformat(payload["new_promise"]),
        },
    )


def send_longer(payload: dict[str, Any], message_id: UUID) -> None:
    """“It takes longer”: while the promise still holds, that we cannot keep it, and when we call instead."""
    _to_family(
        payload,
        message_id,
        about="longer",
        context={"new_promise": datetime.fromisoformat(payload["new_promise"])},
    )


def send_unreachable(payload: dict[str, Any], message_id: UUID) -> None:
    """“We have not reached you”: a link to press if they still want to, unless we have reached them since."""
    if not Lead.objects.filter(pk=payload["lead"], status=Status.UNREACHABLE).exists():
        return
    _to_family(
        payload,
        message_id,
        about="unreachable",
        context={
            "link": settings.BASE_URL + reverse("interest:still_want", args=[payload["token"]]),
            "works_until": datetime.fromisoformat(payload["works_until"]),
        },
    )


def send_look_here(payload: dict[str, Any], message_id: UUID) -> None:
    """Tells a colleague which registrations to open; names references and doors, and no person."""
    with translation.override(payload["language"]):
        cases = [(reference, _door(reference)) for reference in payload["references"]]
        body = render_to_string(
            f"mail/{payload['about']}.txt",
            {
                "cases": cases,
                "more": payload["more"],
                "tasks_door": settings.BASE_URL + reverse("desk:tasks"),
                "unit": settings.UNIT,
            },
        )
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


def _to_family(payload: dict[str, Any], message_id: UUID, *, about: str, context: dict[str, Any]) -> None:
    lead = Lead.objects.filter(pk=payload["lead"]).first()
    if lead is None:
        raise DeliveryFailed(_("The registration is gone"), permanent=True)
    if has_left(lead, payload["to"]):
        # They withdrew while the letter waited.
        return
    with translation.override(spoken_instead_of(lead.language)):
        body = render_to_string(f"mail/{about}.txt", {"lead": lead, "unit": settings.UNIT, **context})
        subject = current().says(f"letter-{about}", "subject")
    post(subject=subject, body=body, to=[payload["to"]], message_id=message_id)


def _door(reference: str) -> str:
    return settings.BASE_URL + reverse("desk:lead", args=[reference])
