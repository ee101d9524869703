"""Requests and offers as the report counts them, and what readers outside the unit may see of them."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from recruitment.report.periods import Period, half_year_of, year
from recruitment.report.requests import half_by_half, table, table_for_outside
from recruitment.report.suppression import HIDDEN
from recruitment.requests import actions
from recruitment.staff.roles import Role
from tests.make.leads import make_municipality
from tests.make.requests import make_offer, make_request
from tests.make.staff import signed_in
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
NOON = "2026-11-20 12:00:00+01:00"
SECOND_HALF = half_year_of(date(2026, 11, 20))


def counts(period: Period, name: str = "Ludvika") -> tuple[object, ...]:
    (row,) = [row for row in table(period).rows if row.name == name]
    return tuple(row.counts.values())


@time_machine.travel(NOON, tick=False)
def test_each_is_counted_in_its_own_half_year_at_its_own_municipality() -> None:
    early = make_request(days_ago=200, homes=2)
    make_request(days_ago=3, municipality=make_municipality("2080", "Falun"))
    make_offer(early, days_ago=10)
    make_offer(early, days_ago=5)
    wrong = make_request(days_ago=2)
    make_offer(wrong)
    actions.close(
        wrong, closing="mistake", closed_on=date(2026, 11, 20), by=make_handler(), at=timezone.now()
    )
    assert counts(half_year_of(date(2026, 5, 4))) == (1, 2, 1, 0, 0)
    assert counts(SECOND_HALF) == (0, 0, 0, 2, 0)
    assert counts(SECOND_HALF, "Falun") == (1, 1, 0, 0, 0)
    assert tuple(table(year(2026)).sum.counts.values()) == (2, 3, 1, 2, 0)
    halves = half_by_half(date(2026, 11, 20), is_exact=True)
    assert [half.period.code for half in halves] == ["2026H2", "2026H1"]
    assert [half.days_to_offer for half in halves] == [None, 190]


@time_machine.travel(NOON, tick=False)
def test_outside_readers_see_no_small_number() -> None:
    for _number in range(5):
        make_request(days_ago=200)
        make_request(days_ago=3)
    make_request(days_ago=3, municipality=make_municipality("2080", "Falun"))
    seen = table_for_outside(year(2026))
    assert seen.sum.counts["requests"] == 11
    assert seen.sum.counts["offers"] is HIDDEN
    assert seen.rows == ()
    assert table_for_outside(SECOND_HALF).rows == ()


@time_machine.travel(NOON, tick=False)
def test_outside_readers_cannot_reckon_how_few_got_no_offer() -> None:
    asked = [make_request(days_ago=3) for _number in range(11)]
    for one in asked[:7]:
        make_offer(one)
    assert table_for_outside(SECOND_HALF).sum.counts["answered"] is HIDDEN
    (half,) = half_by_half(date(2026, 11, 20), is_exact=False)
    assert half.counts["answered"] is HIDDEN
    make_request(days_ago=3)
    assert table_for_outside(SECOND_HALF).sum.counts["answered"] == 7


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.STEERING_VIEWER])
def test_the_page_and_its_files_say_the_same(role: Role) -> None:
    make_request(days_ago=3, homes=3)
    client = signed_in(role)
    page = client.get(reverse("report:requests"))
    assert page.status_code == 200
    shows = role == Role.UNIT_MANAGER
    assert ('<th scope="row">Ludvika</th><td class="num">1</td>' in page.content.decode()) is shows
    file = client.get(reverse("report:requests_file", args=["csv"])).content.decode()
    assert ("Ludvika;1;3;0;0;0" in file) is shows
    assert client.get(reverse("report:requests_file", args=["xlsx"])).status_code == 200
