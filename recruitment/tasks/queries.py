"""Which tasks wait, and for whom."""

from django.db.models import Q, QuerySet

from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES, GROUP_NAMES
from recruitment.tasks.models import Task


def waiting() -> QuerySet[Task]:
    return Task.objects.filter(done_at__isnull=True)


def waiting_for(user: User) -> QuerySet[Task]:
    """What this person is asked to do, and what waits for whoever comes first."""
    return waiting().filter(Q(addressee=user) | for_anybody())


def for_anybody() -> Q:
    """Tasks without an addressee, or whose addressee no longer works at the desk: none of them is silent."""
    at_the_desk = User.objects.filter(
        is_active=True, groups__name__in=[GROUP_NAMES[role] for role in DESK_ROLES]
    )
    return Q(addressee__isnull=True) | ~Q(addressee__in=at_the_desk.values("pk"))
