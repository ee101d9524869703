"""The funnel equals a plain count over a generated past, and says no share that cannot be."""

from datetime import date

import pytest

from recruitment.report.form_words import CALL_ME, STEPS
from recruitment.report.funnel import Step, families, forms
from recruitment.report.funnel_plot import funnel_plot
from recruitment.report.intervals import wilson
from recruitment.report.periods import STOCKHOLM, parse
from recruitment.visits.models import EntryDay, FunnelDay
from tests.make.history import Story, make_past

pytestmark = pytest.mark.django_db
UNTIL = date(2026, 11, 22)
LEFT = {"withdrawn", "not_proceeding", "unreachable", "referred"}


def is_over(story: Story) -> bool:
    return story.status in LEFT or bool(story.first("unsuitable") or story.first("withdrawn"))


@pytest.mark.parametrize("code", ["2025H1", "2026", "2025-11--2026-03"])
def test_every_step_of_the_families_equals_a_plain_count(code: str) -> None:
    past = make_past(families=140, since=date(2025, 2, 3), until=UNTIL, seed=11)
    period = parse(code)
    assert period is not None
    came = [
        story
        for story in past.stories
        if story.status != "duplicate" and period.holds(story.received_at.astimezone(STOCKHOLM).date())
    ]
    reached = [
        [story for story in came if story.contacted_at],
        [story for story in came if story.handed_over_at],
        *(
            [story for story in came if story.first(kind)]
            for kind in ("suitable", "trained", "available", "placed")
        ),
    ]
    found = families(period)
    assert found.registered == len(came) > 0
    assert [step.count for step in found.steps] == [len(step) for step in reached]
    assert [step.may_come for step in found.steps] == [
        sum(not is_over(story) for story in came if story not in step) for step in reached
    ]
    assert sum(count for _words, count in found.left) == sum(map(is_over, came))
    for step in found.steps:
        assert step.share == wilson(step.count, len(came))
        assert step.part <= step.most <= 1


def test_the_form_is_followed_step_by_step() -> None:
    autumn = parse("2026H2")
    assert autumn is not None
    EntryDay.objects.create(day=date(2026, 9, 1), page=1, verified=200, unverified=9)
    first, *others, last = STEPS
    counts = [("start", "started", 50), (first, "passed", 40), (last, "submitted", 12)]
    counts += [(step, "passed", 30) for step in others]
    counts += [(first, "shown", 50), (CALL_ME, "submitted", 4)]
    for step, event, count in counts:
        FunnelDay.objects.create(day=date(2026, 9, 1), step=step, event=event, count=count)
    FunnelDay.objects.create(day=date(2026, 6, 30), step="start", event="started", count=900)
    found = forms(autumn)
    assert (found.arrivals, found.unverified, found.asked_for_a_call) == (200, 9, 4)
    assert [step.count for step in found.steps] == [50, 40, *[30] * len(others), 12]
    assert (found.begun.share, found.sent.share) == (wilson(50, 200), wilson(12, 50))
    assert found.steps[1].share == wilson(40, 50)


def test_more_than_began_is_no_share() -> None:
    assert Step("Skickade", 3, 2).share is None
    assert Step("Skickade", 0, 0).share is None
    assert Step("Skickade", 0, 20).share == wilson(0, 20)


def test_the_bars_never_leave_the_drawing_and_who_may_come_stands_beside() -> None:
    plot = funnel_plot([Step("A", 10, 20, 10), Step("B", 0, 20, 0)])
    assert plot is not None
    full, empty = plot.bars
    assert float(full.may_x) == 8 + float(full.length)
    assert float(full.may_x) + float(full.may_length) <= 430 - 8
    assert (empty.length, empty.may_x) == ("0.0", "")
    assert funnel_plot([Step("A", 0)]) is None
