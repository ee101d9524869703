"""The investigation queue: which handed-over families somebody may see, and where each case stands."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from recruitment.handoff.models import Adapter, Handover
from recruitment.leads.models import Applicant
from recruitment.leads.status import Status
from recruitment.municipalities.models import Need
from recruitment.priority.rules import Rule
from recruitment.priority.scoring import Priority, priority
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, QUEUE_ROLES, Role
from recruitment.triage.matching import needs_met, offer_of

PAGE_SIZE = 50


class QueueTab(TextChoices):
    """The views of the queue; the value stands in the address."""

    WAITING = "vantar", pgettext_lazy("queue", "Waiting")
    MINE = "mina", pgettext_lazy("queue", "Mine")
    ONGOING = "pagar", pgettext_lazy("queue", "Ongoing")
    ELSEWHERE = "annat-hall", pgettext_lazy("queue", "In other systems")
    DECIDED = "avgjorda", pgettext_lazy("queue", "Decided")


def visible_to(user: User) -> QuerySet[Handover]:
    """Cases that stand with the investigators; protected ones for the manager and those who hold them."""
    cases = Handover.objects.filter(returned_at__isnull=True)
    if user.holds_any({Role.UNIT_MANAGER}):
        return cases
    return cases.filter(
        Q(lead__is_protected=False) | Q(lead__owner=user) | Q(lead__partner=user) | investigated_by(user)
    )


def investigated_by(user: User) -> Q:
    """For a query of hand-overs: those this person has taken, alone or as one of the pair."""
    return Q(queue_item__claimed_by=user) | Q(queue_item__partner=user)


def investigators() -> QuerySet[User]:
    """The people who can take a case."""
    groups = [GROUP_NAMES[role] for role in QUEUE_ROLES]
    people = User.objects.filter(is_active=True, groups__name__in=groups).distinct()
    return people.order_by("first_name", "last_name", "email")


def counts(user: User) -> dict[str, int]:
    """How many cases each tab holds; one question to the database."""
    return visible_to(user).aggregate(
        **{tab.name: Count("pk", filter=_in_tab(tab, user)) for tab in QueueTab}
    )


def in_tab(tab: QueueTab, user: User) -> QuerySet[Handover]:
    """The cases of a tab, with what a row shows."""
    return (
        visible_to(user)
        .filter(_in_tab(tab, user))
        .defer("package", "lead__answers")
        .select_related("lead__municipality", "lead__owner", "queue_item__claimed_by", "queue_item__partner")
        .prefetch_related(
            Prefetch("lead__applicants", Applicant.objects.only("lead_id", "position", "name", "left_at"))
        )
    )


def in_order(
    cases: Iterable[Handover], rule: Rule, needs: Sequence[Need], today: date
) -> list[tuple[Handover, Priority]]:
    """Waiting cases by the visible rule: most points first, and of equals the one that waited longest."""
    placed = [(case, priority_of(case, rule, needs, today)) for case in cases]
    return sorted(placed, key=lambda row: (-row[1].points, row[0].handed_over_at, str(row[0].pk)))


def priority_of(case: Handover, rule: Rule, needs: Sequence[Need], today: date) -> Priority:
    waited = (today - timezone.localtime(case.handed_over_at).date()).days
    offer = offer_of(case.lead)
    return priority(rule, days_waiting=waited, offer=offer, needs=needs_met(offer, needs))


def latest_first(cases: QuerySet[Handover], *, after: tuple[datetime, UUID] | None) -> list[Handover]:
    """The next page of a tab after a case in it, one row more than a page when there is more."""
    if after is not None:
        at, case = after
        cases = cases.filter(Q(handed_over_at__lt=at) | Q(handed_over_at=at, pk__gt=case))
    return list(cases.order_by("-handed_over_at", "pk")[: PAGE_SIZE + 1])


def _in_tab(tab: QueueTab, user: User) -> Q:
    is_open = Q(lead__investigated_until__isnull=True, lead__status=Status.HANDED_OVER)
    match tab:
        case QueueTab.WAITING:
            return is_open & Q(queue_item__isnull=False, queue_item__claimed_by__isnull=True)
        case QueueTab.MINE:
            return is_open & investigated_by(user)
        case QueueTab.ONGOING:
            return is_open & Q(queue_item__claimed_by__isnull=False)
        case QueueTab.ELSEWHERE:
            return is_open & ~Q(adapter=Adapter.BUILT_IN_QUEUE)
        case QueueTab.DECIDED:
            return ~is_open
