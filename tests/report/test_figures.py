"""The report's figures equal a second count in plain Python over the same generated past."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from recruitment.outcomes.models import Outcome
from recruitment.report import activities, municipality_statistics
from recruitment.report.activities import COUNTED, ActivityTable
from recruitment.report.attribution import Elsewhere, Model
from recruitment.report.lead_times import lead_time
from recruitment.report.needs import need_picture
from recruitment.report.periods import STOCKHOLM, Period, parse
from recruitment.report.promise import promise_keeping, waiting_past_promise
from recruitment.report.stages import Clock
from recruitment.staff.models import User
from tests.make.history import PLACES, Past, Story, make_municipalities, make_need, make_past, store

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2025, 2, 3), date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
PERIODS = ("2025H1", "2025H2", "2026H1", "2026H2", "2025", "2026", "2024-2026")


@pytest.fixture
def past() -> Past:
    return make_past(families=140, since=SINCE, until=UNTIL, seed=7)


def period(code: str) -> Period:
    found = parse(code)
    assert found is not None
    return found


def day_of(moment: datetime) -> date:
    return moment.astimezone(STOCKHOLM).date()


def counted(story: Story) -> bool:
    return story.status != "duplicate"


def decided(story: Story, before: date | None) -> bool:
    return any(
        kind in {"suitable", "unsuitable", "withdrawn"} and (before is None or day < before)
        for kind, day, _place in story.outcomes
    )


def open_at(story: Story, moment: datetime | None) -> bool:
    """Whether a family could still become a home; None is now."""
    if moment is None:
        status = story.status
    else:
        if story.received_at >= moment:
            return False
        seen = [status for status, at in story.statuses if at < moment]
        status = seen[-1] if seen else "received"
    if status in {"withdrawn", "not_proceeding", "unreachable", "duplicate", "referred"}:
        return False
    return not decided(story, None if moment is None else day_of(moment))


def at_stage(past: Past, stage: str, asked: Period, clock: Clock) -> list[Story]:
    families = [story for story in past.stories if counted(story)]
    if clock == Clock.COHORT:
        came = [story for story in families if asked.holds(day_of(story.received_at))]
        return {
            "submitted": came,
            "spoken_to": [story for story in came if story.contacted_at],
            "handed_over": [story for story in came if story.handed_over_at],
            "suitable": [story for story in came if story.first("suitable")],
            "placed": [story for story in came if story.first("placed")],
            "still_open": [story for story in came if open_at(story, None)],
        }[stage]
    suitable = [story for story in families if (day := story.first("suitable")) and asked.holds(day)]
    handed_over = [
        story for story in families if story.handed_over_at and asked.holds(day_of(story.handed_over_at))
    ]
    spoken_to = [
        story for story in families if story.contacted_at and asked.holds(day_of(story.contacted_at))
    ]
    end = None if asked.end > UNTIL else asked.ends_at
    return {
        "spoken_to": spoken_to,
        "submitted": [story for story in families if asked.holds(day_of(story.received_at))],
        "handed_over": handed_over,
        "suitable": suitable,
        "placed": [story for story in families if (day := story.first("placed")) and asked.holds(day)],
        "still_open": [story for story in families if open_at(story, end)],
    }[stage]


def declared_source(story: Story) -> int | Elsewhere:
    """The plan's model in other words: last code, else first named activity, else what is known."""
    tags = [activity for kind, activity in story.touches if kind == "tag"]
    if tags:
        assert tags[-1] is not None
        return tags[-1]
    told = [activity for kind, activity in story.touches if kind == "self" and activity]
    noted = [activity for kind, activity in story.touches if kind == "staff" and activity]
    if told or noted:
        return (told + noted)[0]
    hints = {kind for kind, _activity in story.touches} & {"class", "self", "staff"}
    return Elsewhere.OUTSIDE_PLAN if hints else Elsewhere.UNKNOWN


def shown(table: ActivityTable, name: str) -> dict[object, object]:
    return {row.source: row.counts[name] for row in table.rows if row.counts[name]}


def count_by_source(stories: Iterable[Story]) -> dict[object, int]:
    counts: dict[object, int] = {}
    for story in stories:
        source = declared_source(story)
        counts[source] = counts.get(source, 0) + 1
    return counts


