"""The report's plots as plain geometry: templates draw it, and print the same numbers in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.report.goals import AgainstPlan
from recruitment.report.needs import NeedRow
from recruitment.report.periods import Period
from recruitment.report.progress import Point, Progress
from recruitment.report.suppression import Hidden
from recruitment.report.wording import whole

# Drawing surface in SVG units; the page scales it. Narrow, so that a phone hardly shrinks its words.
WIDTH, HEIGHT = 460, 256
STANDING_HEIGHT = 150
LEFT, RIGHT, TOP, BOTTOM = 48, 24, 18, 38
# The room “plan 1 000” takes on a phone.
GOAL_WORDS = 94
ROW = 48
# The latest point's words fit beside it in this part of the width.
ROOM_FOR_WORDS = 0.7
# How far above its point the goal’s words stand.
ABOVE = 14
# How far above the months the lowest words stand.
OVER_THE_AXIS = 5
# Two lines of words need so much between them.
LINE = 18
NAME_WIDTH = 90
# One tick for so many months, as long as the period has no more than so many.
TICK_STEPS = ((1, 8), (2, 16), (3, 24), (6, 48), (12, 96))
MOST_TICKS = 8


@dataclass(frozen=True)
class Tick:
    at: str
    words: str


@dataclass(frozen=True)
class Mark:
    """A point with its words; coordinates are text, so that no language puts commas into them."""

    x: str
    y: str
    words: str
    label_x: str
    label_y: str
    anchor: str


@dataclass(frozen=True)
class ProgressPlot:
    """Running sum with its band, and the plan's line; all coordinates ready to draw."""

    line: str
    band: str
    plan: str
    last: Mark | None
    goal: Mark | None
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


@dataclass(frozen=True)
class StandingPlot:
    """One outcome as a bar with its range, beside where the plan would be now and in the end."""

    against: AgainstPlan
    start: str
    bar_width: str
    low_x: str
    high_x: str
    pace_x: str
    goal_x: str


@dataclass(frozen=True)
class NeedMark:
    label: str
    y: str
    text_y: str
    needed_x: str
    available_x: str
    needed: str
    available: str
    # Where the two numbers stand so that they never cover each other.
    needed_text_x: str
    available_text_x: str
    needed_anchor: str
    available_anchor: str


@dataclass(frozen=True)
class NeedPlot:
    marks: tuple[NeedMark, ...]
    height: str
    axis_bottom: str


def progress_plot(seen: Progress) -> ProgressPlot:
    highest = max([1.0, *(point.interval.high for point in seen.points), *(seen.plan[-1:] or [0.0])])
    ticks = round_ticks(highest)
    top = max(highest * 1.06, ticks[-1])

    def x(part: float) -> str:
        return at(LEFT + part * (WIDTH - LEFT - RIGHT))

    def y(count: float) -> str:
        return at(HEIGHT - BOTTOM - count / top * (HEIGHT - TOP - BOTTOM))

    origin = f"{x(0)},{y(0)}"
    line = [origin, *(f"{x(point.part)},{y(point.count)}" for point in seen.points)]
    upper = [f"{x(point.part)},{y(point.interval.high)}" for point in seen.points]
    lower = [f"{x(point.part)},{y(point.interval.low)}" for point in reversed(seen.points)]
    knots = [f"{x((index + 1) / len(seen.plan))},{y(count)}" for index, count in enumerate(seen.plan)]
    last = seen.points[-1] if seen.points else None
    is_passed = bool(last and knots and last.count >= seen.plan[-1])
    steepest = max((after - before for before, after in pairwise((0.0, *seen.plan))), default=0.0)
    # How far the plan's line may lie below its end where the words of the goal begin.
    fall = steepest * len(seen.plan) * GOAL_WORDS / (WIDTH - LEFT - RIGHT) / top * (HEIGHT - TOP - BOTTOM)
    # Beside a point above the plan's line the words would stand on the line.
    planned = [((index + 1) / len(seen.plan), count) for index, count in enumerate(seen.plan)]
    is_below = bool(last and (not planned or last.count <= _height_at(last.part, planned)))
    has_room = bool(last and last.part < ROOM_FOR_WORDS and is_below)
    mark = _last_mark(x(last.part), y(last.count), last, has_room=has_room) if last else None
    is_near = bool(
        mark
        and knots
        and float(mark.label_x) > WIDTH - RIGHT - GOAL_WORDS
        and abs(float(mark.label_y) - float(y(seen.plan[-1])) + ABOVE) < LINE
    )
    # Above the line's end there is room, too, where what came runs well above it all along the words.
    begins = 1 - GOAL_WORDS / (WIDTH - LEFT - RIGHT)
    lowest = _height_at(begins, [(point.part, point.interval.low) for point in seen.points])
    is_far_above = is_passed and float(y(lowest)) < float(y(seen.plan[-1])) - ABOVE - LINE
    below = 30 + fall if (is_passed and not is_far_above) or is_near else None
    return ProgressPlot(
        line=" ".join(line),
        band=" ".join([origin, *upper, *lower]) if seen.points else "",
        plan=" ".join([origin, *knots]) if knots else "",
        last=mark,
        goal=_goal_mark(x(1), y(seen.plan[-1]), seen.plan[-1], below=below) if knots else None,
        across=_month_ticks(seen.period),
        up=tuple(Tick(y(count), whole(count)) for count in ticks),
    )


