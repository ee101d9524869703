"""The unit's rules read alone: the clock, the match with needs, the unreachable; no database."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from recruitment.municipalities.models import Municipality, Need
from recruitment.triage.clock import Promise, days_late, promise
from recruitment.triage.matching import Offer, Shortfall, needs_met, shortfalls
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.rules import Attempt, check_unreachable

FRIDAY = timezone.make_aware(datetime(2026, 11, 20, 17, 0))
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("reached", "way_back", "now", "expected"),
    [
        (None, None, FRIDAY - HOUR, Promise.AWAITED),
        (None, None, FRIDAY, Promise.AWAITED),
        (None, None, FRIDAY + HOUR, Promise.BROKEN),
        (FRIDAY, None, FRIDAY + HOUR, Promise.REACHED),
        (FRIDAY + HOUR, None, FRIDAY + 2 * HOUR, Promise.REACHED_LATE),
        (None, FRIDAY, FRIDAY + HOUR, Promise.TRIED),
        (None, FRIDAY + HOUR, FRIDAY + 2 * HOUR, Promise.BROKEN),
        # Reached is the headline: a way back left in time does not make a late talk timely.
        (FRIDAY + HOUR, FRIDAY - HOUR, FRIDAY + 2 * HOUR, Promise.REACHED_LATE),
    ],
)
def test_a_promise_is_kept_by_a_talk_or_a_way_back(
    reached: datetime | None, way_back: datetime | None, now: datetime, expected: Promise
) -> None:
    assert promise(promised_by=FRIDAY, reached_at=reached, way_back_at=way_back, now=now) == expected


def test_nobody_is_late_before_the_day_is_over() -> None:
    day = date(2026, 11, 20)
    assert [days_late(day, day + timedelta(days=after)) for after in (-1, 0, 1, 3)] == [0, 0, 1, 3]


LUDVIKA = Municipality(code="2085", name="Ludvika", area="södra")
HEDEMORA = Municipality(code="2083", name="Hedemora", area="södra")
ORSA = Municipality(code="2034", name="Orsa", area="norra")
MORA = Municipality(code="2062", name="Mora", area="")


def need(
    town: Municipality = LUDVIKA, age: str = "13-17", home: str = "familjehem", siblings: bool = False
) -> Need:
    return Need(
        municipality=town, age_band=age, home_type=home, siblings=siblings, valid_until=date(2027, 1, 1)
    )


def offer(
    town: Municipality = LUDVIKA, *, siblings: bool = False, ages: tuple[str, ...] = ("13-17",)
) -> Offer:
    return Offer(town.code, town.area, ("familjehem",), ages, siblings)


def test_a_need_is_met_near_home_by_the_right_age_and_kind() -> None:
    near, nearby = need(), need(HEDEMORA)
    far, young, short = need(ORSA), need(age="0-6"), need(home="jourhem")
    assert needs_met(offer(), [near, nearby, far, young, short]) == [near, nearby]


def test_siblings_need_a_family_that_takes_them() -> None:
    together = need(siblings=True)
    assert needs_met(offer(), [together]) == []
    assert needs_met(offer(siblings=True), [together]) == [together]


def test_a_language_is_asked_for_where_the_answers_are_open() -> None:
    finnish = need()
    finnish.language = "finska"
    assert needs_met(offer(), [finnish]) == [finnish], "in a list nobody's answers are opened"
    assert shortfalls(replace(offer(), languages=""), finnish) == [Shortfall.LANGUAGE]
    assert shortfalls(replace(offer(), languages="Svenska, arabiska"), finnish) == [Shortfall.LANGUAGE]
    assert needs_met(replace(offer(), languages="Svenska, Finska"), [finnish]) == [finnish]


def test_a_town_outside_the_areas_is_near_itself_only() -> None:
    own = need(MORA)
    assert needs_met(offer(MORA), [own, need()]) == [own]
    assert needs_met(offer(MORA), [need(Municipality(code="2023", name="Malung-Sälen", area=""))]) == []


def test_who_has_not_said_anything_meets_nothing() -> None:
    assert needs_met(offer(ages=()), [need()]) == []
    assert needs_met(Offer("", "", ("familjehem",), ("13-17",), True), [need()]) == []


MONDAY = date(2026, 11, 16)


def attempts(*rows: tuple[int, str]) -> list[Attempt]:
    return [Attempt(on=MONDAY + timedelta(days=day), outcome=outcome) for day, outcome in rows]


def test_three_attempts_on_two_days_are_enough() -> None:
    check_unreachable("no_answer", attempts((0, "no_answer"), (0, "message_left"), (1, "no_answer")))


@pytest.mark.parametrize(
    "made",
    [
        [],
        [(0, "no_answer"), (1, "no_answer")],
        [(0, "no_answer"), (0, "no_answer"), (0, "no_answer")],
        [(0, "no_answer"), (1, "no_answer"), (2, "reached")],
        [(0, "no_answer"), (1, "no_answer"), (2, "reached"), (3, "no_answer")],
    ],
)
def test_fewer_or_older_attempts_are_not(made: list[tuple[int, str]]) -> None:
    with pytest.raises(TriageRefused):
        check_unreachable("no_answer", attempts(*made))


def test_wrong_details_need_an_attempt_that_showed_it() -> None:
    check_unreachable("wrong_details", attempts((0, "wrong_number")))
    for made in ([], [(0, "no_answer")], [(0, "wrong_number"), (1, "reached")]):
        with pytest.raises(TriageRefused):
            check_unreachable("wrong_details", attempts(*made))