@pytest.mark.parametrize("clock", Clock)
def test_every_cell_of_the_activity_table_equals_a_plain_count(past: Past, clock: Clock) -> None:
    for code in PERIODS:
        asked = period(code)
        table = activities.table(asked, clock, Model.DECLARED, NOW)
        for stage in ("submitted", "spoken_to", "handed_over", "suitable", "placed", "still_open"):
            stories = at_stage(past, stage, asked, clock)
            assert shown(table, stage) == count_by_source(stories), (code, stage)
            assert table.sum.counts[stage] == len(stories)


def test_landings_starts_and_costs_equal_a_plain_count(past: Past) -> None:
    rows_of_class = {"search": Elsewhere.OUTSIDE_PLAN, "direct": Elsewhere.UNKNOWN}
    for code in PERIODS:
        asked = period(code)
        table = activities.table(asked, Clock.PERIOD, Model.DECLARED, NOW)
        for row in table.rows:
            mine = [
                landing
                for landing in past.landings
                if asked.holds(landing[0]) and rows_of_class.get(str(landing[1]), landing[1]) == row.source
            ]
            assert row.counts["landings"] == sum(landing[2] for landing in mine)
            assert row.counts["unverified"] == sum(landing[3] for landing in mine)
            begun = [count for day, source, count in past.starts if asked.holds(day) and source == row.source]
            if row.source is Elsewhere.UNKNOWN:
                begun = [count for day, source, count in past.starts if asked.holds(day) and source is None]
            assert row.counts["starts"] == sum(begun)
            if row.costs is None:
                continue
            paid = [cost for cost in past.costs if cost[0] == row.source and asked.holds(cost[1])]
            direct = sum((cost[4] for cost in paid if not cost[3] and cost[2] != "hours"), Decimal(0))
            hours = sum((cost[5] * cost[6] for cost in paid if cost[2] == "hours"), Decimal(0))
            assert (row.costs.direct, row.costs.full) == (direct, direct + hours)
            assert row.costs.planned == sum((cost[4] for cost in paid if cost[3]), Decimal(0))


@pytest.mark.parametrize("model", Model)
def test_every_model_shares_out_the_same_families(past: Past, model: Model) -> None:
    table = activities.table(period("2026"), Clock.COHORT, model, NOW)
    came = at_stage(past, "submitted", period("2026"), Clock.COHORT)
    assert sum((Fraction(row.counts["submitted"]) for row in table.rows), Fraction(0)) == len(came)


def test_half_years_add_up_to_the_year(past: Past) -> None:
    year = activities.table(period("2026"), Clock.PERIOD, Model.DECLARED, NOW)
    halves = [
        activities.table(period(code), Clock.PERIOD, Model.DECLARED, NOW) for code in ("2026H1", "2026H2")
    ]
    for name in set(COUNTED) - {"still_open"}:
        assert year.sum.counts[name] == sum(half.sum.counts[name] for half in halves)


def test_the_obligatory_statistics_equal_a_plain_count(past: Past) -> None:
    where = {"interest": None, "cases": "case_opened", "trained": "trained"}
    where_it_went = {"matched": "matched", "placed": "placed"}
    for code in PERIODS:
        asked = period(code)
        table = municipality_statistics.table(asked)
        by_name = {row.name: row.counts for row in table.rows}
        assert [row.name for row in table.rows][:5] == sorted(PLACES.values())
        families = [story for story in past.stories if counted(story)]
        for key, name in [*PLACES.items(), ("2062", "Övriga kommuner"), ("", "Kommun inte angiven")]:
            for column, kind in where.items():
                expected = sum(
                    story.place == key
                    and (
                        asked.holds(day_of(story.received_at))
                        if kind is None
                        else _holds(asked, story.first(kind))
                    )
                    for story in families
                )
                assert by_name[name][column] == expected, (code, name, column)
            for column, kind in where_it_went.items():
                expected = sum(
                    what == kind and place == key and asked.holds(day)
                    for story in families
                    for what, day, place in story.outcomes
                )
                assert by_name[name][column] == expected, (code, name, column)


def _holds(asked: Period, day: date | None) -> bool:
    return day is not None and asked.holds(day)


