"""Words on a plot never stand on each other."""

from itertools import pairwise

import pytest

from recruitment.report.periods import parse
from recruitment.report.plots import BOTTOM, GOAL_WORDS, HEIGHT, progress_plot
from recruitment.report.progress import Point, Progress

LINE = 16
# Letters reach so far below the line they stand on, and are so high in all.
DESCENT, LETTERS = 4, 15


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


@pytest.mark.parametrize("count", [100, 120, 150, 200, 300, 500, 900, 3000])
@pytest.mark.parametrize("before", [30, 40, 75, 90])
def test_the_goals_words_stand_over_the_months_and_on_no_line(count: int, before: int) -> None:
    """Also where nearly all came at the end, so that the plan's line lies close to the months."""
    period = parse("2026H2")
    assert period is not None
    points = [Point(period.start, part, sum_) for part, sum_ in ((0.3, before // 2), (0.67, before))]
    points.append(Point(period.start, 0.91, count))
    plot = progress_plot(Progress(period, tuple(points), (90.0,)))
    assert plot.goal is not None
    bottom = float(plot.goal.label_y) + DESCENT
    assert bottom <= HEIGHT - BOTTOM
    for step in range(20):
        x = float(plot.goal.x) - GOAL_WORDS * step / 20
        assert not bottom - LETTERS < height_of(plot.plan, x) < bottom, "the plan's line"
        assert not bottom - LETTERS < height_of(plot.line, x) < bottom, "what came"


def height_of(polyline: str, x: float) -> float:
    """The y of a line at an x; far above where it does not reach."""
    points = [tuple(map(float, point.split(","))) for point in polyline.split()]
    for (left, start), (right, end) in pairwise(points):
        if left <= x <= right:
            return start + (end - start) * (x - left) / (right - left)
    return -1000.0
