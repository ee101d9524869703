"""What families told beside what we measured: the matrix, the answers, and who may see them."""

from datetime import date, datetime

import pytest

from recruitment.report.attribution import Contact
from recruitment.report.intervals import wilson
from recruitment.report.periods import STOCKHOLM, Period
from recruitment.report.told import agreement, what_was_told
from recruitment.staff.roles import EXACT_REPORT_ROLES, Role
from tests.make.history import Story, make_municipalities, store
from tests.make.plan import make_activity, make_channel
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
AUTUMN = Period(date(2026, 7, 1), 6)
AT = datetime(2026, 9, 1, 9, tzinfo=STOCKHOLM)
FRIEND, SEARCH, DIRECT = Contact("self"), Contact("class"), Contact("direct")


def test_the_matrix_holds_those_who_have_both_and_agrees_by_channel() -> None:
    posters = make_activity(channel=make_channel("Affisch"))
    other = make_activity(name="Fler affischer", channel=make_channel("Affisch"))
    radio = make_activity(name="Radio", channel=make_channel("Radio"))
    found = agreement(
        {
            (Contact("tag", posters.pk), Contact("self", other.pk)): 1,
            (Contact("tag", radio.pk), Contact("tag", posters.pk), Contact("self", radio.pk)): 1,
            (SEARCH, FRIEND): 2,
            (Contact("tag", posters.pk), FRIEND): 1,
            (DIRECT, FRIEND): 1,
            (Contact("tag", posters.pk),): 1,
        }
    )
    assert (found.rows, found.columns) == (
        ("Affisch", "Radio", "inget i planen"),
        ("Affisch", "inget i planen"),
    )
    # Two posters agree; the last way measured counts; a friend and a search engine agree on nothing.
    assert found.cells == ((1, 0), (1, 0), (1, 2))
    assert (found.both, found.agree, found.share) == (5, 1, wilson(1, 5))


def test_nobody_with_both_says_nothing() -> None:
    empty = agreement({(DIRECT,): 1, (): 1})
    assert (empty.rows, empty.both, empty.share) == ((), 0, wilson(0, 0))


def test_each_answer_counts_a_household_once_and_is_of_those_who_answered() -> None:
    activity = make_activity(name="Affischer")
    make_municipalities()
    stories = [
        Story(AT, "2080", AT, touches=list(touches))
        for touches in (
            [("self", activity.pk)],
            [("self", activity.pk), ("class", None)],
            [("self", None)],
            [],
        )
    ]
    stories.append(Story(datetime(2026, 6, 30, 9, tzinfo=STOCKHOLM), "2080", AT, touches=[("self", None)]))
    store(stories, {})
    told = [(one.words, one.households, one.share) for one in what_was_told(AUTUMN)]
    assert told == [("Affischer", 2, wilson(2, 3)), ("På annat sätt", 1, wilson(1, 3))]


@pytest.mark.parametrize("role", Role)
def test_the_page_is_for_the_unit_alone(role: Role) -> None:
    expected = 200 if role in EXACT_REPORT_ROLES else 404
    for address in ("/rapport/uppgivet/", "/rapport/uppgivet.csv", "/rapport/tratt/", "/rapport/tratt.json"):
        assert signed_in(role).get(address).status_code == expected