def test_a_corrected_outcome_changes_exactly_the_figures_it_should(past: Past) -> None:
    before = activities.table(period("2026"), Clock.PERIOD, Model.DECLARED, NOW).sum.counts
    wrong = Outcome.objects.filter(kind="suitable", occurred_on__year=2026).first()
    assert wrong is not None
    Outcome.objects.create(
        lead=wrong.lead, kind="suitable", occurred_on=date(2025, 12, 31), supersedes=wrong,
        recorded_at=NOW, recorded_by=User.objects.system(),
    )  # fmt: skip
    after = activities.table(period("2026"), Clock.PERIOD, Model.DECLARED, NOW).sum.counts
    assert {name: after[name] - before[name] for name in COUNTED if after[name] != before[name]} == {
        "suitable": -1
    }


def test_the_edge_of_a_half_year_is_midnight_in_stockholm() -> None:
    make_municipalities()
    moments = (
        datetime(2026, 6, 30, 23, 59, tzinfo=STOCKHOLM),
        datetime(2026, 7, 1, 0, 1, tzinfo=STOCKHOLM),
        datetime(2026, 7, 1, 0, 2, tzinfo=STOCKHOLM),
    )
    store([Story(moment, "2080", moment + timedelta(days=2)) for moment in moments], {})
    submitted = {
        code: activities.table(period(code), Clock.PERIOD, Model.DECLARED, NOW).sum.counts["submitted"]
        for code in ("2026H1", "2026H2", "2026")
    }
    assert submitted == {"2026H1": 1, "2026H2": 2, "2026": 3}


def test_promises_equal_a_plain_count(past: Past) -> None:
    for code in PERIODS:
        asked = period(code)
        families = [
            story for story in past.stories if counted(story) and asked.holds(day_of(story.received_at))
        ]
        due = [
            story
            for story in families
            if (story.promised_by < NOW or (story.contacted_at and story.contacted_at <= story.promised_by))
            and not (
                story.contacted_at is None
                and story.status in {"unreachable", "withdrawn", "not_proceeding"}
                and story.statuses[-1][1] <= story.promised_by
            )
        ]
        reached = [story for story in due if story.contacted_at and story.contacted_at <= story.promised_by]
        kept_by = {"reached", "message_left"}
        tried = [
            story
            for story in due
            if any(at <= story.promised_by and outcome in kept_by for at, outcome in story.attempts)
        ]
        kept = promise_keeping(asked, NOW)
        assert (kept.due, kept.reached, kept.tried) == (len(due), len(reached), len(tried))
    late = [
        story
        for story in past.stories
        if story.status in {"received", "assigned"} and story.promised_by < NOW and not story.contacted_at
    ]
    assert waiting_past_promise(NOW) == len(late)


def test_lead_times_equal_a_plain_count(past: Past) -> None:
    def days(story: Story) -> int | None:
        ended = story.first("suitable") or story.first("unsuitable")
        return (ended - day_of(story.received_at)).days if ended else None

    for code in PERIODS:
        asked = period(code)
        families = [story for story in past.stories if counted(story)]
        finished = sorted(
            days(story) or 0
            for story in families
            if asked.holds(story.first("suitable") or story.first("unsuitable") or date.min)
        )
        seen = lead_time(asked, Clock.PERIOD, NOW)
        assert seen.finished == len(finished)
        middle = len(finished) // 2
        expected = (finished[middle] + finished[~middle]) / 2 if finished else None
        assert seen.median == expected
        cohort = [
            story for story in families if story.handed_over_at and asked.holds(day_of(story.received_at))
        ]
        by_cohort = lead_time(asked, Clock.COHORT, NOW)
        assert by_cohort.finished == sum(days(story) is not None for story in cohort)
        assert by_cohort.finished + by_cohort.open == len(cohort)


def test_needs_meet_the_homes_that_are_free_today(past: Past) -> None:
    make_need("13-17", 14)
    make_need("0-6", 2, siblings=True)
    make_need("7-12", 5, valid_until=date(2026, 11, 21))
    free = [
        story
        for story in past.stories
        if counted(story)
        and story.first("available")
        and not story.first("matched")
        and not story.first("placed")
    ]
    assert free, "the past must hold homes, or this says nothing"
    rows = {row.key: row for row in need_picture(date(2026, 11, 22)).rows}
    for age, needed in {"0-6": 2, "7-12": 0, "13-17": 14}.items():
        assert rows[age].needed == needed
        assert rows[age].available == sum(age in story.ages for story in free)
    assert rows["siblings"].needed == 2
    assert rows["siblings"].available == sum(story.siblings != "no" for story in free)
