"""Which outcomes can be true together; no database."""

import re
from datetime import date, timedelta
from itertools import permutations

import pytest

from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import MAY_BE_SILENT, REASONS
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.outcomes.rules import Fact, check_fact, check_together

START = date(2026, 3, 2)


def on(kind: str, day: int) -> Fact:
    return Fact(kind, START + timedelta(days=day))


# What stands before the fact that is entered twice.
OPENED: dict[str, list[Fact]] = {"case_opened": []}
WHOLE_STORY = [
    on("case_opened", 0),
    on("investigation_opened", 10),
    on("bra_fam_sent", 11),
    on("extracts_asked", 12),
    on("first_visit", 20),
    on("bra_fam_returned", 25),
    on("extracts_returned", 30),
    on("training_offered", 40),
    on("trained", 60),
    on("suitable", 120),
    on("available", 121),
    on("offered", 130),
    on("offered", 140),
    on("matched", 150),
    on("placed", 160),
    on("ended", 400),
]


def test_a_whole_story_can_be_true() -> None:
    for length in range(len(WHOLE_STORY) + 1):
        check_together(WHOLE_STORY[:length])


def test_the_order_of_entering_does_not_matter() -> None:
    for order in permutations([on("case_opened", 0), on("suitable", 5), on("trained", 3)]):
        check_together(order)


@pytest.mark.parametrize("kind", sorted(set(OutcomeKind.values) - {"case_opened"}))
def test_nothing_is_known_of_a_case_that_was_not_opened(kind: str) -> None:
    with pytest.raises(OutcomeRefused):
        check_together([on(kind, 0)])


@pytest.mark.parametrize("kind", ["available", "offered", "matched", "placed", "ended"])
def test_no_home_is_offered_before_it_is_found_suitable(kind: str) -> None:
    with pytest.raises(OutcomeRefused):
        check_together([on("case_opened", 0), on(kind, 5)])
    with pytest.raises(OutcomeRefused):
        check_together([on("case_opened", 0), on("suitable", 6), on("placed", 6), on(kind, 5)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("suitable", "unsuitable"),
        ("unsuitable", "withdrawn"),
        ("placed", "withdrawn"),
        ("placed", "recruited_elsewhere"),
    ],
)
def test_what_contradicts_itself_is_refused(one: str, other: str) -> None:
    facts = [on("case_opened", 0), on(one, 5), on(other, 6)]
    if one == "placed":
        facts.append(on("suitable", 4))
    with pytest.raises(OutcomeRefused):
        check_together(facts)


@pytest.mark.parametrize("kind", sorted(set(OutcomeKind.values) - {"offered"}))
def test_everything_but_an_offer_happens_once(kind: str) -> None:
    label = re.escape(str(OutcomeKind(kind).label))
    with pytest.raises(OutcomeRefused, match=f"”{label}” är redan inskrivet"):
        check_together([*OPENED.get(kind, [on("case_opened", 0)]), on(kind, 5), on(kind, 6)])


def test_a_match_is_not_after_its_placement() -> None:
    base = [on("case_opened", 0), on("suitable", 1), on("placed", 10)]
    check_together([*base, on("matched", 10)])
    with pytest.raises(OutcomeRefused):
        check_together([*base, on("matched", 11)])


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("first_visit", "suitable"),
        ("extracts_asked", "extracts_returned"),
        ("bra_fam_sent", "bra_fam_returned"),
        ("training_offered", "trained"),
    ],
)
def test_steps_come_in_an_order_that_can_be_true_and_none_is_needed(earlier: str, later: str) -> None:
    check_together([on("case_opened", 0), on(later, 5)])
    check_together([on("case_opened", 0), on(earlier, 5), on(later, 5)])
    with pytest.raises(OutcomeRefused):
        check_together([on("case_opened", 0), on(earlier, 6), on(later, 5)])


def test_days_lie_between_the_hand_over_and_today() -> None:
    today = START + timedelta(days=30)
    check_fact(on("trained", 0), handed_over_on=START, today=today)
    check_fact(on("trained", 30), handed_over_on=START, today=today)
    for day in (-1, 31):
        with pytest.raises(OutcomeRefused):
            check_fact(on("trained", day), handed_over_on=START, today=today)


@pytest.mark.parametrize("kind", ["offered", "matched", "placed", "recruited_elsewhere"])
def test_an_offer_a_match_and_a_placement_name_the_municipality(kind: str) -> None:
    with pytest.raises(OutcomeRefused):
        check_fact(Fact(kind, START), handed_over_on=START, today=START)
    check_fact(Fact(kind, START, municipality="2085"), handed_over_on=START, today=START)


@pytest.mark.parametrize("kind", sorted(set(REASONS) - MAY_BE_SILENT))
def test_an_ending_without_a_home_has_a_reason_from_its_list(kind: str) -> None:
    for reason in ("", "nonsense"):
        with pytest.raises(OutcomeRefused):
            check_fact(Fact(kind, START, reason=reason), handed_over_on=START, today=START)
    check_fact(Fact(kind, START, reason=str(REASONS[kind].values[0])), handed_over_on=START, today=START)


def test_an_offer_tells_its_rule_if_it_is_known() -> None:
    for reason in ("", "near"):
        fact = Fact("offered", START, municipality="2085", reason=reason)
        check_fact(fact, handed_over_on=START, today=START)
    with pytest.raises(OutcomeRefused):
        check_fact(
            Fact("offered", START, municipality="2085", reason="time"), handed_over_on=START, today=START
        )


def test_what_needs_no_reason_takes_none() -> None:
    with pytest.raises(OutcomeRefused):
        check_fact(Fact("trained", START, reason="time"), handed_over_on=START, today=START)


def test_an_unknown_kind_is_no_outcome() -> None:
    for kind in ("", "moon_landing"):
        with pytest.raises(OutcomeRefused):
            check_fact(Fact(kind, START), handed_over_on=START, today=START)
