"""The demo's queue follows a second rule since some weeks: a need that is for now weighs more."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta

from django.utils import timezone

from recruitment.priority.actions import adopt
from recruitment.priority.rules import FIRST, WEIGHTS
from recruitment.staff.models import User

ADOPTED = timedelta(weeks=6)
WHY = (
    "Utredarna ville att ett behov som gäller nu märks mer i ordningen."
    " När det är jämnt går en familj i samma kommun före."
)


def make_rule(*, manager: User, now: datetime) -> None:
    points = asdict(replace(FIRST, points_for_urgency=3, points_for_nearness=1))
    at = now - ADOPTED
    weights = {name: points[name] for name in WEIGHTS}
    adopt(weights, in_force_from=timezone.localdate(at), why=WHY, by=manager, at=at)
