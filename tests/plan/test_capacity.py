"""The traffic light: whether the desk has room for the families that the next activity will bring."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.waiting import queue_at
from recruitment.plan.capacity import Light, Queue, readiness, starts_soon
from recruitment.plan.models import Activity
from tests.make.leads import make_lead

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("too_long", "light"),
    [(0, Light.GO), (2, Light.GO), (3, Light.SLOW), (7, Light.SLOW), (8, Light.WAIT), (40, Light.WAIT)],
)
def test_the_light_follows_the_units_own_limits(settings: LazySettings, too_long: int, light: Light) -> None:
    limits = replace(settings.UNIT.capacity, slow_from=3, wait_from=8)
    settings.UNIT = replace(settings.UNIT, capacity=limits)
    ready = readiness(Queue(waiting=50, too_long=too_long))
    assert ready.light == light
    assert ready.words.startswith("50 familjer väntar" if not too_long else f"{too_long} familj")
    assert ("Skjut upp" in ready.words) == (light == Light.WAIT)


@pytest.mark.parametrize(
    ("facts", "soon"),
    [
        ({"starts_on": TODAY}, True),
        ({"starts_on": TODAY + timedelta(days=14)}, True),
        ({"starts_on": TODAY + timedelta(days=15)}, False),
        ({"starts_on": TODAY - timedelta(days=1)}, False),
        ({"starts_on": TODAY, "status": "running"}, False),
        ({"starts_on": TODAY, "status": "cancelled"}, False),
    ],
)
def test_only_what_can_still_be_put_off_is_warned_about(facts: dict[str, Any], soon: bool) -> None:
    assert starts_soon(Activity(**{"status": "planned"} | facts), TODAY) is soon


@pytest.mark.django_db
def test_the_queue_counts_who_waits_and_who_waits_too_long() -> None:
    now = timezone.make_aware(datetime(2026, 11, 26, 9))  # a Thursday; two working days are promised
    for received in (now - timedelta(days=2), now - timedelta(days=3), now - timedelta(hours=1)):
        make_lead(at=received)
    # Monday morning was promised Wednesday evening, Tuesday this evening.
    assert queue_at(now) == Queue(waiting=3, too_long=1)
    # A promise moved forward with the family's knowledge does not shorten the wait.
    Lead.objects.update(promised_by=now + timedelta(days=7))
    assert queue_at(now) == Queue(waiting=3, too_long=1)
    Lead.objects.order_by("received_at").first().delete()
    assert queue_at(now) == Queue(waiting=2, too_long=0)
