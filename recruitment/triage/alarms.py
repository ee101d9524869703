"""What must not be overlooked on the desk's first screen: promises the manager was told of, and silence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from recruitment.leads.models import Lead
from recruitment.triage.models import PromiseEvent, PromiseMark, SilenceCheck
from recruitment.triage.silence import silent_leads
from recruitment.triage.watch import awaiting_first_call


@dataclass(frozen=True)
class Alarms:
    """How many families still wait although the manager was told, and last night's silent ones."""

    escalated: int
    silent: int
    checked_at: datetime


def alarm_parts() -> dict[str, Any]:
    """The figures as parts of a bigger question (`triage.queries.counts`)."""
    # All of them await the first talk, so that grouping by it counts them in one row.
    grouped = escalated_leads().order_by().values("awaits_first_talk")
    number = grouped.annotate(number=Count("pk")).values("number")
    last_check = SilenceCheck.objects.order_by("-checked_on")
    return {
        "ALARM_ESCALATED": Coalesce(Subquery(number, IntegerField()), 0),
        "ALARM_SILENT": Subquery(last_check.values("silent_count")[:1]),
        "ALARM_CHECKED_AT": Subquery(last_check.values("at")[:1]),
    }


def alarms_in(answer: Mapping[str, Any]) -> Alarms | None:
    """The alarms that an answer holds beside its other figures; None before the first night's check."""
    if answer["ALARM_CHECKED_AT"] is None:
        return None
    return Alarms(answer["ALARM_ESCALATED"], answer["ALARM_SILENT"], answer["ALARM_CHECKED_AT"])


def escalated_leads() -> QuerySet[Lead]:
    """Families nobody has reached although the manager has been told."""
    told = PromiseEvent.objects.filter(lead=OuterRef("pk"), mark=PromiseMark.ESCALATED)
    return awaiting_first_call().filter(Exists(told))


def alarmed_leads(at: datetime) -> QuerySet[Lead]:
    """Both kinds as they stand now, for the page that lists them."""
    escalated = escalated_leads().annotate(met_in=Coalesce("joined_to", "pk")).values("met_in")
    return Lead.objects.filter(Q(pk__in=escalated) | Q(pk__in=silent_leads(at).values("pk")))
