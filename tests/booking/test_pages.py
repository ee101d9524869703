"""The calendar and its pages as a visitor meets them: warm when empty, and never a dead end."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.meetings import scheduling
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import Status
from recruitment.staff.models import User
from tests.make.meetings import make_booking, make_home_party, make_meeting

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
GUEST = {"name": "Åsa Öqvist", "email": "asa@example.se", "phone": "", "seats": "2"}


def page_of(client: Client, meeting: Meeting) -> str:
    return client.get(f"/traffar/{meeting.slug}/").content.decode()


def token_on(page: str) -> str:
    return re.search(r'name="token" value="([^"]+)"', page)[1]


def book(client: Client, meeting: Meeting, **changed: str):
    token = token_on(page_of(client, meeting))
    return client.post(f"/traffar/{meeting.slug}/", {"token": token, **GUEST, **changed}, headers=HERE)


def test_an_empty_calendar_is_kind_and_leads_on(client: Client) -> None:
    page = client.get("/traffar/").content.decode()
    assert "Ingen träff är planerad just nu" in page
    assert "/intresse/" in page


def test_the_calendar_lists_what_is_coming_and_nothing_else(client: Client) -> None:
    shown = make_meeting(title="Kväll i Falun")
    make_meeting(title="Redan varit", starts_at=timezone.now() - timedelta(hours=1))
    make_meeting(title="Inte ännu", published_from=timezone.now() + timedelta(days=1))
    make_meeting(title="Tagen ur visning", published_until=timezone.now() - timedelta(minutes=1))
    scheduling.call_off(make_meeting(title="Inställd"), by=User.objects.system(), at=timezone.now())
    page = client.get("/traffar/").content.decode()
    assert f'href="/traffar/{shown.slug}/"' in page
    for word in ("Redan varit", "Inte ännu", "Tagen ur visning", "Inställd"):
        assert word not in page


def test_a_seat_is_booked_and_confirmed(client: Client) -> None:
    meeting = make_meeting()
    answer = book(client, meeting)
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    assert "Välkommen, ni har en plats" in page or "Välkommen, du har en plats" in page
    booking = Booking.objects.get()
    assert (booking.status, booking.seats, booking.name) == (Status.BOOKED, 2, "Åsa Öqvist")
    assert "Åsa" not in page
    meeting.refresh_from_db()
    assert meeting.seats_taken == 2


def test_nothing_is_kept_on_the_device(client: Client) -> None:
    meeting = make_meeting()
    answer = book(client, meeting)
    client.get(answer["Location"])
    assert not client.cookies


def test_a_form_sent_twenty_times_is_one_booking(client: Client) -> None:
    meeting = make_meeting()
    token = token_on(page_of(client, meeting))
    pages = {
        client.post(f"/traffar/{meeting.slug}/", {"token": token, **GUEST}, headers=HERE)["Location"]
        for _time in range(20)
    }
    assert pages == {f"/traffar/bokning/{token}/"}
    assert Booking.objects.count() == 1


def test_each_drawing_of_the_form_has_a_key_of_its_own(client: Client) -> None:
    meeting = make_meeting()
    assert token_on(page_of(client, meeting)) != token_on(page_of(client, meeting))


def test_a_full_meeting_has_an_honest_waiting_list(client: Client) -> None:
    meeting = make_meeting(capacity=1)
    make_booking(meeting)
    make_booking(meeting)
    assert "väntelista" in page_of(client, meeting).lower()
    page = client.get(book(client, meeting)["Location"]).content.decode()
    assert "nummer 2" in page


def test_a_full_meeting_without_waiting_list_leads_on(client: Client) -> None:
    other = make_meeting(title="En annan kväll")
    meeting = make_meeting(capacity=1, has_waiting_list=False)
    make_booking(meeting)
    page = page_of(client, meeting)
    assert "Träffen är full" in page
    assert f"/traffar/{other.slug}/" in page
    assert 'name="token"' not in page


def test_the_last_seat_goes_while_the_form_is_written(client: Client) -> None:
    meeting = make_meeting(capacity=1, has_waiting_list=False)
    token = token_on(page_of(client, meeting))
    make_booking(meeting)
    answer = client.post(f"/traffar/{meeting.slug}/", {"token": token, **GUEST}, headers=HERE)
    assert answer.status_code == 200
    assert "Träffen är full" in answer.content.decode()
    assert Booking.objects.count() == 1


def test_past_and_called_off_meetings_say_so_and_lead_on(client: Client) -> None:
    other = make_meeting(title="En annan kväll")
    past = make_meeting(starts_at=timezone.now() - timedelta(days=3))
    off = make_meeting()
    scheduling.call_off(off, by=User.objects.system(), at=timezone.now())
    for meeting, words in ((past, "Den här träffen har varit"), (off, "Träffen är inställd")):
        answer = client.get(f"/traffar/{meeting.slug}/")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert words in page
        assert f"/traffar/{other.slug}/" in page
        assert "/intresse/" in page
        assert 'name="robots" content="noindex"' in page


def test_an_unknown_meeting_and_an_unknown_booking_lead_on(client: Client) -> None:
    other = make_meeting()
    for address in ("/traffar/finns-inte/", "/traffar/bokning/fel/", "/traffar/bokning/fel/avboka/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert f"/traffar/{other.slug}/" in answer.content.decode()


def test_a_form_from_elsewhere_books_nothing(client: Client) -> None:
    meeting = make_meeting()
    answer = client.post(f"/traffar/{meeting.slug}/", {"token": "x" * 22, **GUEST})
    assert answer.status_code == 403
    assert not Booking.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "Skriv ditt namn"),
        ({"email": ""}, "Skriv en e-postadress eller ett telefonnummer"),
        ({"email": "asa@"}, "Vi kan inte läsa e-postadressen"),
        ({"phone": "hej"}, "Vi kan inte läsa telefonnumret"),
        ({"seats": "9"}, "Välj hur många ni är"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(client: Client, changed: dict, words: str) -> None:
    meeting = make_meeting()
    page = book(client, meeting, **changed).content.decode()
    assert words in page
    assert changed.get("name") == "" or "Åsa Öqvist" in page


def test_a_booking_is_cancelled_by_a_press_and_never_by_opening_a_link(client: Client) -> None:
    meeting = make_meeting()
    page = book(client, meeting)["Location"]
    assert client.get(f"{page}avboka/").status_code == 303
    assert Booking.objects.get().status == Status.BOOKED
    assert client.post(f"{page}avboka/").status_code == 403
    for _time in range(2):
        assert client.post(f"{page}avboka/", headers=HERE).status_code == 303
    assert Booking.objects.get().status == Status.CANCELLED
    assert "avbokad" in client.get(page).content.decode()
    meeting.refresh_from_db()
    assert meeting.seats_taken == 0


def test_the_key_of_a_booking_does_not_stand_in_the_database() -> None:
    booking = make_booking(make_home_party(), token="a" * 22)
    assert booking.token_hash != booking.token
    row = Booking.objects.filter(pk=booking.pk).values().get()
    assert "a" * 22 not in str({name: bytes(v) if isinstance(v, bytes) else v for name, v in row.items()})
