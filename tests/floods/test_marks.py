"""What programs send is kept and marked, and never refused."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from recruitment.floods import shown
from recruitment.interest.submission import TOO_QUICK
from recruitment.leads.models import Draft, Lead
from recruitment.leads.wishes import wishes_in
from recruitment.meetings.models import Booking
from recruitment.municipalities.actions import load_unit
from recruitment.staff.roles import Role
from tests.make.call_me import FROM_HERE, hidden_in
from tests.make.form import LEAST, make_family
from tests.make.meetings import make_meeting
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db
MARK = "utomatiskt ifylld"


@pytest.fixture(autouse=True)
def municipalities(db: None) -> None:
    load_unit(at=timezone.now())


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(make_staff(Role.HANDLER))
    return client


@pytest.mark.parametrize(
    ("subject", "age", "is_marked"),
    [
        ("", TOO_QUICK, False),
        ("Köp nu", TOO_QUICK, True),
        ("", timedelta(), True),
    ],
)
def test_a_form_is_kept_and_marked(subject: str, age: timedelta, is_marked: bool, desk: Client) -> None:
    family = make_family()
    Draft.objects.update(started_at=timezone.now() - age)
    answer = family.register(kontakt=LEAST["kontakt"] | {"subject": subject})
    assert answer["Location"] == family.url("klart")
    lead = Lead.objects.get()
    wishes = wishes_in(lead.call_wishes)
    assert wishes is not None
    assert wishes.looks_automatic == is_marked
    assert "Köp nu" not in str(lead.answers)
    for page in ("/handlaggning/", f"/handlaggning/{lead.reference}/"):
        assert (MARK in desk.get(page).content.decode()) == is_marked, page


def test_the_family_that_fell_into_the_trap_is_told_nothing_else() -> None:
    family = make_family()
    family.go_to("granska", kontakt=LEAST["kontakt"] | {"subject": "Köp nu"})
    assert "Köp nu" not in family.get("granska").content.decode()


def test_the_trap_of_the_form_can_neither_be_seen_nor_reached() -> None:
    family = make_family()
    family.go_to("kontakt")
    page = family.get("kontakt").content.decode()
    trap = page[page.index('name="kontakt-subject"') - 300 :][:600]
    for words in ('class="visually-hidden" aria-hidden="true"', 'tabindex="-1"', 'autocomplete="off"'):
        assert words in trap
    assert "display" not in trap


@pytest.mark.parametrize(
    ("subject", "wait", "is_marked"), [("", 5, False), ("Köp nu", 5, True), ("", 1, True)]
)
def test_a_booking_is_kept_and_marked(subject: str, wait: int, is_marked: bool, desk: Client) -> None:
    meeting = make_meeting()
    address = f"/traffar/{meeting.slug}/"
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = Client()
        hidden = hidden_in(client.get(address))
        clock.shift(wait)
        told = hidden | {"name": "Kim", "email": "kim@example.se", "seats": "1", "subject": subject}
        assert client.post(address, told, headers=FROM_HERE).status_code == 303
    assert Booking.objects.get().looks_automatic == is_marked
    assert (MARK in desk.get(f"/handlaggning/traffar/{meeting.pk}/").content.decode()) == is_marked


def test_a_form_that_comes_back_with_a_fault_does_not_begin_anew() -> None:
    meeting = make_meeting()
    address = f"/traffar/{meeting.slug}/"
    hidden = hidden_in(Client().get(address))
    again = hidden_in(Client().post(address, hidden, headers=FROM_HERE))
    assert again[shown.NAME] == hidden[shown.NAME]


@pytest.mark.parametrize("text", ["", "1763000000", "x:y:z", "\x00", "1763000000:forged"])
def test_a_page_that_does_not_say_when_it_was_shown_counts_as_too_quick(text: str) -> None:
    assert shown.is_too_quick(text)
