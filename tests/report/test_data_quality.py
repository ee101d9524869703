"""How far the figures can be trusted: nothing left out in silence, and who sees what."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client

from recruitment.campaigns.models import Level
from recruitment.report.attribution import Contact
from recruitment.report.data_quality import coverage, coverage_for_outside, requests, websites
from recruitment.report.intervals import wilson
from recruitment.report.periods import STOCKHOLM, Period
from recruitment.report.touches import ways_here
from recruitment.staff.roles import REPORT_ROLES, Role
from recruitment.visits.models import ClassDay, EntryDay, FilteredDay
from tests.make.campaigns import decide_level
from tests.make.history import Story, make_municipalities, store
from tests.make.plan import make_activity
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
AUTUMN = Period(date(2026, 7, 1), 6)
ADDRESS = "/rapport/datakvalitet/?period=2026-H2"
AT = datetime(2026, 9, 1, 9, tzinfo=STOCKHOLM)
CODE, TOLD = Contact("tag", 1), Contact("self", 1)
FRIEND, SEARCH, DIRECT, REMOVED = Contact("self"), Contact("class"), Contact("direct"), Contact("removed")


def came(touches: Sequence[tuple[str, int | None]], *, families: int = 1) -> None:
    """Families that came in the autumn by these ways."""
    make_municipalities()
    store([Story(AT, "2080", AT, touches=list(touches)) for _family in range(families)], {})


def test_every_household_is_known_by_one_way_the_other_both_or_neither() -> None:
    seen = coverage({(CODE, TOLD): 1, (SEARCH,): 1, (FRIEND,): 1, (DIRECT,): 1, (REMOVED, FRIEND): 1, (): 1})
    assert (seen.households, seen.measured, seen.told, seen.both, seen.removed) == (6, 2, 3, 1, 1)
    assert seen.either == 4
    assert [count for _words, count, _share in seen.shares] == [2, 3, 1, 2, 1]
    assert seen.shares[0][2] == wilson(2, 6)


def test_nothing_is_left_out_without_its_reason() -> None:
    EntryDay.objects.create(day=AT.date(), page=1, verified=40, unverified=6)
    FilteredDay.objects.create(day=AT.date(), reason="crawler", count=900)
    FilteredDay.objects.create(day=date(2026, 6, 30), reason="crawler", count=1)
    asked = requests(AUTUMN)
    assert (asked.verified, asked.unverified, asked.left_out) == (40, 6, 900)
    assert len(asked.filtered) == 7 and ("sökrobot eller skanner", 900) in asked.filtered


def test_a_website_is_told_anew_by_the_table_of_today() -> None:
    """What was counted as any website yesterday is a search engine the day the table says so."""
    for host, source, verified in (
        ("google.se", "website", 4),
        ("google.se", "search", 3),
        ("ny.example", "website", 9),
    ):
        ClassDay.objects.create(day=AT.date(), source_class=source, host=host, verified=verified)
    ClassDay.objects.create(day=AT.date(), source_class="direct", verified=50)
    ClassDay.objects.create(day=date(2026, 6, 30), source_class="website", host="ny.example", verified=99)
    assert [(one.host, one.kind, one.verified) for one in websites(AUTUMN)] == [
        ("ny.example", "Annan webbplats", 9),
        ("google.se", "Sökmotor", 7),
    ]


def test_an_outside_reader_sees_coverage_only_where_nothing_small_can_be_solved_from_it() -> None:
    make_activity()
    came([("class", None), ("self", None)], families=8)
    came([("class", None)], families=8)
    came([("self", None)], families=8)
    came([("removed", None)], families=8)
    assert coverage_for_outside(AUTUMN, 5) == coverage(ways_here(AUTUMN))
    came([("direct", None)])
    assert coverage_for_outside(AUTUMN, 5) is not None
    assert coverage_for_outside(AUTUMN, 9) is None


def test_what_one_way_has_beyond_the_other_is_a_number_too() -> None:
    came([("class", None), ("self", None)], families=8)
    came([("class", None)], families=2)
    came([("self", None)], families=8)
    came([("removed", None)], families=8)
    assert coverage_for_outside(AUTUMN, 5) is None


def page(client: Client) -> str:
    with time_machine.travel(AT, tick=False):
        response = client.get(ADDRESS)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


@pytest.mark.parametrize("role", Role)
def test_only_report_roles_open_the_page(role: Role) -> None:
    assert signed_in(role).get(ADDRESS).status_code == (200 if role in REPORT_ROLES else 404)


def test_the_steering_group_sees_no_small_share_and_no_way_to_the_matrix() -> None:
    activity = make_activity()
    make_municipalities()
    came([("class", None), ("self", activity.pk)], families=3)
    inside, outside = page(signed_in(Role.UNIT_MANAGER)), page(signed_in(Role.STEERING_VIEWER))
    assert "3 hushåll" in inside and "/rapport/uppgivet/" in inside
    assert "3 hushåll" not in outside and "/rapport/uppgivet/" not in outside
    assert "<p>dold</p>" in outside


def test_a_change_of_level_is_printed_and_warned_about() -> None:
    client = signed_in(Role.COMMUNICATOR)
    assert "går inte att jämföra" not in page(client)
    decide_level(Level.LANDING, since=datetime(2026, 8, 10, 9, tzinfo=STOCKHOLM))
    html = page(client)
    assert "från 10 augusti 2026" in html and "går inte att jämföra" in html
