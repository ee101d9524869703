"""Families imported from earlier lists: a line of their own, and never in a time to answer."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from recruitment.leads.models import EntryChannel, Lead
from recruitment.outcomes.actions import record
from recruitment.outcomes.models import OutcomeKind
from recruitment.report.arrivals import arrivals, arrivals_for_outside
from recruitment.report.blocks.counts import five_counts
from recruitment.report.lead_times import lead_time
from recruitment.report.municipality_statistics import imported_by_half_year, table, table_for_outside
from recruitment.report.periods import Period, parse
from recruitment.report.promise import promise_keeping, waiting_past_promise
from recruitment.report.stages import Clock
from recruitment.report.suppression import HIDDEN
from recruitment.report.terms import read
from recruitment.staff.models import User
from tests.make.leads import make_lead
from tests.make.triage import make_assigned, make_handed_over, make_handler

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 3, 2, 9))
NOW = MONDAY + timedelta(days=60)


@pytest.fixture
def half() -> Period:
    found = parse("2026H1")
    assert found is not None
    return found


def come(families: int, channel: EntryChannel = EntryChannel.FORM) -> None:
    for _number in range(families):
        make_lead(at=MONDAY, entry_channel=channel)


def imported() -> None:
    Lead.objects.update(entry_channel=EntryChannel.IMPORT)


def test_they_stand_on_a_line_of_their_own_below_the_sum(half: Period) -> None:
    come(2)
    assert table(half).imported is None
    come(3, EntryChannel.IMPORT)
    found = table(half)
    assert found.sum.counts["interest"] == 5
    assert found.imported is not None
    assert list(found.imported.counts.values()) == [3, 0, 0, 0, 0]
    terms = read({"period": half.code}, reader=make_handler(), now=NOW)
    last = five_counts(terms).rows[-1]
    assert last[:2] == ("varav inlästa från tidigare listor", 3)
    assert imported_by_half_year(NOW.date()) == {half: 3}
    assert "3 av anmälningarna är inlästa från tidigare listor" in arrivals(half).words


@pytest.mark.parametrize(("ours", "theirs", "seen"), [(5, 5, 5), (5, 4, None), (4, 5, None)])
def test_outside_the_line_shows_where_neither_part_is_small(
    half: Period, ours: int, theirs: int, seen: int | None
) -> None:
    come(ours)
    come(theirs, EntryChannel.IMPORT)
    line = table_for_outside(half).imported
    assert (line and line.counts["interest"]) == seen
    if line is not None:
        assert line.counts["cases"] is HIDDEN
    outside = arrivals_for_outside(half, 5)
    assert outside is None or outside.imported == 0


def investigated(officer: User) -> None:
    case = make_handed_over(at=MONDAY)
    for kind, days in ((OutcomeKind.INVESTIGATION_OPENED, 5), (OutcomeKind.SUITABLE, 50)):
        at = MONDAY + timedelta(days=days)
        record(case.lead, kind=kind, occurred_on=timezone.localdate(at), by=officer, at=at)


@pytest.mark.parametrize("clock", list(Clock))
def test_their_days_are_in_no_lead_time(half: Period, clock: Clock) -> None:
    investigated(make_handler())
    make_handed_over(at=MONDAY)
    seen = lead_time(half, clock, NOW)
    assert (seen.finished, seen.open) == (1, 1)
    imported()
    seen = lead_time(half, clock, NOW)
    assert (seen.finished, seen.open) == (0, 0)


def test_they_were_promised_nothing(half: Period) -> None:
    make_assigned(at=MONDAY)
    assert (promise_keeping(half, NOW).due, waiting_past_promise(NOW)) == (1, 1)
    imported()
    assert (promise_keeping(half, NOW).due, waiting_past_promise(NOW)) == (0, 0)
