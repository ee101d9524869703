"""Words on a plot never stand on each other."""

import pytest

from recruitment.report.periods import parse
from recruitment.report.plots import GOAL_WORDS, progress_plot
from recruitment.report.progress import Point, Progress

LINE = 16


@pytest.mark.parametrize("count", range(1, 200, 3))
@pytest.mark.parametrize("goal", [30.0, 90.0, 91.0])
def test_the_goal_and_the_latest_sum_stand_apart(count: int, goal: float) -> None:
    period = parse("2026H2")
    assert period is not None
    point = Point(period.start, 0.8, count)
    plot = progress_plot(Progress(period, (point,), (goal,)))
    assert plot.last is not None and plot.goal is not None
    is_beside = plot.last.anchor == "end" and float(plot.last.label_x) <= float(plot.goal.x) - GOAL_WORDS
    assert is_beside or abs(float(plot.last.label_y) - float(plot.goal.label_y)) >= LINE
