"""The facts that stand: every outcome that no later entry has corrected or voided."""

from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from recruitment.leads.models import Lead, StatusChange
from recruitment.leads.status import Status
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.outcomes.rules import DECISIONS

# What the public pages say about time rests on the last two years, and on ten families or more.
ANSWERS = (OutcomeKind.SUITABLE, OutcomeKind.UNSUITABLE)
LOOK_BACK = timedelta(days=730)
FEWEST_TO_SPEAK_OF = 10


def standing() -> QuerySet[Outcome]:
    """All facts that stand today, of every family.

    Asked as “no later one”: of a join that finds none PostgreSQL believes that hardly any fact stands, and
    goes through them all once for each family.
    """
    later = Outcome.objects.filter(supersedes=OuterRef("pk"))
    return Outcome.objects.filter(~Exists(later)).exclude(kind="")


def standing_of(lead: Lead) -> list[Outcome]:
    """The facts that stand about one family, in the order they happened."""
    facts = standing().filter(lead=lead).select_related("municipality", "recorded_by")
    return sorted(facts, key=lambda fact: (fact.occurred_on, _place(fact.kind), fact.recorded_at))


def decided(leads: Iterable[Lead]) -> dict[object, str]:
    """Lead id → the decision that stands, for those that have one."""
    facts = standing().filter(lead__in=list(leads), kind__in=sorted(DECISIONS))
    return {fact.lead_id: fact.kind for fact in facts}


def handed_over_on(lead: Lead) -> date | None:
    """The day the family was first handed over to investigation; None when that has not happened."""
    first = StatusChange.objects.filter(lead=lead, after=Status.HANDED_OVER).order_by("sequence").first()
    return None if first is None else timezone.localtime(first.at).date()


def median_days_to_decision(*, on: date) -> float | None:
    """Days from registration to the investigation's decision, for those decided in the last two years.

    For the public: None while fewer than ten families have had an answer.
    """
    decisions = (
        standing()
        .filter(kind__in=ANSWERS, occurred_on__gt=on - LOOK_BACK, occurred_on__lte=on)
        .exclude(lead__status=Status.DUPLICATE)
        .values_list("occurred_on", "lead__received_at")
    )
    days = [(decided_on - timezone.localdate(received_at)).days for decided_on, received_at in decisions]
    return median(days) if len(days) >= FEWEST_TO_SPEAK_OF else None


def _place(kind: str) -> int:
    return list(OutcomeKind.values).index(kind)
