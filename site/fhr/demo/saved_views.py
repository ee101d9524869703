"""Views of the inbox that the demo's colleagues have kept: two shared, one somebody's own."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from recruitment.staff.models import User
from recruitment.triage.saving import save_filter


def save_views(handlers: Sequence[User], *, now: datetime) -> None:
    """Named in the unit's own words, so that another unit's demo speaks of its own places."""
    oldest, places = settings.UNIT.age_bands[-1], settings.UNIT.municipalities[:2]
    towns = "&".join(f"kommun={place.code}" for place in places)
    for name, query in (
        (f"Kan ta emot {oldest.label}", f"flik=att-gora&alder={oldest.key}"),
        (" och ".join(place.name for place in places), f"flik=att-gora&{towns}"),
    ):
        save_filter(name=name[:40], query=query, is_shared=True, by=handlers[-1], at=now)
    save_filter(name="Mina, brådskar", query="flik=mina&nar=idag", is_shared=False, by=handlers[0], at=now)
