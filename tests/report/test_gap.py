"""What is needed beside what could meet it, by age and part of the county; and how the need has moved."""

from datetime import UTC, date, datetime, timedelta

import pytest

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.municipalities import needs
from recruitment.municipalities.models import Municipality, Need
from recruitment.report.gap import GapRow, for_outside, gap
from recruitment.report.need_plots import gap_plot, trend_plot
from recruitment.report.need_trend import Range, Stated, need_trend, ranges, spans
from recruitment.report.suppression import HIDDEN
from tests.make.leads import make_lead, make_municipality
from tests.make.needs import make_need, make_place
from tests.make.staff import make_staff

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = NOW.date()


def figures(row: GapRow) -> tuple[object, ...]:
    return row.age, row.place, row.needed, row.on_the_way, row.homes


@pytest.mark.django_db
def test_a_family_counts_where_it_could_meet_a_need() -> None:
    make_need("2080", today=TODAY, count=2)
    make_need("2085", today=TODAY, age_band="0-6", siblings=True)
    falun, ludvika = make_place("2080"), make_place("2085")
    for place, ages, siblings in (
        (falun, ["13-17"], "no"),
        (falun, ["13-17", "0-6"], "yes"),
        (ludvika, ["0-6"], "no"),
        (ludvika, ["0-6"], "maybe"),
        (ludvika, ["13-17"], "no"),
    ):
        lead = make_lead(at=NOW - timedelta(days=3))
        Lead.objects.filter(pk=lead.pk).update(
            municipality=place, age_bands=ages, siblings=siblings, home_types=["familjehem"]
        )
    assert [figures(row) for row in gap(NOW)] == [
        ("0–6 år", "södra Dalarna", 1, 1, 0),
        ("13–17 år", "mellersta Dalarna", 2, 2, 0),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "taken_away",
    [{"valid_until": TODAY - timedelta(days=1)}, {"municipality__is_member": False}],
)
def test_a_need_that_stands_no_more_is_in_no_row(taken_away: dict[str, object]) -> None:
    need = make_need("2080", today=TODAY)
    if "valid_until" in taken_away:
        Need.objects.filter(pk=need.pk).update(**taken_away)
    else:
        Municipality.objects.filter(pk="2080").update(is_member=False)
    assert gap(NOW) == ()


@pytest.mark.django_db
def test_who_has_ended_is_not_on_the_way() -> None:
    make_need("2085", today=TODAY)
    lead = make_lead(at=NOW - timedelta(days=3))
    Lead.objects.filter(pk=lead.pk).update(
        municipality=make_municipality(), age_bands=["13-17"], home_types=["familjehem"]
    )
    assert gap(NOW)[0].on_the_way == 1
    Lead.objects.filter(pk=lead.pk).update(status=Status.WITHDRAWN, reason="other", awaits_first_talk=False)
    assert gap(NOW)[0].on_the_way == 0


def row(place: str, needed: int, on_the_way: int, homes: int, age: str = "13–17 år") -> GapRow:
    return GapRow(place, age, needed, on_the_way, homes)


def test_readers_outside_see_no_small_number_and_none_that_tells_one() -> None:
    line = [row("norra", 9, 12, 0), row("mellersta", 8, 3, 6), row("södra", 7, 20, 7)]
    seen = for_outside(line, 5)
    assert [one.needed for one in seen] == [9, 8, 7]
    # One hidden cell alone could be reckoned from the total: the last open one goes with it.
    assert [one.on_the_way for one in seen] == [12, HIDDEN, HIDDEN]
    assert [one.homes for one in seen] == [HIDDEN, 6, HIDDEN]
    assert [one.missing for one in seen] == [HIDDEN, 2, HIDDEN]


def test_each_age_is_a_line_of_its_own() -> None:
    seen = for_outside([row("norra", 9, 9, 9), row("norra", 2, 9, 9, age="0–6 år")], 5)
    assert [one.needed for one in seen] == [9, HIDDEN]


def test_more_homes_than_needed_is_nothing_missing() -> None:
    assert row("norra", 2, 0, 5).missing == 0


def test_a_hidden_number_has_words_and_no_bar() -> None:
    plot = gap_plot(for_outside([row("norra", 9, 1, 9), row("södra", 9, 9, 9)], 5))
    way = plot.groups[0].bars[2]
    assert way.length == "0.0" and way.words == "på väg: dold"
    assert all("," not in bar.length for group in plot.groups for bar in group.bars)


def stated(need: int, day: date, count: int, until: date, age: str = "13-17") -> Stated:
    return Stated(need, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), age, count, until)


MAY, JUNE, JULY, YEARS_END = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 10), date(2026, 12, 31)


def test_the_range_of_a_half_year_goes_from_the_fewest_to_the_most() -> None:
    first = [stated(1, MAY, 2, YEARS_END), stated(1, JUNE, 5, YEARS_END)]
    second = [stated(2, MAY, 1, JUNE)]
    spring, autumn = ranges(spans([*first, *second]), TODAY, ages=["13-17", "0-6"])
    # On the first of June both stand; the day after only the first.
    assert spring.total == Range(low=3, high=6, last=5)
    assert autumn.total == Range(low=5, high=5, last=5)
    assert autumn.by_age == {"13-17": Range(5, 5, 5), "0-6": Range(0, 0, 0)}
    assert [half.period.code for half in (spring, autumn)] == ["2026H1", "2026H2"]


def test_a_need_that_ran_out_leaves_a_hole_and_not_an_end() -> None:
    history = [stated(1, MAY, 2, JUNE), stated(1, JULY, 3, YEARS_END)]
    spring, autumn = ranges(spans(history), TODAY, ages=[])
    assert (spring.total, autumn.total) == (Range(0, 2, 0), Range(0, 3, 3))


def test_of_several_words_on_a_day_the_last_holds() -> None:
    (half,) = ranges(spans([stated(1, JULY, 9, YEARS_END), stated(1, JULY, 2, YEARS_END)]), TODAY, ages=[])
    assert half.total == Range(2, 2, 2)


def test_days_before_anybody_asked_are_no_zeros_and_none_come_after_today() -> None:
    (half,) = ranges(spans([stated(1, JULY, 2, TODAY + timedelta(days=1))]), TODAY, ages=[])
    assert half.total == Range(2, 2, 2)
    assert ranges([], TODAY, ages=[]) == []
    assert trend_plot([]) is None


@pytest.mark.django_db
def test_the_trend_is_read_from_the_registers_history() -> None:
    boss = make_staff("unit_manager")
    need = Need(municipality=make_place("2080"), age_band="13-17", count=2, valid_until=YEARS_END)
    needs.state(need, by=boss, at=NOW - timedelta(days=60))
    need.count = 4
    needs.state(need, by=boss, at=NOW - timedelta(days=30))
    needs.end(need, by=boss, at=NOW)
    (half,) = need_trend(TODAY)
    assert half.total == Range(low=0, high=4, last=0)
    plot = trend_plot([half])
    assert plot is not None and plot.marks[0].words == "0–4"
