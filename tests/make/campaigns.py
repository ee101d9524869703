"""Builds tags and decides tracking levels."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from recruitment.campaigns import level
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.models import Level, Tag, TrackingLevel
from recruitment.staff.models import User
from tests.make.plan import make_activity


def make_tag(**fields: Any) -> Tag:
    """A tag with a fresh code on a running activity."""
    fields.setdefault("code", new_code())
    if "activity" not in fields:
        fields["activity"] = make_activity()
    return Tag.objects.create(**fields)


def decide_level(chosen: Level, since: datetime | None = None) -> TrackingLevel:
    """Puts a level in force, as the data protection officer would."""
    decision = TrackingLevel.objects.create(
        level=chosen, since=since or timezone.now(), decided_by=User.objects.system(), reason="Prov"
    )
    level.forget()
    return decision
