"""Both counts, the touches of a household read as one, and promises counted for every registration."""

from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from recruitment.leads import households
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import Touch, TouchKind
from recruitment.report.arrivals import Arrivals, arrivals, arrivals_for_outside
from recruitment.report.attribution import Model, total
from recruitment.report.periods import Period, parse
from recruitment.report.promise import promise_keeping
from recruitment.report.stages import Clock, stages
from recruitment.report.touches import ways_of
from recruitment.staff.models import User
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.triage import call, make_assigned, make_handler

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 3, 2, 9))
NOW = MONDAY + timedelta(days=60)


@pytest.fixture
def half() -> Period:
    found = parse("2026H1")
    assert found is not None
    return found


def twice(anna: User) -> None:
    """A household that came by a poster, and wrote again by another one the day after."""
    tags = [make_tag(), make_tag()]
    first = make_assigned(owner=anna, at=MONDAY, touches=[TouchFacts(TouchKind.TAG, tag=tags[0])])
    at = MONDAY + timedelta(days=1)
    second = make_lead(at=at, touches=[TouchFacts(TouchKind.TAG, tag=tags[1])])
    households.join_what_is_open(second, at=at)
    assert second.joined_to == first


def test_both_counts_are_told(half: Period) -> None:
    twice(make_handler())
    make_lead(at=MONDAY, phone="070-174 06 36", email="")
    counts = arrivals(half)
    assert counts == Arrivals(registrations=3, households=2)
    assert "3" in counts.words and "2" in counts.words
    assert stages(half, Clock.PERIOD, NOW).submitted.count() == 2


def test_a_small_difference_is_not_for_outside(half: Period) -> None:
    twice(make_handler())
    assert arrivals_for_outside(half, 5) is None


def test_the_touches_of_both_count_once_for_the_household(half: Period) -> None:
    twice(make_handler())
    ways = ways_of(stages(half, Clock.PERIOD, NOW).submitted)
    assert [(len(way), households) for way, households in ways.items()] == [(2, 1)]
    for model in Model:
        assert sum(total(model, ways).values()) == Fraction(1)
    assert Touch.objects.count() == 2


def test_every_promise_counts_and_one_talk_keeps_both(half: Period) -> None:
    anna = make_handler()
    twice(anna)
    assert promise_keeping(half, NOW).due == 2
    first = anna.owned_leads.get()
    call(first, at=MONDAY + timedelta(days=1, hours=2))
    kept = promise_keeping(half, NOW)
    assert (kept.due, kept.reached) == (2, 2)
