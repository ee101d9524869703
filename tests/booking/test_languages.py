"""The calendar in English: every page and letter of it, with a switch that keeps page and tag."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from recruitment.campaigns.models import Level
from recruitment.hallway import DELIVERIES
from recruitment.meetings import reminders, scheduling
from recruitment.meetings.models import Kind, Meeting
from recruitment.outbox.delivery import deliver_next
from recruitment.staff.models import User
from tests.booking.test_pages import GUEST, HERE, token_on
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import decide_level, make_tag
from tests.make.meetings import NOW, make_booking, make_home_party, make_meeting
from tests.pages.test_languages import SWEDISH, switch
from tests.pages.test_texts import words

pytestmark = pytest.mark.django_db
MORNING = (NOW + timedelta(days=13)).replace(hour=9, minute=30)


def english_meeting(**facts: object) -> Meeting:
    return make_meeting(language="en", title="Open evening", place="Exempelgatan 1", **facts)


def main_of(html: str) -> str:
    return words(html.split("<main", 1)[1].split("</main>", 1)[0])


def test_every_page_of_the_calendar_is_there_in_english(client: Client) -> None:
    meeting = english_meeting()
    past = english_meeting(starts_at=timezone.now() - timedelta(days=2))
    full = english_meeting(capacity=1)
    make_booking(full, token="w" * 22)
    off = english_meeting()
    scheduling.call_off(off, by=User.objects.system(), at=timezone.now())
    pages = [client.get(f"/en/traffar/{one.slug}/") for one in (meeting, past, full, off)]
    token = token_on(pages[0].content.decode())
    pages += [
        client.get("/en/traffar/"),
        client.get("/en/traffar/finns-inte/"),
        client.get("/en/traffar/inbjudan/"),
        client.get(f"/en/traffar/bokning/{'w' * 22}/"),
        client.post(f"/en/traffar/{meeting.slug}/", {"token": token, **GUEST, "name": ""}, headers=HERE),
        client.post("/en/traffar/inbjudan/", {"code": "222222"}, headers=HERE),
    ]
    for page in pages:
        html = page.content.decode()
        assert '<html lang="en">' in html
        assert not SWEDISH.search(main_of(html)), SWEDISH.search(main_of(html))
        assert 'href="/traffar/' not in html.split("<main", 1)[1].split("</main>", 1)[0]


def test_a_seat_is_booked_in_english(client: Client) -> None:
    meeting = english_meeting()
    address = f"/en/traffar/{meeting.slug}/"
    token = token_on(client.get(address).content.decode())
    answer = client.post(address, {"token": token, **GUEST}, headers=HERE)
    assert answer["Location"] == f"/en/traffar/bokning/{token}/"
    assert "Welcome, you have a seat" in words(client.get(answer["Location"]).content.decode())


def test_the_switch_keeps_the_meeting_and_the_tag(client: Client) -> None:
    decide_level(Level.DECLARED)
    tag, meeting = make_tag(), make_meeting()
    html = client.get(f"/traffar/{meeting.slug}/?k={tag.code}", headers=PHONE).content.decode()
    ((url, language),) = switch(html)
    assert language == "en" and url.startswith(f"/en/traffar/{meeting.slug}/?k={tag.code}.")
    html = client.get("/en/traffar/").content.decode()
    assert switch(html) == [("/traffar/", "sv")]
    assert 'hreflang="x-default"' in html


def test_a_meeting_in_another_language_says_so_before_the_booking(client: Client) -> None:
    swedish = make_meeting()
    english = main_of(client.get(f"/en/traffar/{swedish.slug}/").content.decode())
    assert "Swedish is the language of the meeting" in english
    html = client.get(f"/en/traffar/{swedish.slug}/").content.decode()
    assert '<h1 lang="sv">Informationskväll</h1>' in html
    assert "är språket på träffen" not in main_of(client.get(f"/traffar/{swedish.slug}/").content.decode())


def test_times_are_written_as_each_language_writes_them(client: Client) -> None:
    starts = timezone.localtime().replace(hour=18, minute=0) + timedelta(days=9)
    meeting = make_meeting(starts_at=starts)
    assert "18.00 till 20.00" in main_of(client.get(f"/traffar/{meeting.slug}/").content.decode())
    assert "18:00 to 20:00" in main_of(client.get(f"/en/traffar/{meeting.slug}/").content.decode())


def letters() -> list[mail.EmailMessage]:
    while deliver_next(DELIVERIES, at=NOW + timedelta(days=60)):
        pass
    return mail.outbox


def test_every_letter_about_an_english_meeting_is_english() -> None:
    meeting = english_meeting(at=NOW, capacity=1)
    make_booking(meeting, at=NOW)
    make_booking(meeting, at=NOW, email="waits@example.se")
    letters()
    reminders.remind(MORNING)
    letters()
    moved = meeting.starts_at + timedelta(days=1)
    scheduling.change(
        meeting,
        {"starts_at": moved, "ends_at": moved + timedelta(hours=1), "capacity": 2},
        by=User.objects.system(),
        at=MORNING,
    )
    letters()
    scheduling.call_off(meeting, by=User.objects.system(), at=MORNING)
    subjects = {letter.subject for letter in letters()}
    assert subjects >= {
        "Your booking", "You are on the waiting list", "Tomorrow we meet", "The meeting has changed",
        "You have got a seat", "The meeting is called off",
    }  # fmt: skip
    for letter in mail.outbox:
        assert not SWEDISH.search(letter.body), letter.body
        for link in re.findall(r"http\S+", letter.body):
            assert "/en/traffar/" in link


def test_a_meeting_in_a_language_without_our_words_gets_swedish_letters() -> None:
    make_booking(make_meeting(at=NOW, language="fi"), at=NOW)
    (letter,) = letters()
    assert letter.subject == "Din bokning"
    assert "/fi/" not in letter.body
    assert re.search(r"(mån|tis|ons|tors|fre|lör|sön)dag", letter.body)


def test_a_home_party_is_no_more_found_in_english(client: Client) -> None:
    make_home_party(title="Kaffe hemma", language="en")
    assert "Kaffe hemma" not in client.get("/en/traffar/").content.decode()
    assert make_meeting(kind=Kind.DIGITAL).title in client.get("/en/traffar/").content.decode()
