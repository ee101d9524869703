"""A protected family is met by its own pair and the manager; at every other door it does not exist."""

from datetime import timedelta
from zlib import crc32

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from recruitment.leads.from_booking import register
from recruitment.leads.models import Lead
from recruitment.meetings.models import Booking
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from tests.access.addresses import Address
from tests.access.table import rule_of
from tests.make.meetings import make_booking, make_meeting
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_handler, make_task, tomorrow

pytestmark = pytest.mark.django_db
NAME, PHONE, EMAIL = "Hemlig Skyddsson", "070-174 06 93", "hemlig@example.se"
OUTSIDERS = sorted(set(Role) - {Role.UNIT_MANAGER})


@pytest.fixture
def owner() -> User:
    return make_handler()


@pytest.fixture
def booking() -> Booking:
    now = timezone.now()
    meeting = make_meeting(at=now - timedelta(days=14), starts_at=now - timedelta(minutes=10))
    return make_booking(meeting, name=NAME, phone=PHONE, email=EMAIL, at=now - timedelta(days=3))


@pytest.fixture
def hidden(booking: Booking, owner: User) -> Lead:
    """Came by a meeting, has a task and a late promise, and is protected: it could stand in every list."""
    now = timezone.now()
    lead = register(booking, by=owner, at=now)
    actions.assign(
        lead, owner=owner, partner=None, next_action="first_call", next_action_on=tomorrow(now),
        by=owner, at=now,
    )  # fmt: skip
    make_task(lead, "Ring Skyddsson")
    actions.protect(lead, by=make_staff(Role.UNIT_MANAGER), at=now)
    return lead


def tells(text: str, lead: Lead) -> bool:
    return any(word in text for word in (lead.reference, "Skyddsson", PHONE, EMAIL))


@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_door_tells_anybody_else(
    role: Role, addresses: list[Address], hidden: Lead, booking: Booking, is_long: bool
) -> None:
    """By default every door is tried by a third of the roles, another third at every door."""
    client = Client(raise_request_exception=False)
    client.force_login(make_staff(role))
    turn = OUTSIDERS.index(role)
    pages = [
        address.example
        for address in addresses
        if rule_of(str(address)).kind == "door"
        and (is_long or (crc32(str(address).encode()) + turn) % 3 == 0)
    ]
    pages += [f"/handlaggning/traffar/{booking.meeting_id}/", "/handlaggning/nytt/?sedan=0-0"]
    pages += [f"/handlaggning/?flik={tab}" for tab in ("utan-ansvarig", "mina", "vaknar", "hos-utredare")]
    told = [page for page in pages if tells(client.get(page, follow=True).content.decode(), hidden)]
    assert told == []


def test_no_search_finds_it_for_a_colleague(hidden: Lead) -> None:
    client = signed_in(Role.HANDLER)
    for text in (NAME, "Skyddsson", PHONE, EMAIL, hidden.reference):
        answer = client.post("/handlaggning/sok/", {"sok": text})
        assert answer.status_code == 200
        # What was typed stands in the field again; nothing else tells.
        assert hidden.reference not in answer.content.decode().replace(f'value="{text}"', "")
        assert "Ingen anmälan" in answer.content.decode()


def test_every_address_of_it_is_missing_for_a_colleague(addresses: list[Address], hidden: Lead) -> None:
    client = signed_in(Role.HANDLER)
    client.raise_request_exception = False
    for address in addresses:
        if not str(address).startswith("desk:") or "<str:reference>" not in address.pattern:
            continue
        if address.pattern.startswith("handlaggning/traffar/"):
            continue
        page = "/" + address.pattern.split("<str:reference>")[0] + hidden.reference + "/"
        page += address.example.split("/", page.count("/"))[-1]
        for method in ("GET", "POST"):
            with transaction.atomic():
                answer = client.generic(method, page, follow=True)
                transaction.set_rollback(True)
            if answer.status_code == 302:
                answer = client.get(answer.headers["Location"])
            assert answer.status_code in {404, 405}, (method, page)


def test_its_pair_and_the_manager_meet_it(hidden: Lead, owner: User) -> None:
    pair = Client()
    pair.force_login(owner)
    for client in (pair, signed_in(Role.UNIT_MANAGER)):
        assert NAME in client.get(f"/handlaggning/{hidden.reference}/").content.decode()
        assert NAME in client.get("/handlaggning/").content.decode()
