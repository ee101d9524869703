"""The models share out leads, never more and never fewer."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recruitment.report.attribution import Contact, Elsewhere, Model, Way, credit, total

POSTER, ADVERT, EVENING = 1, 2, 3
kinds = st.sampled_from(["tag", "class", "direct", "self", "staff", "removed"])


@st.composite
def touches(draw: st.DrawFn) -> Contact:
    kind = draw(kinds)
    activities = st.sampled_from([POSTER, ADVERT, EVENING])
    if kind == "tag":
        return Contact(kind, draw(activities))
    if kind in {"self", "staff"}:
        return Contact(kind, draw(st.none() | activities))
    return Contact(kind)


@given(st.dictionaries(st.lists(touches(), max_size=6).map(tuple), st.integers(1, 9), max_size=20))
def test_every_model_adds_up_to_the_number_of_leads(ways: dict[Way, int]) -> None:
    for model in Model:
        assert sum(total(model, ways).values()) == sum(ways.values())


@pytest.mark.long
@given(st.lists(touches(), max_size=8))
@settings(max_examples=10_000)
def test_ten_thousand_lists_of_touches_give_one_credit_each(lead: list[Contact]) -> None:
    for model in Model:
        assert sum(credit(model, lead).values()) == 1


@given(touches())
def test_with_one_touch_every_model_agrees(touch: Contact) -> None:
    assert len({tuple(credit(model, [touch]).items()) for model in Model}) == 1


@given(st.lists(touches(), max_size=6), st.integers(0, 6))
def test_a_direct_visit_more_never_changes_the_last_known_contact(lead: list[Contact], place: int) -> None:
    longer = [*lead[:place], Contact("direct"), *lead[place:]]
    assert credit(Model.LAST_NON_DIRECT, longer) == credit(Model.LAST_NON_DIRECT, lead)


@given(touches(), st.integers(1, 6))
def test_the_same_touch_again_changes_nothing(touch: Contact, times: int) -> None:
    for model in Model:
        assert credit(model, [touch] * times) == credit(model, [touch])


@given(st.lists(touches(), max_size=6), st.integers(0, 6))
def test_what_the_applicant_removed_counts_as_nothing(lead: list[Contact], place: int) -> None:
    for model in Model:
        assert credit(model, [*lead[:place], Contact("removed"), *lead[place:]]) == credit(model, lead)


def test_the_plans_model_takes_the_last_code_then_the_told_activity_then_the_class() -> None:
    poster, advert = Contact("tag", POSTER), Contact("tag", ADVERT)
    told, friend = Contact("self", EVENING), Contact("self")
    assert credit(Model.DECLARED, [poster, advert, told]) == {ADVERT: 1}
    assert credit(Model.DECLARED, [Contact("class"), told]) == {EVENING: 1}
    assert credit(Model.DECLARED, [Contact("direct"), Contact("staff", POSTER)]) == {POSTER: 1}
    assert credit(Model.DECLARED, [Contact("direct"), friend]) == {Elsewhere.OUTSIDE_PLAN: 1}
    assert credit(Model.DECLARED, [Contact("direct")]) == {Elsewhere.UNKNOWN: 1}
    assert credit(Model.DECLARED, []) == {Elsewhere.UNKNOWN: 1}
    assert credit(Model.DECLARED, [Contact("removed")]) == {Elsewhere.UNKNOWN: 1}


def test_the_other_models_read_the_same_touches_their_own_way() -> None:
    lead = [Contact("tag", POSTER), Contact("direct"), Contact("self", EVENING)]
    assert credit(Model.FIRST, lead) == {EVENING: 1}, "what is told is what was heard first"
    assert credit(Model.LAST, lead) == {Elsewhere.UNKNOWN: 1}
    assert credit(Model.LAST_NON_DIRECT, lead) == {POSTER: 1}
    assert credit(Model.TOLD_FIRST, lead) == {EVENING: 1}
    assert credit(Model.TOLD_FIRST, [Contact("tag", POSTER), Contact("self")]) == {Elsewhere.OUTSIDE_PLAN: 1}
    assert credit(Model.TOLD_FIRST, [Contact("tag", POSTER), Contact("direct")]) == {POSTER: 1}
    third = Fraction(1, 3)
    assert credit(Model.LINEAR, lead) == {EVENING: third, POSTER: third, Elsewhere.UNKNOWN: third}
