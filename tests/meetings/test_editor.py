"""Communicators make meetings in the editor, and never meet whoever has booked them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from recruitment.campaigns.models import Tag
from recruitment.meetings.models import Kind, Meeting
from recruitment.municipalities.models import Municipality
from tests.make.leads import make_municipality
from tests.make.meetings import HOME, make_booking, make_home_party, make_meeting
from tests.make.plan import make_activity, make_channel
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
MEETINGS = "/admin/traffar/"


@pytest.fixture
def communicator() -> Client:
    return signed_in("communicator")


def facts(**changed: object) -> dict[str, object]:
    starts = timezone.localtime() + timedelta(days=20)
    return {
        "kind": Kind.EVENING,
        "language": "sv",
        "title": "Informationskväll",
        "about": "",
        "starts_at": starts.strftime("%Y-%m-%d %H:%M"),
        "ends_at": (starts + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M"),
        "place": "Biblioteket",
        "digital_link": "",
        "municipality": "",
        "area": "",
        "new_address": "",
        "capacity": "20",
        "has_waiting_list": "on",
        "activity": "",
        "published_from": (timezone.localtime() - timedelta(hours=1)).strftime("%Y-%m-%d %H:%M"),
        "published_until": "",
        **changed,
    }


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_meeting_is_made_with_a_tag_of_its_own(communicator: Client) -> None:
    activity = make_activity(public_label="Informationskväll")
    answer = communicator.post(f"{MEETINGS}new/", facts(activity=activity.pk))
    meeting = Meeting.objects.get()
    assert answer["Location"] == f"{MEETINGS}{meeting.pk}/"
    assert Tag.objects.get() == meeting.tag
    page = text_of(communicator, answer["Location"])
    assert f"/traffar/{meeting.slug}/?k={meeting.tag.code}" in page
    assert meeting.slug in text_of(Client(), "/traffar/")


def test_a_home_party_gets_a_code_and_its_address_is_shown_nowhere(communicator: Client) -> None:
    home = facts(kind=Kind.HOME_PARTY, title="Hemmaträff", place="", new_address=HOME)
    answer = communicator.post(f"{MEETINGS}new/", home)
    party = Meeting.objects.get()
    assert party.address == HOME
    assert party.invitation in text_of(communicator, answer["Location"])
    for address in (
        MEETINGS,
        answer["Location"],
        f"{MEETINGS}edit/{party.pk}/",
        f"{MEETINGS}history/{party.pk}/",
    ):
        assert "Kanarie" not in text_of(communicator, address)
    assert "Kanarie" not in str(list(ModelLogEntry.objects.values()))


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Hemma hos Fågelsson"},
        {"title": "Träff i Fågelbyn"},
        {"about": "Vi ses hos Karin klockan sex."},
        {"place": "Fågelbyn"},
        {"new_address": ""},
    ],
)
def test_a_home_party_that_would_tell_whose_home_it_is_is_refused(
    communicator: Client, changed: dict
) -> None:
    home = facts(kind=Kind.HOME_PARTY, title="Hemmaträff", place="", new_address=HOME) | changed
    assert communicator.post(f"{MEETINGS}new/", home).status_code == 200
    assert not Meeting.objects.exists()


def test_an_activity_named_after_a_host_is_refused(communicator: Client) -> None:
    channel = make_channel("Hemmaträffar", kind="personal")
    activity = make_activity("Hemma hos Fågelsson", channel=channel, public_label="Hemmaträff")
    home = facts(kind=Kind.HOME_PARTY, title="Hemmaträff", place="", new_address=HOME, activity=activity.pk)
    page = communicator.post(f"{MEETINGS}new/", home).content.decode()
    assert "avslöja hos vem" in page
    assert not Meeting.objects.exists()


def test_the_county_and_its_municipalities_may_be_named(communicator: Client) -> None:
    make_municipality("2080", "Falun")
    home = facts(kind=Kind.HOME_PARTY, title="Hemmaträff i Falun", place="", new_address=HOME)
    assert communicator.post(f"{MEETINGS}new/", home).status_code == 302
    assert Municipality.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"place": ""},
        {"kind": Kind.DIGITAL},
        {"ends_at": "2020-01-01 10:00"},
        {"capacity": "0"},
        {"title": "Familjen Fågelsson berättar"},
    ],
)
def test_what_cannot_be_is_said_and_not_saved(communicator: Client, changed: dict) -> None:
    assert communicator.post(f"{MEETINGS}new/", facts(**changed)).status_code == 200
    assert not Meeting.objects.exists()


def test_a_room_smaller_than_what_is_booked_is_refused_with_words(communicator: Client) -> None:
    meeting = make_meeting()
    make_booking(meeting, seats=3)
    page = communicator.post(f"{MEETINGS}edit/{meeting.pk}/", facts(capacity="2")).content.decode()
    assert "Fler platser än så är redan bokade" in page
    assert Meeting.objects.get().capacity == 10


def test_an_edit_keeps_the_kind_the_address_and_the_seats(communicator: Client) -> None:
    party = make_home_party()
    make_booking(party, seats=2)
    home = facts(kind=Kind.EVENING, title="Hemmaträff för nyfikna", place="")
    assert communicator.post(f"{MEETINGS}edit/{party.pk}/", home).status_code == 302
    party = Meeting.objects.get()
    assert (party.kind, party.address, party.seats_taken) == (Kind.HOME_PARTY, HOME, 2)
    assert party.title == "Hemmaträff för nyfikna"


def test_a_meeting_is_called_off_and_never_deleted(communicator: Client) -> None:
    meeting = make_meeting()
    assert communicator.get(f"{MEETINGS}delete/{meeting.pk}/").status_code in (302, 403, 404)
    communicator.post(f"{MEETINGS}{meeting.pk}/stall-in/")
    assert Meeting.objects.get().is_cancelled


def test_whoever_has_booked_stands_on_no_page_of_the_editor(communicator: Client) -> None:
    meeting = make_meeting()
    booking = make_booking(meeting, name="Kanarina Fågelsson", email="kanarina@example.se")
    for address in (
        MEETINGS,
        f"{MEETINGS}{meeting.pk}/",
        f"{MEETINGS}edit/{meeting.pk}/",
        f"{MEETINGS}?q=Kanarina",
    ):
        page = text_of(communicator, address).replace('value="Kanarina"', "")
        assert "kanarina@" not in page
        assert "Kanarina F" not in page
        assert booking.reference not in page