def standing_plot(against: AgainstPlan) -> StandingPlot:
    """For readers who may see the sum but not the months it came in."""
    reach = max(1.0, against.interval.high, float(against.goal or 0))

    def x(count: float) -> float:
        return LEFT + count / reach * (WIDTH - LEFT - RIGHT - 40)

    return StandingPlot(
        against=against,
        start=at(x(0)),
        bar_width=at(x(against.outcome) - x(0)),
        low_x=at(x(against.interval.low)),
        high_x=at(x(against.interval.high)),
        pace_x="" if against.pace is None else at(x(float(against.pace))),
        goal_x="" if against.goal is None else at(x(float(against.goal))),
    )


def need_plot(rows: Sequence[NeedRow]) -> NeedPlot:
    """A dumbbell for each age; a hidden number of homes has no mark."""
    known = [row.available for row in rows if not isinstance(row.available, Hidden)]
    most = max([1, *(row.needed for row in rows), *(int(count) for count in known)])
    width = 430

    def x(count: float) -> float:
        return NAME_WIDTH + 24 + count / most * (width - NAME_WIDTH - 56)

    marks = []
    for index, row in enumerate(rows):
        y = TOP + ROW * index + ROW / 2
        hidden = isinstance(row.available, Hidden)
        available = 0.0 if isinstance(row.available, Hidden) else float(row.available)
        needed_right = row.needed >= available
        marks.append(
            NeedMark(
                label=row.label,
                y=at(y),
                text_y=at(y + 5),
                needed_x=at(x(row.needed)),
                available_x="" if hidden else at(x(available)),
                needed=whole(row.needed),
                available="" if hidden else whole(available),
                needed_text_x=at(x(row.needed) + (13 if needed_right else -13)),
                available_text_x="" if hidden else at(x(available) + (-13 if needed_right else 13)),
                needed_anchor="start" if needed_right else "end",
                available_anchor="end" if needed_right else "start",
            )
        )
    bottom = TOP + ROW * len(rows)
    return NeedPlot(tuple(marks), at(bottom + 36), at(bottom + 22))


def round_ticks(highest: float) -> list[int]:
    """Four or so round numbers from the first step to just below or at the highest."""
    step = 1
    for candidate in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000):
        step = candidate
        if highest / candidate <= 5:
            break
    return list(range(step, max(int(highest), step) + 1, step))


def at(value: float) -> str:
    """A coordinate as text, so that no language puts gaps or commas into it."""
    return f"{value:.1f}"


def _height_at(part: float, points: Sequence[tuple[float, float]]) -> float:
    """How high a line from the origin through these points stands at a part of the period."""
    for (start, before), (end, after) in pairwise([(0.0, 0.0), *points]):
        if part <= end:
            return before + (after - before) * (part - start) / (end - start)
    return points[-1][1] if points else 0.0


def _last_mark(x: str, y: str, last: Point, *, has_room: bool) -> Mark:
    """The latest sum, written to the right of its point where there is room, else above it."""
    words = (_("%(count)s so far") if last.part < 1 else "%(count)s") % {"count": whole(last.count)}
    if has_room:
        return Mark(x, y, words, at(float(x) + 11), at(float(y) + 4), "start")
    return Mark(x, y, words, at(float(x) + 8), at(float(y) - 16), "end")


def _goal_mark(x: str, y: str, goal: float, *, below: float | None) -> Mark:
    """The goal's words above its point, or `below` it where those of the latest sum stand above."""
    words = _("plan %(goal)s") % {"goal": whole(goal)}
    lowest = HEIGHT - BOTTOM - OVER_THE_AXIS
    return Mark(x, y, words, x, at(min(float(y) + (-ABOVE if below is None else below), lowest)), "end")


def _month_ticks(period: Period) -> tuple[Tick, ...]:
    """Month names under a half-year, every other month under a year, fewer with their year under more."""
    every = next((step for step, most in TICK_STEPS if period.months <= most), period.months // MOST_TICKS)
    width = (WIDTH - LEFT - RIGHT) / period.months
    words = "M" if every <= 2 else "M Y"
    return tuple(
        Tick(at(LEFT + width * (place + 0.5)), date_format(month, words).lower())
        for place, month in enumerate(period.first_days_of_months())
        if place % every == 0
    )
