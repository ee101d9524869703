"""Who is proposed: by load and municipality, evenly, the same every time, and never somebody away."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recruitment.triage.proposal import ROOM_FOR_CONTACT, Colleague, Why, propose, spread

RATTVIK, FALUN = "2031", "2080"


def colleague(key: int, open_cases: int = 0, *municipalities: str, **facts: bool) -> Colleague:
    return Colleague(key, f"Kollega {key}", open_cases, frozenset(municipalities), **facts)


def test_the_contact_of_the_municipality_comes_first_while_the_load_allows() -> None:
    anna, bo = colleague(1, ROOM_FOR_CONTACT, RATTVIK), colleague(2, 0)
    found = propose(RATTVIK, [anna, bo])
    assert found is not None
    assert (found.colleague, found.why) == (anna, Why.CONTACT)

    busy = colleague(1, ROOM_FOR_CONTACT + 1, RATTVIK)
    found = propose(RATTVIK, [busy, bo])
    assert found is not None
    assert (found.colleague, found.why) == (bo, Why.FEWEST)


def test_without_a_contact_whoever_has_the_fewest() -> None:
    found = propose(FALUN, [colleague(1, 3), colleague(2, 1, RATTVIK), colleague(3, 2)])
    assert found is not None
    assert (found.colleague.key, found.why) == (2, Why.FEWEST)


def test_equals_stand_in_the_order_given() -> None:
    people = [colleague(7), colleague(3), colleague(5)]
    assert {propose(FALUN, people).colleague.key for _time in range(5)} == {7}  # type: ignore[union-attr]
    given_out = spread([(str(number), "") for number in range(6)], people)
    assert [proposal.colleague.key for proposal in given_out.values()] == [7, 3, 5, 7, 3, 5]


def test_who_has_duty_goes_before_who_has_fewer() -> None:
    found = propose(FALUN, [colleague(1, 9, is_on_duty=True), colleague(2, 0)])
    assert found is not None
    assert found.colleague.key == 1


def test_who_leads_the_unit_is_proposed_on_duty_or_when_nobody_else_is_here() -> None:
    boss, anna = colleague(1, 0, is_handler=False), colleague(2, 5)
    on_duty = colleague(1, 0, is_handler=False, is_on_duty=True)
    found = [propose(FALUN, people) for people in ([boss, anna], [boss], [on_duty, anna])]
    assert [proposal.colleague.key for proposal in found if proposal] == [2, 1, 1]


def test_nobody_away_is_proposed_however_free_and_whosever_the_municipality() -> None:
    away = colleague(1, 0, RATTVIK, is_away=True, is_on_duty=True)
    found = propose(RATTVIK, [away, colleague(2, 40)])
    assert found is not None
    assert found.colleague.key == 2
    assert propose(RATTVIK, [away]) is None
    assert spread([("a", RATTVIK)], [away]) == {}


def test_a_wave_is_even_to_within_one_and_honours_contacts() -> None:
    """133 families in a weekend, five colleagues on Monday."""
    people = [colleague(key, key % 2, *places, is_on_duty=True) for key, places in enumerate(
        (["2031"], ["2080", "2029"], ["2081"], ["2085", "2061"], ["2021"]), start=1
    )]  # fmt: skip
    places = ["2031", "2080", "2080", "2081", "2085", "2021", "2029", "2039"]
    families = [(f"FHR-{number}", places[number % len(places)]) for number in range(133)]
    found = spread(families, people)
    assert list(found) == [key for key, _place in families]
    after = Counter({one.key: one.open_cases for one in people})
    after.update(proposal.colleague.key for proposal in found.values())
    assert max(after.values()) - min(after.values()) <= 1
    given_out = Counter(proposal.colleague.key for proposal in found.values())
    own = {one.key: sum(place in one.municipalities for _key, place in families) for one in people}
    of_contact = [key for key, proposal in found.items() if proposal.why is Why.CONTACT]
    assert len(of_contact) == sum(min(own[key], given_out[key]) for key in own), (
        "as many as there is room for"
    )


def test_who_had_more_to_begin_with_gets_nothing_until_the_others_have_as_many() -> None:
    found = spread([(str(number), "") for number in range(4)], [colleague(1, 10), colleague(2), colleague(3)])
    assert Counter(proposal.colleague.key for proposal in found.values()) == {2: 2, 3: 2}


def test_the_proposal_says_what_somebody_had_before_each_family() -> None:
    found = spread([("a", ""), ("b", ""), ("c", "")], [colleague(1, 4)])
    assert [proposal.colleague.open_cases for proposal in found.values()] == [4, 5, 6]


@given(
    loads=st.lists(st.integers(0, 30), min_size=1, max_size=7),
    homes=st.lists(st.sampled_from(["", "2031", "2080", "2081"]), max_size=60),
    away=st.sets(st.integers(0, 6)),
)
def test_whatever_the_load_everybody_is_given_away_once_and_levels_out(
    loads: list[int], homes: list[str], away: set[int]
) -> None:
    people = [
        colleague(key, load, *(["2031"] if key == 0 else []), is_away=key in away)
        for key, load in enumerate(loads)
    ]
    families = [(str(number), home) for number, home in enumerate(homes)]
    found = spread(families, people)
    assert found == spread(families, people), "asked again, the answer is the same"
    here = {one.key: one.open_cases for one in people if not one.is_away}
    if not here:
        assert found == {}
        return
    assert list(found) == [key for key, _home in families]
    after = Counter(here)
    after.update(proposal.colleague.key for proposal in found.values())
    got = {proposal.colleague.key for proposal in found.values()}
    assert got <= set(here)
    for key in got:
        assert after[key] <= min(after[other] for other in here) + 1


@pytest.mark.parametrize("home", ["", "2031"])
def test_nobody_to_propose_is_no_error(home: str) -> None:
    assert propose(home, []) is None
