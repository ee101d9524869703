"""The year as a calendar: every activity where it lies, nothing outside the picture."""

from datetime import date

import pytest

from recruitment.plan.calendar import LEFT, WIDTH, calendar_of
from recruitment.plan.models import Activity

TODAY = date(2026, 7, 2)


def at(starts_on: date, ends_on: date, pk: int = 1) -> Activity:
    return Activity(pk=pk, name="Affischer", starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 1, 1), date(2026, 12, 31)),
        (date(2025, 11, 1), date(2027, 2, 1)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 5, 5), date(2026, 5, 5)),
        (date(2027, 3, 1), date(2027, 4, 1)),
    ],
)
def test_no_bar_leaves_the_picture_or_vanishes(starts_on: date, ends_on: date) -> None:
    (bar,) = calendar_of(2026, [at(starts_on, ends_on)], today=TODAY).bars
    assert float(bar.x) >= LEFT and float(bar.width) >= 8
    assert float(bar.x) + float(bar.width) <= WIDTH - LEFT + 0.1


def test_a_later_start_lies_further_to_the_right_and_a_longer_time_is_wider() -> None:
    spring, autumn = at(date(2026, 2, 1), date(2026, 3, 1)), at(date(2026, 8, 1), date(2026, 12, 1), pk=2)
    first, second = calendar_of(2026, [spring, autumn], today=TODAY).bars
    assert float(first.x) < float(second.x) and float(first.width) < float(second.width)
    assert float(first.y) < float(second.y)
    # Words of what lies late in the year stand before its end, not outside the picture.
    assert (first.anchor, second.anchor) == ("start", "start")
    (late,) = calendar_of(2026, [at(date(2026, 11, 1), date(2026, 12, 31))], today=TODAY).bars
    assert late.anchor == "end" and float(late.words_x) <= WIDTH - LEFT


def test_today_is_marked_in_its_own_year_alone() -> None:
    assert calendar_of(2026, [], today=TODAY).today_x
    assert not calendar_of(2027, [], today=TODAY).today_x


def test_what_should_not_start_now_is_marked() -> None:
    one, two = at(TODAY, TODAY), at(TODAY, TODAY, pk=2)
    assert [bar.is_warned for bar in calendar_of(2026, [one, two], today=TODAY, warned={2}).bars] == [
        False,
        True,
    ]
