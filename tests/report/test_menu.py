"""The report's menu: every page once, in its group, for the readers who may open it."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from recruitment.report.periods import STOCKHOLM
from recruitment.staff.roles import Role
from tests.make.plan import make_activity
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
FOR_EVERYBODY = {
    "Planen": ["", "aktiviteter/"],
    "Vägen in": ["datakvalitet/"],
    "Hemmen": ["behov/", "forfragningar/"],
    "Enheten": ["statistik/", "mal/", "nojdhet/", "kostnadsfordelning/", "berattelser/"],
}
FOR_THE_UNIT = FOR_EVERYBODY | {
    "Planen": ["", "aktiviteter/", "taggar/"],
    "Vägen in": ["tratt/", "formularet/", "uppgivet/", "datakvalitet/"],
}


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def menu(client: Client, address: str = "/rapport/") -> str:
    page = client.get(address).content.decode()
    return page.partition('<nav class="report-menu')[2].partition("</nav>")[0]


def groups(html: str) -> dict[str, list[str]]:
    parts = re.split(r'<p class="report-menu-name" id="[^"]+">', html)[1:]
    return {
        part.partition("<")[0]: re.findall(r'href="/rapport/([^?"]*)', part.split("</ul>")[0])
        for part in parts
    }


@pytest.mark.parametrize(
    ("role", "expected"), [(Role.COMMUNICATOR, FOR_THE_UNIT), (Role.STEERING_VIEWER, FOR_EVERYBODY)]
)
def test_a_reader_finds_every_page_once_and_can_open_each(role: Role, expected: dict[str, list[str]]) -> None:
    client = signed_in(role)
    found = groups(menu(client))
    assert found == expected
    for page in (page for pages in found.values() for page in pages):
        address = f"/rapport/{page}"
        here = menu(client, address)
        assert groups(here) == expected, address
        assert re.findall(r'href="/rapport/([^?"]*)[^"]*" aria-current="page"', here) == [page]


def test_on_a_phone_the_groups_door_leads_to_its_first_page_and_tells_where_the_reader_is() -> None:
    here = menu(signed_in(Role.COMMUNICATOR), "/rapport/forfragningar/")
    doors = re.findall(r'class="report-menu-door" href="/rapport/([^?"]*)[^"]*"( aria-current="true")?', here)
    assert doors == [("", ""), ("tratt/", ""), ("behov/", ' aria-current="true"'), ("statistik/", "")]
    assert here.count("report-menu-here") == 1


def test_a_page_beneath_another_is_marked_as_being_there() -> None:
    address = f"/rapport/aktiviteter/{make_activity().pk}/"
    here = menu(signed_in(Role.COMMUNICATOR), address)
    assert re.findall(r'/rapport/([^?"]*)[^"]*" aria-current="(\w+)">[^<]*</a></li>', here) == [
        ("aktiviteter/", "true")
    ]


def test_the_terms_follow_from_page_to_page() -> None:
    here = menu(signed_in(Role.COMMUNICATOR), "/rapport/behov/?period=2025")
    assert here.count("?period=2025&amp;clock=period") == here.count("href=")
