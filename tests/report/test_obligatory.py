"""The obligatory statistics of a generated decade, cell by cell against a second count in plain Python."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from recruitment.annual.document import TableBlock, tables_of
from recruitment.hallway import PERSONAL_DATA
from recruitment.leads.models import Lead
from recruitment.leads.personal_data import case_of
from recruitment.outcomes.models import Outcome
from recruitment.privacy.retention import erase_cases
from recruitment.report.goals_page import sections as goal_sections
from recruitment.report.obligatory import sections
from recruitment.report.periods import STOCKHOLM, half_years, parse
from recruitment.report.suppression import outside_band
from recruitment.report.terms import Terms, in_period, read
from recruitment.staff.models import User
from tests.make.history import Story, make_municipalities, make_past, store
from tests.report import recount

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2017, 1, 9), date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
SAMPLED = ("2017H1", "2021H2", "2025H2", "2026H1", "2026H2", "2025", "2026", "2024-2026")
COUNTS = {
    "statistik": recount.five_counts,
    "ledtider": recount.lead_times,
    "ledtider-kohort": recount.lead_times_of_cohort,
    "placerade": recount.placements,
    "lediga-hem": recount.free_homes,
    "svarstider": recount.responses,
    "avslut": recount.ways_out,
}
Tables = dict[str, TableBlock]


@pytest.fixture
def decade() -> None:
    make_past(families=330, since=SINCE, until=UNTIL, seed=11)
    came = datetime(2026, 2, 3, 14, tzinfo=STOCKHOLM)

    def after(days: int) -> datetime:
        return came + timedelta(days=days)

    left_and_came_back = [("assigned", after(1)), ("withdrawn", after(3)), ("assigned", after(40))]
    left_while_resting = [("assigned", after(1)), ("dormant", after(3)), ("withdrawn", after(90))]
    fell_through = [
        ("assigned", after(0)), ("contacted", after(1)), ("assessed", after(9)), ("handed_over", after(9)),
        ("withdrawn", after(30)),
    ]  # fmt: skip
    store(
        [
            Story(came, "2080", after(2), statuses=left_and_came_back),
            Story(came, "2034", after(2), statuses=left_while_resting),
            Story(
                came,
                "2081",
                after(2),
                statuses=fell_through,
                contacted_at=after(1),
                handed_over_at=after(9),
                outcomes=[("case_opened", after(9).date(), "")],
            ),
        ],
        {},
    )


def terms_of(code: str, *, is_exact: bool = True) -> Terms:
    terms = read({}, reader=User.objects.system(), now=NOW)
    period = parse(code)
    assert period is not None
    return replace(in_period(terms, period), is_exact=is_exact)


def tables(code: str, *, is_exact: bool = True) -> Tables:
    return {block.name: block for block in tables_of(sections(terms_of(code, is_exact=is_exact)))}


def all_periods() -> list[str]:
    return [half.code for half in half_years(SINCE, UNTIL)] + [str(year) for year in range(2017, 2027)]


@pytest.mark.usefixtures("decade")
def test_every_cell_of_a_decade_equals_the_second_count(is_long: bool) -> None:
    log = recount.read_log(NOW)
    for code in all_periods() if is_long else SAMPLED:
        period = parse(code)
        assert period is not None
        seen = tables(code)
        for name, count in COUNTS.items():
            expected = count(log, period.start, period.end)
            assert list(expected) == [row[0] for row in seen[name].rows], (code, name)
            for row in seen[name].rows:
                # A share in words says again what its two counts say.
                cells = [cell for cell in row[1:] if not isinstance(cell, str)]
                assert cells == list(expected[row[0]]), (code, name, row[0])


@pytest.mark.usefixtures("decade")
def test_reasons_steps_and_half_years_say_what_the_tables_by_municipality_say() -> None:
    log = recount.read_log(NOW)
    seen = tables("2026H1")
    assert seen["avslut-skal"].rows[-1][-1] == seen["avslut"].rows[-1][-1]
    assert sum(row[-1] for row in seen["avslut-skal"].rows[:-1]) == seen["avslut"].rows[-1][-1]
    stages = dict(
        zip([c.words for c in seen["avslut-skal"].columns], seen["avslut-skal"].rows[-1], strict=True)
    )
    assert stages["Under vila"] == 1
    came = seen["statistik"].rows[-1][1]
    steps = [row[1] for row in seen["svarstider-fordelning"].rows]
    assert sum(steps[:-1]) == steps[-1] == came
    by_half = {row[0]: row[1:] for row in seen["placerade-halvar"].rows}
    homes = {row[0]: row[1] for row in seen["lediga-hem-halvar"].rows}
    for half in half_years(SINCE, UNTIL):
        expected = recount.placements(log, half.start, half.end)["Summa"]
        found = by_half.get(half.label.capitalize())
        assert found is None or (found[0], found[1], found[3], found[4]) == expected
        free = recount.free_homes(log, half.start, half.end)["Summa"]
        assert homes.get(half.label.capitalize(), 0) == free[0]


@pytest.mark.usefixtures("decade")
def test_a_table_has_one_clock_and_says_which() -> None:
    period, cohort = "det som hände under perioden", "hur det gick för dem som anmälde sig under perioden"
    cases = "hur det gick för de aktualiseringar som gjordes under perioden"
    clocks = {name: block.clock for name, block in tables("2026H1").items()}
    assert clocks == {
        "statistik": period, "halvar": period, "ledtider": period, "ledtider-kohort": cohort,
        "placerade": cases, "placerade-halvar": cases, "lediga-hem": "läget den 30 juni 2026",
        "lediga-hem-halvar": "läget den sista dagen i varje halvår, eller i dag", "svarstider": cohort,
        "svarstider-fordelning": cohort, "avslut": period, "avslut-skal": period,
    }  # fmt: skip
    # What happens after the period moves no figure of the period's own clock, and adds to the cohort's.
    before = tables("2024H2")
    opened = Outcome.objects.filter(
        kind="case_opened", occurred_on__gte="2024-07-01", occurred_on__lt="2025-01-01"
    ).filter(lead__outcomes__kind="suitable")
    case = opened.exclude(lead__outcomes__kind="placed").first()
    assert case is not None
    Outcome.objects.create(
        lead=case.lead, kind="placed", occurred_on=date(2026, 9, 1), municipality_id="2080",
        recorded_at=NOW, recorded_by=User.objects.system(),
    )  # fmt: skip
    changed = changed_tables(before, tables("2024H2"))
    assert changed - {"lediga-hem-halvar"} == {"placerade", "placerade-halvar"}


@pytest.mark.usefixtures("decade")
def test_a_corrected_event_changes_exactly_the_cells_it_should() -> None:
    before = tables("2026H1")
    wrong = next(
        outcome
        for outcome in Outcome.objects.filter(kind="placed", occurred_on__year=2026).order_by("occurred_on")
        if outcome.occurred_on.month <= 6
    )
    was, other = wrong.municipality.name, "Orsa" if wrong.municipality.name != "Orsa" else "Falun"
    code = {"Orsa": "2034", "Falun": "2080"}[other]
    Outcome.objects.create(
        lead=wrong.lead, kind="placed", occurred_on=wrong.occurred_on, municipality_id=code,
        supersedes=wrong, recorded_at=NOW, recorded_by=User.objects.system(),
    )  # fmt: skip
    after = tables("2026H1")
    assert changed_tables(before, after) == {"statistik"}
    rows = zip(before["statistik"].rows, after["statistik"].rows, strict=True)
    moved = {old[0]: new[4] - old[4] for old, new in rows if old != new}
    assert moved == {was: -1, other: 1}


@pytest.mark.usefixtures("decade")
def test_disposal_changes_no_figure() -> None:
    periods = ("2021H2", "2026H1", "2025")
    before = [
        list(tables_of([*sections(terms_of(code)), *goal_sections(terms_of(code))])) for code in periods
    ]
    cases = [case_of(lead) for lead in Lead.objects.filter(received_at__lt=NOW - timedelta(days=60))]
    erase_cases(cases, register=PERSONAL_DATA, rule="test", at=NOW)
    after = [list(tables_of([*sections(terms_of(code)), *goal_sections(terms_of(code))])) for code in periods]
    assert len(cases) > 300
    assert before == after


@pytest.mark.usefixtures("decade")
def test_outside_readers_get_whole_unit_figures_and_no_small_one() -> None:
    for code in ("2025", "2026H1"):
        for name, block in tables(code, is_exact=False).items():
            for row in block.rows:
                assert all(
                    not isinstance(cell, int | float) or cell >= 5 or name == "svarstider" for cell in row
                )
            if name not in {"statistik", "halvar", "lediga-hem-halvar", "avslut"}:
                assert [row[0] for row in block.rows] == ["Hela enheten"], name
            if name in {"ledtider", "svarstider", "lediga-hem"}:
                told = block.rows[0][1:]
                assert set(told) == {"dold"} or told == tables(code)[name].rows[-1][1:]
        ways = {row[0]: row[1] for row in tables(code, is_exact=False)["avslut"].rows}
        total = ways.pop("Summa")
        assert bool(ways) == (code == "2025")
        shown = [cell for cell in ways.values() if isinstance(cell, int)]
        hidden = len(ways) - len(shown)
        assert not hidden or not shown or (hidden >= 2 and total - sum(shown) >= 5)
    assert not set(tables("2025", is_exact=False)) & {
        "ledtider-kohort", "placerade-halvar", "svarstider-fordelning", "avslut-skal"
    }  # fmt: skip


def test_a_share_is_told_in_a_band_that_hides_single_families() -> None:
    for k in (3, 5, 10):
        for n in range(2 * k, 130):
            possible: dict[tuple[int, int], list[int]] = {}
            for x in range(n + 1):
                band = outside_band(x, n, k)
                assert band is not None and band[0] <= 100 * x / n <= band[1]
                possible.setdefault(band, []).append(x)
            assert min(map(len, possible.values())) >= k - 1, (n, k)
        assert outside_band(1, 2 * k - 1, k) is None


def test_half_years_meet_at_midnight_in_stockholm() -> None:
    """A home free on the half-year's last day is in its stock; taken that day, it is not."""
    make_municipalities()
    came = datetime(2026, 3, 1, 9, tzinfo=STOCKHOLM)
    facts = [("case_opened", date(2026, 3, 20), ""), ("suitable", date(2026, 6, 1), ""),
             ("available", date(2026, 6, 30), "")]  # fmt: skip
    store(
        [
            Story(came, "2080", came, handed_over_at=came, statuses=[("handed_over", came)], outcomes=facts),
            Story(
                came, "2080", came, handed_over_at=came, statuses=[("handed_over", came)],
                outcomes=[*facts, ("matched", date(2026, 6, 30), "2080")],
            ),
        ],
        {},
    )  # fmt: skip
    assert tables("2026H1")["lediga-hem"].rows[-1] == ("Summa", 1)


def test_an_empty_house_answers_every_question() -> None:
    seen = tables("2026H1")
    assert all(cell in (0, None) for row in seen["svarstider"].rows for cell in row[1:])


def changed_tables(before: Tables, after: Tables) -> set[str]:
    assert before.keys() == after.keys()
    return {name for name, block in before.items() if block.rows != after[name].rows}
