"""Half-open half-years in Swedish time: no day is counted twice, and none is lost."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.report.periods import STOCKHOLM, Period, choices, half_year_of, half_years, history, parse


@given(st.dates(date(2001, 1, 1), date(2098, 12, 31)))
def test_every_day_is_in_exactly_one_half_year_and_one_year(day: date) -> None:
    half = half_year_of(day)
    assert half.holds(day)
    assert not half_year_of(half.end).holds(day)
    assert parse(half.code) == half
    year = parse(str(day.year))
    assert year is not None
    assert [part.code for part in year.half_years()] == [f"{day.year}H1", f"{day.year}H2"]
    assert sum(part.holds(day) for part in year.half_years()) == 1


def test_a_half_year_ends_at_midnight_in_stockholm_also_in_summer_time() -> None:
    first, second = parse("2026H1"), parse("2026H2")
    assert first is not None and second is not None
    assert first.ends_at == second.starts_at == datetime(2026, 6, 30, 22, tzinfo=UTC)
    assert second.ends_at == datetime(2026, 12, 31, 23, tzinfo=UTC)
    late = datetime(2026, 6, 30, 23, 59, tzinfo=STOCKHOLM)
    early = datetime(2026, 7, 1, 0, 1, tzinfo=STOCKHOLM)
    assert first.starts_at <= late < first.ends_at <= early < second.ends_at


@pytest.mark.parametrize(
    "code",
    [
        "",
        "2026H3",
        "26H1",
        "2026h1",
        "2024-2025",
        "1850",
        "2026H1 ",
        "2024-2026-",
        "٢٠٢٦",
        "9999999",
        "2026\n",
        "2026-13--2027-01",
        "2026-05--2026-04",
        "2026-05--",
        "--2026-05",
        "2026-5--2026-06",
        "2001-01--2098-12",
        "2026-05--2026-06--2026-07",
    ],
)
def test_what_is_no_period_is_refused(code: str) -> None:
    assert parse(code) is None


def test_three_years_are_six_half_years_and_36_months() -> None:
    period = parse("2024-2026")
    assert period is not None
    assert (period.start, period.end) == (date(2024, 1, 1), date(2027, 1, 1))
    assert len(period.half_years()) == 6
    assert len(period.first_days_of_months()) == 36
    assert period.code == "2024-2026"


@pytest.mark.parametrize(
    ("code", "start", "end", "label"),
    [
        ("2016-05--2019-06", date(2016, 5, 1), date(2019, 7, 1), "maj 2016–juni 2019"),
        ("2026-10--2026-10", date(2026, 10, 1), date(2026, 11, 1), "oktober 2026"),
        ("2025-07--2026-06", date(2025, 7, 1), date(2026, 7, 1), "juli 2025–juni 2026"),
    ],
)
def test_months_of_ones_own_choice(code: str, start: date, end: date, label: str) -> None:
    period = parse(code)
    assert period is not None and period.is_own
    assert (period.start, period.end, period.code, period.label) == (start, end, code, label)
    assert not parse("2026H2").is_own  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("own", "code"),
    [("2026-07--2026-12", "2026H2"), ("2026-01--2026-12", "2026"), ("2024-01--2026-12", "2024-2026")],
)
def test_months_that_have_a_name_go_by_it(own: str, code: str) -> None:
    assert parse(own) == parse(code)
    assert parse(own).code == code  # type: ignore[union-attr]


@given(st.dates(date(2000, 1, 1), date(2079, 12, 31)), st.integers(1, 240))
def test_every_choice_of_months_is_read_back_as_it_was(day: date, months: int) -> None:
    period = Period(day.replace(day=1), months)
    assert parse(period.code) == period


def test_the_share_that_has_passed_counts_today_as_passed() -> None:
    half = parse("2026H2")
    assert half is not None
    assert half.elapsed(date(2026, 6, 30)) == 0
    assert half.elapsed(date(2026, 7, 1)) == Fraction(1, 184)
    assert half.elapsed(date(2026, 12, 31)) == 1
    assert half.elapsed(date(2027, 5, 1)) == 1


def test_the_picker_offers_everything_since_the_start_newest_first() -> None:
    codes = [period.code for period in choices(date(2024, 9, 1), date(2026, 11, 22))]
    assert codes == [
        "2026H2", "2026H1", "2025H2", "2025H1", "2024H2", "2026", "2025", "2024", "2024-2026",
    ]  # fmt: skip


def days_of_the_557_families() -> list[date]:
    """557 registrations spread evenly from 16 May 2016 to 30 June 2019, as the source counts them."""
    first, last = date(2016, 5, 16), date(2019, 6, 30)
    span = (last - first).days
    return [first + timedelta(days=round(number * span / 556)) for number in range(557)]


def test_jonkopings_557_families_are_14_7_a_month_and_fall_in_the_right_half_years() -> None:
    days = days_of_the_557_families()
    by_month: dict[date, int] = {}
    for day in days:
        by_month[day.replace(day=1)] = by_month.get(day.replace(day=1), 0) + 1
    past = history(by_month)
    assert past is not None
    assert (past.total, past.months) == (557, 38)
    assert round(past.a_month, 1) == 14.7
    assert round(past.a_month * 12) == 176
    assert round(past.a_month * 6) == 88
    expected = {
        half.code: sum(half.holds(day) for day in days)
        for half in half_years(date(2016, 5, 16), date(2019, 6, 30))
    }
    assert {half.period.code: half.count for half in past.halves} == expected
    assert list(expected) == ["2016H1", "2016H2", "2017H1", "2017H2", "2018H1", "2018H2", "2019H1"]
    # Six weeks of the first half-year, then half-years of 88 or so.
    assert expected["2016H1"] == 23
    assert all(87 <= count <= 91 for code, count in expected.items() if code != "2016H1")


def test_gaps_are_zeros() -> None:
    past = history({date(2024, 2, 1): 3, date(2025, 8, 1): 4}, until=date(2026, 3, 9))
    assert past is not None
    assert [half.count for half in past.halves] == [3, 0, 0, 4, 0]
    assert past.last_month == date(2026, 3, 1)
    assert history({}) is None
