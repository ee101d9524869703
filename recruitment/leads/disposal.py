"""Registrations that have been closed for as long as the board's plan keeps them."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from recruitment.leads.models import Applicant, Lead
from recruitment.leads.personal_data import case_of
from recruitment.leads.status import EXITS, Status
from recruitment.privacy.register import PersonalData
from recruitment.privacy.retention import erase_cases


def due(at: datetime) -> dict[str, QuerySet[Lead]]:
    """Closed registrations that still name somebody, by the rule under which their time is over."""
    times = settings.UNIT.retention
    return {
        "withdrawn": _closed(frozenset({Status.WITHDRAWN}), before=at - timedelta(days=times.withdrawn_days)),
        "not_proceeding": _closed(
            EXITS - {Status.WITHDRAWN}, before=at - timedelta(days=times.not_proceeding_days)
        ),
    }


def dispose_due(at: datetime, *, register: Iterable[PersonalData]) -> int:
    """Erases every family whose time is over, one rule at a time; returns how many."""
    register = tuple(register)
    count = 0
    for rule, found in due(at).items():
        with transaction.atomic():
            # Locked, so that a colleague who reopens one just now either comes first or finds it gone.
            leads = list(found.select_for_update(of=("self",)).order_by("pk"))
            # What is joined with one of them tells of the same family, and goes with it.
            leads += Lead.objects.filter(joined_to__in=leads).order_by("pk")
            if leads:
                erase_cases([case_of(lead) for lead in leads], register=register, rule=rule, at=at)
        count += len(leads)
    return count


def _closed(statuses: frozenset[Status], *, before: datetime) -> QuerySet[Lead]:
    names_somebody = Exists(Applicant.objects.filter(lead=OuterRef("pk")))
    closed = Lead.objects.filter(names_somebody, status__in=statuses, status_since__lt=before)
    # A joined registration is kept for as long as the one it is met in.
    return closed.filter(joined_to__isnull=True)
