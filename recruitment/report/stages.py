"""Which families came how far, by one of two clocks that are never mixed in a table."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.handoff.models import Handover
from recruitment.leads.models import Lead, StatusChange
from recruitment.leads.status import UNDECIDED, Status
from recruitment.outcomes import queries as outcomes
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.report.periods import STOCKHOLM, Period


class Clock(TextChoices):
    """What a figure counts: what happened in the period, or what became of those who came in it."""

    PERIOD = "period", _("what happened in the period")
    COHORT = "cohort", _("what became of those who registered in the period")


@dataclass(frozen=True)
class Stages:
    """The leads behind each figure; a second registration by a known household is not counted.

    By the period clock `still_open` is the stock when the period ended, or now if it has not.
    """

    submitted: QuerySet[Lead]
    spoken_to: QuerySet[Lead]
    handed_over: QuerySet[Lead]
    suitable: QuerySet[Lead]
    placed: QuerySet[Lead]
    still_open: QuerySet[Lead]

    def by_name(self) -> Mapping[str, QuerySet[Lead]]:
        """In the order a family passes them."""
        return {stage.name: getattr(self, stage.name) for stage in fields(self)}


def stages(period: Period, clock: Clock, now: datetime) -> Stages:
    """Nothing is asked of the database before one of them is counted."""
    came = came_in(period)
    if clock == Clock.COHORT:
        spoken_to = came.filter(contacted_at__isnull=False)
        handed_over = came.filter(Exists(Handover.objects.filter(lead=OuterRef("pk"))))
        suitable = came.filter(Exists(standing(OutcomeKind.SUITABLE).filter(lead=OuterRef("pk"))))
        placed = came.filter(Exists(standing(OutcomeKind.PLACED).filter(lead=OuterRef("pk"))))
        still_open = came & undecided_at(now, now)
    else:
        spoken_to = households().filter(contacted_at__gte=period.starts_at, contacted_at__lt=period.ends_at)
        # A case that was given back and handed over again was handed over the first time.
        first = Handover.objects.filter(
            sequence=1, handed_over_at__gte=period.starts_at, handed_over_at__lt=period.ends_at
        )
        handed_over = households().filter(pk__in=first.values("lead"))
        suitable = households().filter(pk__in=reached(OutcomeKind.SUITABLE, period).values("lead"))
        placed = households().filter(pk__in=reached(OutcomeKind.PLACED, period).values("lead"))
        still_open = undecided_at(min(now, period.ends_at), now)
    return Stages(came, spoken_to, handed_over, suitable, placed, still_open)


def households() -> QuerySet[Lead]:
    """Every lead but the ones found to be a second registration by the same household."""
    return Lead.objects.exclude(status=Status.DUPLICATE)


def came_in(period: Period) -> QuerySet[Lead]:
    """The households whose first registration came in the period."""
    return households().filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)


def standing(*kinds: str) -> QuerySet[Outcome]:
    """Outcomes of these kinds that no correction has replaced."""
    return outcomes.standing().filter(kind__in=kinds)


def reached(kind: OutcomeKind, period: Period) -> QuerySet[Outcome]:
    """Standing outcomes of a kind that happened in the period.

    A family has at most one of each kind we count (`outcomes.rules`), so half-years add up to the year.
    """
    happened = standing(kind).filter(occurred_on__gte=period.start, occurred_on__lt=period.end)
    return happened.exclude(lead__status=Status.DUPLICATE)


def undecided_at(moment: datetime, now: datetime, among: Collection[Status] = UNDECIDED) -> QuerySet[Lead]:
    """Leads that could still become a suitable home at a moment, now or earlier."""
    leads = households().filter(received_at__lt=moment)
    if moment >= now:
        return leads.filter(status__in=sorted(among), investigated_until__isnull=True)
    # Only of those that have moved since does the trail have to tell where they stood.
    last = StatusChange.objects.filter(lead=OuterRef("pk"), at__lt=moment).order_by("-sequence")
    stood = Q(status_since__lt=moment, status__in=sorted(among)) | Q(status_since__gte=moment, then__in=among)
    # A past moment is the midnight that ends a period: its day is not part of the period.
    midnight = Q(investigated_until__gte=moment.astimezone(STOCKHOLM).date())
    return leads.annotate(then=Subquery(last.values("after")[:1])).filter(
        stood, midnight | Q(investigated_until__isnull=True)
    )
