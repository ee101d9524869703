"""The queue's rule, recomputed by hand; no database."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recruitment.municipalities.models import Municipality, Need
from recruitment.priority.rules import FIRST, in_words
from recruitment.priority.scoring import Priority, priority
from recruitment.triage.matching import Offer

LUDVIKA = Municipality(code="2085", name="Ludvika", area="södra")
OFFER = Offer("2085", "södra", ("familjehem",), ("13-17",), True)


def need(urgency: str = "soon", **facts: object) -> Need:
    return Need(
        municipality=LUDVIKA, age_band="13-17", urgency=urgency, valid_until=date(2027, 1, 1), **facts
    )


def scored(days: int, *needs: Need, rule: object = FIRST) -> Priority:
    return priority(rule, days_waiting=days, offer=OFFER, needs=needs)  # type: ignore[arg-type]


def test_who_just_came_and_meets_nothing_has_no_points_and_no_reasons() -> None:
    assert scored(6) == Priority(points=0, reasons=(), rule=1)


def test_points_are_weeks_needs_and_urgency() -> None:
    assert scored(7).points == 1
    assert scored(20).points == 2
    assert scored(0, need()).points == 2
    assert scored(0, need("now")).points == 4
    assert scored(21, need(), need("now")).points == 3 + 4 + 2


def test_no_more_needs_count_than_the_rule_says() -> None:
    assert scored(0, *[need()] * 9).points == 6
    assert scored(0, *[need()] * 9, rule=replace(FIRST, most_needs=1)).points == 2


def test_another_version_gives_other_points_and_its_own_number() -> None:
    near = replace(FIRST, number=2, points_a_week=5, points_for_nearness=3)
    assert scored(7, need(), rule=near) == Priority(
        points=5 + 2 + 3,
        reasons=(
            "har väntat 1 vecka (5 p)",
            "möter 1 öppet behov: 13–17 år, södra Dalarna (2 p)",
            "något av behoven finns i deras egen kommun (3 p)",
        ),
        rule=2,
    )


def test_reasons_never_say_siblings_nor_describe_the_one_child_in_a_hurry() -> None:
    assert scored(0, need("now", siblings=True)).reasons[0] == "möter 1 öppet behov (2 p)"
    reasons = " ".join(scored(0, need("now", siblings=True), need(siblings=True)).reasons)
    assert "13–17" in reasons and "syskon" not in reasons


def test_a_clock_that_runs_backwards_gives_nothing() -> None:
    assert scored(-30).points == 0


def test_the_words_of_a_rule_name_every_figure_that_counts() -> None:
    words = " ".join(in_words(replace(FIRST, points_a_week=4, points_a_need=7, points_for_urgency=0)))
    assert "4 poäng" in words and "7 poäng" in words and "gäller nu" not in words


@given(
    days=st.integers(0, 4000),
    urgencies=st.lists(st.sampled_from(["now", "soon", "later"]), max_size=8),
)
def test_the_reasons_add_up_to_the_points(days: int, urgencies: list[str]) -> None:
    result = scored(days, *[need(urgency) for urgency in urgencies])
    given_points = [int(reason.rsplit("(", 1)[1].split()[0]) for reason in result.reasons]
    assert sum(given_points) == result.points
    assert all(given_points)


@given(days=st.integers(0, 4000), more=st.integers(0, 400), needs=st.integers(0, 5))
def test_waiting_longer_never_costs_points(days: int, more: int, needs: int) -> None:
    met = [need()] * needs
    assert scored(days + more, *met).points >= scored(days, *met).points
