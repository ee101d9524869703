"""Asks a family how it was, once, some time after its case has ended; the letter holds the only link."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.leads.family_words import Facts, FamilyWord
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.reach import Way, reaches, tell_one
from recruitment.leads.status import Status
from recruitment.outbox.delivery import Deliveries, NoLongerNeeded
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes.queries import standing
from recruitment.outcomes.rules import DECISIONS
from recruitment.satisfaction.actions import make_link
from recruitment.satisfaction.models import Audience

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
    to = next((reach for reach in reaches(lead) if reach.way == Way.MAIL), None)
    if to is None or OutboxMessage.objects.filter(effect_key=_key(lead)).exists():
        return 0
    last_day = timezone.localdate(at) + WORKS_FOR
    facts = {"token": make_link(Audience.FAMILY, last_day=last_day), "last_day": last_day.isoformat()}
    tell_one(to, SURVEY.about, key=str(lead.pk), facts=facts, at=at)
    return 1


def _words(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    if lead.is_protected:
        raise NoLongerNeeded
    return {
        "link": f"{settings.BASE_URL}{reverse('survey:survey')}?{PARAMETER}={payload['token']}",
        "last_day": date.fromisoformat(payload["last_day"]),
    }


# Only a letter: a text message would say on a shared telephone that there was a case.
SURVEY = FamilyWord("survey", _("Question how it was, after a case has ended"), _words)
LETTER = f"{Way.MAIL.value}.{SURVEY.about}"
DELIVERIES: Deliveries = {LETTER: SURVEY.deliveries()[LETTER]}


def _key(lead: Lead) -> str:
    return f"{SURVEY.about}:{lead.pk}"
