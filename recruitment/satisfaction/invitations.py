"""Asks a family how it was, once, some time after its case has ended; the letter holds the only link."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.status import Status
from recruitment.outbox.actions import enqueue
from recruitment.outbox.letters import post
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes.queries import standing
from recruitment.outcomes.rules import DECISIONS
from recruitment.satisfaction.actions import make_link
from recruitment.satisfaction.models import Audience
from recruitment.triage.addresses import addresses, has_left

LETTER = "mail.survey"
PARAMETER = "lank"
# Nobody is asked in the week of the answer, nor about what was long ago.
AFTER = timedelta(days=14)
NOT_LATER = timedelta(days=60)
WORKS_FOR = timedelta(days=60)


def invite_families(at: datetime) -> str:
    """Queues a letter to each family whose case has ended; nobody is asked twice, nor the protected."""
    today = timezone.localdate(at)
    ended = standing().filter(
        kind__in=sorted(DECISIONS), occurred_on__lte=today - AFTER, occurred_on__gte=today - NOT_LATER
    )
    leads = (
        Lead.objects.filter(pk__in=ended.values("lead"), is_protected=False)
        .exclude(status=Status.DUPLICATE)
        .exclude(entry_channel=EntryChannel.IMPORT)
        .prefetch_related("applicants")
    )
    asked = set(
        OutboxMessage.objects.filter(effect_key__in=[_key(lead) for lead in leads]).values_list(
            "effect_key", flat=True
        )
    )
    count = sum(_invite(lead, at=at) for lead in leads if _key(lead) not in asked)
    return str(count) if count else ""


@transaction.atomic
def _invite(lead: Lead, *, at: datetime) -> int:
    to = addresses(lead)
    if not to or OutboxMessage.objects.filter(effect_key=_key(lead)).exists():
        return 0
    last_day = timezone.localdate(at) + WORKS_FOR
    enqueue(
        kind=LETTER,
        effect_key=_key(lead),
        case=lead.reference,
        payload={
            "lead": str(lead.pk),
            "to": to[0],
            "token": make_link(Audience.FAMILY, last_day=last_day),
            "last_day": last_day.isoformat(),
        },
        at=at,
    )
    return 1


def send_survey_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """The letter; once it has left, nothing here knows which link the family got."""
    lead = Lead.objects.prefetch_related("applicants").filter(pk=payload["lead"]).first()
    if lead is None or lead.is_protected or has_left(lead, payload["to"]):
        return
    with translation.override(lead.language):
        link = f"{settings.BASE_URL}{reverse('survey:survey')}?{PARAMETER}={payload['token']}"
        context = {"unit": settings.UNIT, "link": link, "last_day": date.fromisoformat(payload["last_day"])}
        body = render_to_string("mail/survey.txt", context)
        subject = str(_("How was it to be in touch with us?"))
    post(subject=subject, body=body, to=[payload["to"]], message_id=message_id)


def _key(lead: Lead) -> str:
    return f"{LETTER}:{lead.pk}"
